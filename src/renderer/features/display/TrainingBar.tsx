import { GraduationCap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './TrainingBar.module.css';

export function TrainingBar() {
  const { i18n } = useTranslation();
  return (
    <header className={styles.bar}>
      <GraduationCap aria-hidden />
      <span lang="zh-CN">{i18n.getFixedT('zh-CN')('display.training')}</span>
      <span lang="en">{i18n.getFixedT('en')('display.training')}</span>
    </header>
  );
}
