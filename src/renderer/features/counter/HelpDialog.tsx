import { Keyboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../shared/channel';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import type { Keys } from './deeds';
import styles from './HelpDialog.module.css';

type HelpDialogProps = {
  readonly keys: Keys;
  readonly channels: readonly Channel[];
  readonly helpLine: string;
  readonly onClose: () => void;
};

const DEEDS = [
  'help',
  'next-person',
  'add-person',
  'orders',
  'pay-list',
  'all-or-none',
  'change-channel',
  'payer-code',
  'ask-now',
  'print',
  'back',
] as const;

/** For the first hour at the counter: the way, every key, and what to do when something is wrong. */
export function HelpDialog({ keys, channels, helpLine, onClose }: HelpDialogProps) {
  const { t } = useTranslation();
  const flow = ['find', 'check', 'pay', 'finish'] as const;
  const fixed = [
    ['↑ ↓', t('counter.help.move')],
    ['Enter', t('counter.help.enter')],
    ['Space', t('counter.help.space')],
    ['Tab', t('counter.help.tab')],
  ] as const;
  const named = [
    ...DEEDS.filter((deed) => keys.keyOf(deed) !== '').map(
      (deed) => [keys.keyOf(deed), t(`counter.say.${deed}`)] as const,
    ),
    [keys.keyOf('desk'), t('desk.say')] as const,
    ...channels.map(
      (channel) =>
        [
          keys.keyOf(`pay-${channel}`),
          t('counter.say.pay', { channel: t(`channel.name.${channel}`) }),
        ] as const,
    ),
  ];
  return (
    <Dialog
      title={t('counter.help.title')}
      icon={Keyboard}
      onDismiss={onClose}
      actions={
        <Button look="primary" size="large" autoFocus onPress={onClose}>
          {t('nav.close')}
        </Button>
      }
    >
      <div className={styles.help}>
        <h3>{t('counter.help.flow')}</h3>
        <ol className={styles.flow}>
          {flow.map((step) => (
            <li key={step}>{t(`counter.help.flowSteps.${step}`)}</li>
          ))}
        </ol>
        <h3>{t('counter.help.keys')}</h3>
        <dl className={styles.keys}>
          {[...named, ...fixed].map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key.replace('Escape', 'Esc')}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <h3>{t('counter.help.trouble')}</h3>
        <p>{t('counter.help.paidNotShown')}</p>
        <p>{t('counter.help.leaveUnknown')}</p>
        <p>{t('counter.help.printFailed')}</p>
        <p>{helpLine}</p>
      </div>
    </Dialog>
  );
}
