import { ArrowLeftRight, MessageCircleQuestionMark, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import type { CounterState } from './counter-state';
import { isPossible, type Deed, type Keys } from './deeds';
import styles from './PayPart.module.css';

type PayActionsProps = {
  readonly state: CounterState;
  readonly keys: Keys;
  readonly onDeed: (deed: Deed) => void;
  readonly onCancel: () => void;
};

/** What can be done about a code that somebody may be paying. */
export function PayActions({ state, keys, onDeed, onCancel }: PayActionsProps) {
  const { t } = useTranslation();
  const asking = state.busy.includes('pay');
  return (
    <div className={styles.actions}>
      <Button
        wide
        icon={MessageCircleQuestionMark}
        keyHint={keys.keyOf('ask-now')}
        pending={asking}
        onPress={() => onDeed('ask-now')}
      >
        {asking ? t('pay.asking') : t('counter.key.ask-now')}
      </Button>
      <div className={styles.pair}>
        <Button
          icon={ArrowLeftRight}
          keyHint={keys.keyOf('change-channel')}
          disabled={!isPossible(state, 'change-channel')}
          onPress={() => onDeed('change-channel')}
        >
          {t('counter.key.change-channel')}
        </Button>
        <Button icon={X} keyHint={keys.keyOf('back')} onPress={onCancel}>
          {t('counter.key.cancel')}
        </Button>
      </div>
    </div>
  );
}
