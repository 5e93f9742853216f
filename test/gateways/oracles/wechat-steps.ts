import type { WechatCall } from '../servers/faults/fault-kinds.ts';
import type { WechatServer } from '../servers/wechat/wechat-server.ts';
import { nativeOrder, NUMBERS, refundOf } from './wechat-samples.ts';
import type { SdkAnswer, WechatSdk } from './wechat-sdk.ts';

/** Orders in the states that calls need. */
function wechatActs(server: WechatServer, sdk: WechatSdk) {
  const numbers = NUMBERS('step');
  const { mchid, appid } = server.merchant;
  const byNumber = (number: string) => `v3/pay/transactions/out-trade-no/${number}`;
  const create = (number: string) =>
    sdk.send('v3/pay/transactions/native', 'post', nativeOrder(server, number));
  const made = async () => {
    const number = numbers();
    const { data } = await create(number);
    return { number, code: String(data['code_url']) };
  };
  const paid = async () => {
    const { number, code } = await made();
    server.people.scanAndPay(code);
    return number;
  };
  const v2 = (path: string, fields: object) =>
    sdk.send(`v2${path}`, 'post', { appid, mch_id: mchid, ...fields }, { security: path.includes('secapi') });
  const micropay = (number: string) =>
    v2('/pay/micropay', {
      body: '考试费',
      out_trade_no: number,
      total_fee: 12_000,
      spbill_create_ip: '127.0.0.1',
      auth_code: server.people.showCode(),
    });
  const byCode = async () => {
    const number = numbers();
    await micropay(number);
    // The platform takes no reversal within 15 s; the ledger's trade is made that old.
    const trade = server.ledger.trade(number);
    if (trade !== null) Object.assign(trade, { createdAt: trade.createdAt - 16_000 });
    return number;
  };
  const refund = (number: string, refundNumber: string) =>
    sdk.send('v3/refund/domestic/refunds', 'post', refundOf(number, refundNumber, 100));

  return { numbers, byNumber, create, made, paid, v2, micropay, byCode, refund };
}

/** For every call the steps before it, and then the call itself, ready to be made. */
export function wechatSteps(server: WechatServer, sdk: WechatSdk) {
  const { mchid, appid } = server.merchant;
  const { numbers, byNumber, create, made, paid, v2, micropay, byCode, refund } = wechatActs(server, sdk);
  return async (call: WechatCall): Promise<() => Promise<SdkAnswer>> => {
    switch (call) {
      case 'create': {
        const number = numbers();
        return () => create(number);
      }
      case 'query': {
        const { number } = await made();
        return () => sdk.send(byNumber(number), 'get', undefined, { params: { mchid } });
      }
      case 'close': {
        const { number } = await made();
        return () => sdk.send(`${byNumber(number)}/close`, 'post', { mchid });
      }
      case 'refund': {
        const number = await paid();
        return () => refund(number, `r${number}`);
      }
      case 'query-refund': {
        const number = await paid();
        await refund(number, `r${number}`);
        return () => sdk.send(`v3/refund/domestic/refunds/r${number}`, 'get');
      }
      case 'codepay': {
        const { notify_url: _none, ...order } = nativeOrder(server, numbers());
        const body = {
          ...order,
          payer: { auth_code: server.people.showCode() },
          scene_info: { device_ip: '127.0.0.1', store_info: { out_id: 'hall-1' } },
        };
        return () => sdk.send('v3/pay/transactions/codepay', 'post', body);
      }
      case 'reverse': {
        const number = await byCode();
        return () => sdk.send(`${byNumber(number)}/reverse`, 'post', { appid, mchid });
      }
      case 'v2-pay': {
        const number = numbers();
        return () => micropay(number);
      }
      case 'v2-query': {
        const number = await byCode();
        return () => v2('/pay/orderquery', { out_trade_no: number });
      }
      case 'v2-reverse': {
        const number = await byCode();
        return () => v2('/secapi/pay/reverse', { out_trade_no: number });
      }
      case 'certificates':
        return () => sdk.send('v3/certificates', 'get');
      case 'statement':
      case 'download':
        throw new Error('statements have tests of their own');
    }
  };
}
