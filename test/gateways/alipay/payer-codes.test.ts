import { describe, expect, it } from 'vitest';
import { shanghaiDateTime } from '../../../src/shared/time-zone';
import type { PaymentGateway } from '../../../src/main/ports';
import { done, NUMBER, refused, scripted, terms, type Reply } from './scripted-alipay';

const CODE = '284776044441477959';

function codesOf(gateway: PaymentGateway) {
  if (gateway.payerCode === null) throw new Error('no payer codes');
  return gateway.payerCode;
}

describe('a payer’s own code', () => {
  it('is not offered without the contract', async () => {
    const { gateway } = await scripted(() => done(), { settings: { payerCode: false } });
    expect(gateway.payerCode).toBeNull();
  });

  it('is sent once, with the end of the wait for a password', async () => {
    const { gateway, heard } = await scripted(() => done({ trade_no: '1', total_amount: '120.00' }));
    expect(await codesOf(gateway).pay(terms, CODE)).toEqual({ kind: 'sent' });
    expect(heard).toMatchObject([
      {
        method: 'alipay.trade.pay',
        biz: {
          out_trade_no: NUMBER,
          scene: 'bar_code',
          auth_code: CODE,
          total_amount: '120.00',
          time_expire: shanghaiDateTime(terms.expiresAt),
          product_code: 'FACE_TO_FACE_PAYMENT',
        },
      },
    ]);
  });

  it.each([
    '',
    '13012345678901234',
    '2847760444414779',
    '310105199001011234',
    '2847760444414779591234567',
    `${CODE} `,
    'x',
  ])('is refused before anything goes out when it cannot be one: %j', async (code) => {
    const { gateway, heard } = await scripted(() => done());
    const answer = await codesOf(gateway).pay(terms, code);
    // 16 digits are the shortest that Alipay gives.
    if (code === '2847760444414779') expect(answer.kind).toBe('sent');
    else expect(answer).toMatchObject({ kind: 'refused', reason: 'bad-request' });
    expect(heard).toHaveLength(code === '2847760444414779' ? 1 : 0);
  });

  it.each<[string, Reply, object]>([
    ['the password is awaited', refused('', {}, '10003'), { kind: 'sent' }],
    ['20000', refused('isp.unknow-error', {}, '20000'), { kind: 'sent' }],
    ['paid already', refused('ACQ.TRADE_HAS_SUCCESS'), { kind: 'sent' }],
    ['a system error', refused('ACQ.SYSTEM_ERROR'), { kind: 'no-answer', why: 'gateway-error' }],
    [
      'the number is in use',
      refused('ACQ.CONTEXT_INCONSISTENT'),
      { kind: 'no-answer', why: 'gateway-error' },
    ],
    ['a reason nobody knows', refused('ACQ.NEVER_HEARD_OF'), { kind: 'no-answer', why: 'gateway-error' }],
    ['a stale code', refused('ACQ.PAYMENT_AUTH_CODE_INVALID'), { kind: 'refused', reason: 'bad-request' }],
    ['no money', refused('ACQ.BUYER_BALANCE_NOT_ENOUGH'), { kind: 'refused', reason: 'not-enough-funds' }],
    [
      'no permission',
      refused('isv.insufficient-isv-permissions', {}, '40006'),
      { kind: 'refused', reason: 'not-permitted' },
    ],
    [
      'another number',
      refused('ACQ.PAYMENT_AUTH_CODE_INVALID', { out_trade_no: 'K2' }),
      { kind: 'no-answer', why: 'unverified' },
    ],
    ['another number, paid', done({ out_trade_no: 'K2' }), { kind: 'no-answer', why: 'unverified' }],
    ['another amount', done({ total_amount: '1.00' }), { kind: 'no-answer', why: 'unverified' }],
    [
      'unsigned refusal',
      { body: '{"alipay_trade_pay_response":{"code":"40004","sub_code":"ACQ.PAYMENT_FAIL"}}' },
      { kind: 'no-answer', why: 'unverified' },
    ],
  ])('is answered: %s', async (_, reply, expected) => {
    const { gateway } = await scripted(() => reply);
    expect(await codesOf(gateway).pay(terms, CODE)).toMatchObject(expected);
  });

  it.each([
    ['signed', true],
    ['unsigned', false],
  ])('never comes out again, though Alipay repeats the request in its %s refusal', async (_, isSigned) => {
    const node = {
      code: '40002',
      sub_code: 'isv.invalid-signature',
      sub_msg: `验签出错，网关生成的验签字符串为：app_id=1&biz_content={"auth_code":"${CODE}"}`,
    };
    const other = { code: '40004', sub_code: 'ACQ.NEVER_HEARD_OF', sub_msg: `auth_code ${CODE} 无效` };
    for (const said of [node, other]) {
      const reply = isSigned ? { node: said } : { body: JSON.stringify({ alipay_trade_pay_response: said }) };
      const { gateway, lines } = await scripted(() => reply);
      const answer = await codesOf(gateway).pay(terms, CODE);
      expect(JSON.stringify([answer, lines])).not.toContain(CODE);
    }
  });

  it.each([
    'code',
    'sub_code',
    'sub_msg',
    'msg',
    'out_trade_no',
    'total_amount',
    'seller_id',
    'retry_flag',
    'trade_no',
  ])('never comes out again from an answer that repeats it as its %s', async (field) => {
    for (const node of [refused('ACQ.PAYMENT_FAIL').node, done().node]) {
      const said = { ...node, [field]: CODE };
      for (const reply of [
        { node: said },
        { body: JSON.stringify({ alipay_trade_pay_response: said, sign: 'x' }) },
        { body: JSON.stringify({ error_response: said }) },
      ]) {
        const { gateway, lines } = await scripted(() => reply);
        const answers = [await codesOf(gateway).pay(terms, CODE)];
        expect(JSON.stringify([answers, lines])).not.toContain(CODE);
      }
    }
  });

  it('of a refused signature only the code is kept, nothing of the request that its text repeats', async () => {
    const node = {
      code: '40002',
      sub_code: 'isv.invalid-signature',
      sub_msg: '验签出错：biz_content={"auth_code":"28 47"}',
    };
    const { gateway } = await scripted(() => ({ node }));
    expect(await codesOf(gateway).pay(terms, CODE)).toEqual({
      kind: 'refused',
      reason: 'not-permitted',
      detail: 'isv.invalid-signature',
    });
  });

  it('never comes out of a call that broke either', async () => {
    const { gateway, lines } = await scripted(() => ({ act: (response) => response.destroy() }));
    const answer = await codesOf(gateway).pay(terms, CODE);
    expect(answer.kind).toBe('no-answer');
    expect(JSON.stringify([answer, lines])).not.toContain(CODE);
  });
});

