import type { AlipayServer } from '../servers/alipay/alipay-server.ts';
import type { AlipayCall } from '../servers/faults/fault-kinds.ts';
import { precreateOrder, type AlipayExec } from './alipay-sdk.ts';
import { NUMBERS } from './wechat-samples.ts';

/** For every call the steps before it, and then the call itself, ready to be made. */
export function alipaySteps(server: AlipayServer, exec: AlipayExec) {
  const numbers = NUMBERS('step');
  const create = (number: string) => exec('alipay.trade.precreate', precreateOrder(number));
  const scanned = async () => {
    const number = numbers();
    const { qr_code } = await create(number);
    server.people.scan(String(qr_code));
    return number;
  };
  const paid = async () => {
    const number = await scanned();
    server.people.pay(number);
    return number;
  };
  const refund = (number: string) =>
    exec('alipay.trade.refund', {
      out_trade_no: number,
      refund_amount: '1.00',
      out_request_no: `r${number}`,
    });

  return async (call: AlipayCall): Promise<() => Promise<Record<string, unknown>>> => {
    switch (call) {
      case 'create': {
        const number = numbers();
        return () => create(number);
      }
      case 'query': {
        const number = await scanned();
        return () => exec('alipay.trade.query', { out_trade_no: number });
      }
      case 'close': {
        const number = await scanned();
        return () => exec('alipay.trade.close', { out_trade_no: number });
      }
      case 'cancel': {
        const number = await scanned();
        return () => exec('alipay.trade.cancel', { out_trade_no: number });
      }
      case 'refund': {
        const number = await paid();
        return () => refund(number);
      }
      case 'query-refund': {
        const number = await paid();
        await refund(number);
        return () =>
          exec('alipay.trade.fastpay.refund.query', { out_trade_no: number, out_request_no: `r${number}` });
      }
      case 'pay': {
        const order = { ...precreateOrder(numbers()), scene: 'bar_code' };
        return () => exec('alipay.trade.pay', { ...order, auth_code: server.people.showCode() });
      }
      case 'statement':
      case 'download':
        throw new Error('statements have tests of their own');
    }
  };
}
