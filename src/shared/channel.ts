import { z } from 'zod';

/** Payment channels (支付渠道) of product.md. Which of them an installation offers is configuration. */
export const channelSchema = z.enum(['wechat', 'alipay', 'unionpay', 'ccb', 'yeepay', 'office-platform']);
export type Channel = z.infer<typeof channelSchema>;
