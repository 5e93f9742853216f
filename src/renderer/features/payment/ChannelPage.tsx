import { CircleQuestionMark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../shared/channel';
import type { OrderView } from '../../../shared/payment-view';
import { useSayings } from '../../i18n/use-sayings';
import { Button } from '../../ui/Button';
import { Choice } from '../../ui/Choice';
import { Figure } from '../../ui/Figure';
import { Notice } from '../../ui/Notice';
import { Screen, type ScreenFrame } from '../../ui/Screen';
import { CHANNEL_ICONS } from '../../looks/channel-icons';
import { OrderFacts } from './OrderFacts';

type ChannelPageProps = {
  readonly order: OrderView;
  readonly channels: readonly Channel[];
  readonly earlierCodeAlive: boolean;
  readonly frame: ScreenFrame;
  readonly onChoose: (channel: Channel) => void;
  readonly onNoPhone: () => void;
};

export function ChannelPage(props: ChannelPageProps) {
  const { order, channels, earlierCodeAlive } = props;
  const { t } = useTranslation();
  const { money } = useSayings();
  return (
    <Screen
      {...props.frame}
      title={t('channel.title')}
      lead={t('channel.lead')}
      controls={
        <>
          {channels.map((channel) => (
            <Choice
              key={channel}
              icon={CHANNEL_ICONS[channel]}
              title={t(`channel.name.${channel}`)}
              detail={t(`channel.how.${channel}`)}
              onPress={() => props.onChoose(channel)}
            />
          ))}
          <Button icon={CircleQuestionMark} onPress={props.onNoPhone}>
            {t('channel.noPhone')}
          </Button>
        </>
      }
    >
      {earlierCodeAlive && (
        <Notice tone="warn" say="status">
          {t('channel.earlierCode')}
        </Notice>
      )}
      <Figure label={t('channel.total')} value={money(order.total)} />
      <OrderFacts order={order} merchantName={null} />
    </Screen>
  );
}
