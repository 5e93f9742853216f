import { CircleCheck, House, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FeeList } from '../../../shared/fee-view';
import { Button } from '../../ui/Button';
import { MessageScreen } from '../../ui/MessageScreen';
import type { ScreenFrame } from '../../ui/Screen';
import { FeeLine } from './FeeLine';
import styles from './FeeLine.module.css';

type NothingDuePageProps = {
  readonly fees: FeeList;
  readonly frame: ScreenFrame;
  readonly onAnother: () => void;
  readonly onEnd: () => void;
};

export function NothingDuePage({ fees, frame, onAnother, onEnd }: NothingDuePageProps) {
  const { t } = useTranslation();
  const { items } = fees;
  return (
    <MessageScreen
      frame={frame}
      title={t('nothingDue.title')}
      lead={items.length === 0 ? t('nothingDue.noItems') : t('nothingDue.lead')}
      icon={CircleCheck}
      tone="good"
      aside={
        <ul className={styles.list}>
          {items.map((item) => (
            <FeeLine key={item.feeItemId} item={item} asking={false} onContinue={null} />
          ))}
        </ul>
      }
      actions={
        <>
          <Button look="primary" size="start" wide icon={House} onPress={onEnd}>
            {t('nav.end')}
          </Button>
          <Button size="large" wide icon={UsersRound} onPress={onAnother}>
            {t('group.another')}
          </Button>
        </>
      }
    />
  );
}
