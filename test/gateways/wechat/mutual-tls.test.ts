import { expect, onTestFinished, test } from 'vitest';
import { createHttpCaller } from '../../../src/main/http/http-caller';
import { fen } from '../../../src/shared/money';
import { selfSigned } from '../../fakes/self-signed';
import { startWechatServer } from '../servers/wechat/wechat-server.ts';
import { clientOf, settingsFor } from './served-wechat';

const stranger = selfSigned({ commonName: 'stranger', serial: '09' });

async function bench(shown: { cert: string; key: string } | 'own') {
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead, monotonic: () => performance.now() + ahead };
  const server = await startWechatServer({ clock, tls: true });
  onTestFinished(() => server.close());
  const settings = settingsFor(server, {});
  if (settings.v2 === null) throw new Error('no v2');
  const certificate = shown === 'own' ? settings.v2.certificate : shown;
  const roots = server.merchant.platformCertificate.pem;
  const gateway = clientOf({ ...settings, v2: { ...settings.v2, certificate } }, clock, (client, timers) =>
    createHttpCaller({ clock, timers, client, roots }),
  );
  const terms = {
    outTradeNo: 'K20261123mtls01',
    amount: fen(12_000),
    description: '报名费',
    expiresAt: clock.now() + 60_000,
  };
  return {
    server,
    gateway,
    terms,
    push: (ms: number) => {
      ahead += ms;
    },
  };
}

test.each([
  ['our own', 'own', { kind: 'reversed' }],
  ["a stranger's", { cert: stranger.cert, key: stranger.key }, { kind: 'no-answer', why: 'unverified' }],
] as const)('a reversal that shows %s certificate', async (_whose, shown, expected) => {
  const { server, gateway, terms, push } = await bench(shown);
  const code = server.people.showCode('asks-password');
  expect(await gateway.payerCode?.pay(terms, code)).toEqual({ kind: 'sent' });
  push(16_000);
  expect(await gateway.payerCode?.reverse(terms.outTradeNo)).toMatchObject(expected);
  expect(server.ledger.trade(terms.outTradeNo)?.state).toBe(shown === 'own' ? 'reversed' : 'paying');
});
