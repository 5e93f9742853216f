import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../shared/channel';
import type { PaymentView } from '../../../shared/payment-view';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { CHANNEL_ICONS } from '../../looks/channel-icons';
import type { CounterState } from './counter-state';
import { isPossible, type Deed, type Keys } from './deeds';
import styles from './PayPart.module.css';

type ChooseChannelProps = {
  readonly state: CounterState;
  readonly channels: readonly Channel[];
  readonly keys: Keys;
  readonly earlier: PaymentView | null;
  readonly onDeed: (deed: Deed) => void;
};

/** One key, one channel. What became of the code before it stands above. */
export function ChooseChannel({ state, channels, keys, earlier, onDeed }: ChooseChannelProps) {
  const { t } = useTranslation();
  const ended = earlier?.standing === 'closed' ? (earlier.closedBecause ?? 'left') : null;
  return (
    <>
      {earlier !== null && ended === null && (
        <Notice tone="warn" say="status">
          {t('counter.pay.earlier')}
        </Notice>
      )}
      {ended !== null && (
        <Notice tone="info" say="status">
          {t(`counter.pay.ended.${ended}`)}
          {ended === 'refused' && earlier?.refusedFor != null && (
            <p>{t(`refusal.${earlier.method}.${earlier.refusedFor}`)}</p>
          )}
        </Notice>
      )}
      <div className={styles.channels}>
        {channels.map((channel) => {
          const deed: Deed = `pay-${channel}`;
          return (
            <Button
              key={channel}
              look="primary"
              size="large"
              wide
              icon={CHANNEL_ICONS[channel]}
              keyHint={keys.keyOf(deed)}
              disabled={!isPossible(state, deed)}
              onPress={() => onDeed(deed)}
            >
              {t(`channel.name.${channel}`)}
            </Button>
          );
        })}
      </div>
    </>
  );
}
