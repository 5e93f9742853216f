import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import styles from './Both.module.css';

type BothProps = {
  readonly say: (t: TFunction) => string;
  /** Beside each other, where a line is short and height is dear. */
  readonly inline?: boolean;
};

/** The same words in both languages, Chinese first: nobody chooses a language in front of this screen. */
export function Both({ say, inline = false }: BothProps) {
  const { i18n } = useTranslation();
  return (
    <span className={styles.both} data-inline={inline}>
      <span lang="zh-CN">{say(i18n.getFixedT('zh-CN'))}</span>{' '}
      <span lang="en" className={styles.second}>
        {say(i18n.getFixedT('en'))}
      </span>
    </span>
  );
}
