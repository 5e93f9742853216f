import { UserRoundMinus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import styles from './PersonHead.module.css';

type PersonHeadProps = {
  readonly name: string;
  readonly maskedDocument: string;
  /** null: whoever stands here stays. */
  readonly onRemove: (() => void) | null;
};

/** Whose fees follow; wrong-person shield where several are paid for. */
export function PersonHead({ name, maskedDocument, onRemove }: PersonHeadProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.head}>
      <h2>
        {name} <span className={styles.document}>{maskedDocument}</span>
      </h2>
      {onRemove !== null && (
        <Button icon={UserRoundMinus} label={t('group.removeWho', { name })} onPress={onRemove}>
          {t('group.remove')}
        </Button>
      )}
    </div>
  );
}
