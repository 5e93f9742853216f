import type { PaymentView } from '../../../shared/payment-view';
import { Both } from './Both';
import styles from './PayingFacts.module.css';

/** Wrong-person shield: who and what is paid for, masked (product.md). */
export function PayingFacts({ view }: { readonly view: PaymentView }) {
  const { lines } = view.order;
  const [first] = lines;
  if (first === undefined) return null;
  const exams = [...new Set(lines.map((line) => line.examName))];
  return (
    <dl className={styles.facts}>
      <div>
        <dt>
          <Both say={(t) => t('display.candidate')} />
        </dt>
        <dd>
          {first.candidateName} <span className={styles.figures}>{first.maskedDocument}</span>
        </dd>
      </div>
      <div>
        <dt>
          <Both say={(t) => t('display.items')} />
        </dt>
        <dd>
          {lines.length === 1 ? (
            `${first.examName} ${first.feeItemName}`
          ) : (
            <>
              {exams.join(' ')} <Both say={(t) => t('display.more', { number: lines.length })} inline />
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>
          <Both say={(t) => t('display.merchant')} />
        </dt>
        <dd>{view.merchantName}</dd>
      </div>
    </dl>
  );
}