describe('taking a payer’s code back', () => {
  it.each<[string, Reply, object]>([
    ['closed', done({ retry_flag: 'N', action: 'close' }), { kind: 'reversed' }],
    ['given back', done({ retry_flag: 'N', action: 'refund' }), { kind: 'reversed' }],
    ['never there', { node: { code: '10000', retry_flag: 'N', action: 'absent' } }, { kind: 'reversed' }],
    ['no such trade', refused('ACQ.TRADE_NOT_EXIST'), { kind: 'reversed' }],
    ['once more', done({ retry_flag: 'Y' }), { kind: 'again' }],
    ['once more after a failure', refused('ACQ.SYSTEM_ERROR', { retry_flag: 'Y' }), { kind: 'again' }],
    ['a system error', refused('AQC.SYSTEM_ERROR'), { kind: 'no-answer', why: 'gateway-error' }],
    ['too late', refused('ACQ.TRADE_CANCEL_TIME_OUT'), { kind: 'refused', reason: 'other' }],
    [
      'no money to give back',
      refused('ACQ.SELLER_BALANCE_NOT_ENOUGH', { retry_flag: 'N' }),
      { kind: 'refused', reason: 'not-enough-funds' },
    ],
    [
      'another number',
      done({ out_trade_no: 'K2', action: 'close' }),
      { kind: 'no-answer', why: 'unverified' },
    ],
  ])('is answered: %s', async (_, reply, expected) => {
    const { gateway, heard } = await scripted(() => reply);
    expect(await codesOf(gateway).reverse(NUMBER)).toMatchObject(expected);
    expect(heard).toMatchObject([{ method: 'alipay.trade.cancel', biz: { out_trade_no: NUMBER } }]);
  });
});
