import { ArrowRight, IdCard, QrCode, ReceiptText } from 'lucide-react';
import type { AppInfo } from '../../../shared/app-info';
import { Both } from './Both';
import styles from './WelcomeScene.module.css';

const STEPS = [
  { step: 'document', icon: IdCard },
  { step: 'scan', icon: QrCode },
  { step: 'receipt', icon: ReceiptText },
] as const;

/** Whose counter this is and what happens here, while nobody is paying. */
export function WelcomeScene({ institution }: { readonly institution: AppInfo['institution'] }) {
  return (
    <main className={styles.scene}>
      <div className={styles.banner}>
        <p lang="zh-CN" className={styles.institution}>
          {institution.zh}
        </p>
        <p lang="en">{institution.en}</p>
      </div>
      <div className={styles.middle}>
        <h1>
          <Both say={(t) => t('display.ready')} />
        </h1>
        <ol className={styles.steps}>
          {STEPS.map(({ step, icon: Icon }, index) => (
            <li key={step}>
              {index > 0 && <ArrowRight aria-hidden className={styles.arrow} />}
              <span className={styles.step}>
                <Icon aria-hidden className={styles.picture} />
                <Both say={(t) => t(`display.steps.${step}`)} />
              </span>
            </li>
          ))}
        </ol>
      </div>
    </main>
  );
}
