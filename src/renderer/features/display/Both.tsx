import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import styles from './Both.module.css';

type BothProps = { readonly say: (t: TFunction) => string };

/** The same words in both languages, Chinese first: nobody chooses a language in front of this screen. */
export function Both({ say }: BothProps) {
  const { i18n } = useTranslation();
  return (
    <span className={styles.both}>
      <span lang="zh-CN">{say(i18n.getFixedT('zh-CN'))}</span>{' '}
      <span lang="en" className={styles.second}>
        {say(i18n.getFixedT('en'))}
      </span>
    </span>
  );
}
