import {
  Building2,
  CreditCard,
  Landmark,
  MessageCircle,
  QrCode,
  Wallet,
  type LucideIcon,
} from 'lucide-react';
import type { Channel } from '../../shared/channel';

/** Neutral pictures; the names say which channel it is. */
export const CHANNEL_ICONS: Readonly<Record<Channel, LucideIcon>> = {
  wechat: MessageCircle,
  alipay: Wallet,
  unionpay: CreditCard,
  ccb: Landmark,
  yeepay: QrCode,
  'office-platform': Building2,
};
