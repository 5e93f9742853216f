import type { WechatServer } from '../servers/wechat/wechat-server.ts';

/** Numbers of 12 characters, never the same twice in a file. */
export function NUMBERS(prefix: string): () => string {
  let count = 0;
  return () => `${prefix}${(count++).toString().padStart(12 - prefix.length, '0')}`;
}

export function nativeOrder(server: WechatServer, outTradeNo: string) {
  return {
    appid: server.merchant.appid,
    mchid: server.merchant.mchid,
    description: '二级建造师考试费, "综合"',
    out_trade_no: outTradeNo,
    notify_url: 'https://pay.example.com/notify',
    amount: { total: 12_000, currency: 'CNY' },
  };
}

export function refundOf(outTradeNo: string, outRefundNo: string, refund: number) {
  return {
    out_trade_no: outTradeNo,
    out_refund_no: outRefundNo,
    reason: '重复缴费',
    amount: { refund, total: 12_000, currency: 'CNY' },
  };
}
