import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Channel } from '../../../shared/channel';
import { Unseen } from '../../ui/Unseen';
import type { Counter } from './counter';
import { isPossible, type Deed, type Keys } from './deeds';
import styles from './KeyStrip.module.css';

type KeyStripProps = {
  readonly counter: Counter;
  readonly channels: readonly Channel[];
  readonly keys: Keys;
  readonly onDeed: (deed: Deed) => void;
};

const BEFORE_CHANNELS = [
  'next-person',
  'add-person',
  'orders',
  'pay-list',
  'all-or-none',
  'change-channel',
] as const;
const PAYER_CODE = ['payer-code'] as const;
const AFTER_CHANNELS = ['ask-now', 'print', 'back'] as const;

/** Every key with what it does, in the order of the keyboard; each is a button too. */
export function KeyStrip({ counter, channels, keys, onDeed }: KeyStripProps) {
  const { t } = useTranslation();
  // Only where a channel takes the payer's own code.
  const payerCode = PAYER_CODE.filter((deed) => keys.keyOf(deed) !== '');
  const deeds: readonly Deed[] = [
    'help',
    'desk',
    ...BEFORE_CHANNELS,
    ...payerCode,
    ...channels.map((channel): Deed => `pay-${channel}`),
    ...AFTER_CHANNELS,
  ];
  const possible = useStore(
    counter.store,
    useShallow((state) => deeds.filter((deed) => isPossible(state, deed))),
  );
  const key = (deed: Deed, word: string, say: string) => (
    <AriaButton
      key={deed}
      className={styles.key ?? ''}
      isDisabled={!possible.includes(deed)}
      onPress={() => onDeed(deed)}
      aria-keyshortcuts={keys.keyOf(deed)}
    >
      <kbd>{keys.keyOf(deed).replace('Escape', 'Esc')}</kbd>
      <span>{word}</span>
      <Unseen>{say}</Unseen>
    </AriaButton>
  );
  return (
    <div role="toolbar" aria-label={t('counter.parts.keys')} className={styles.strip}>
      {key('help', t('counter.key.help'), t('counter.say.help'))}
      {key('desk', t('desk.key'), t('desk.say'))}
      {[...BEFORE_CHANNELS, ...payerCode].map((deed) =>
        key(deed, t(`counter.key.${deed}`), t(`counter.say.${deed}`)),
      )}
      {channels.map((channel) => {
        const name = t(`channel.name.${channel}`);
        return key(`pay-${channel}`, name, t('counter.say.pay', { channel: name }));
      })}
      {AFTER_CHANNELS.map((deed) => key(deed, t(`counter.key.${deed}`), t(`counter.say.${deed}`)))}
    </div>
  );
}
