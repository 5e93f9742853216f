import { describe, expect, it } from 'vitest';
import { NUMBER, refused, scripted, signedBody, type Reply } from './scripted-alipay';

const NOW = Date.UTC(2026, 10, 23, 9, 0, 0, 250);
const ABSENT = refused('ACQ.TRADE_NOT_EXIST', { out_trade_no: NUMBER });

/** An answer given at a time of the gateway's. */
function at(offsetMs: number): Reply {
  return { ...ABSENT, headers: { date: new Date(NOW + offsetMs).toUTCString() } };
}

async function ask(reply: Reply) {
  const { gateway } = await scripted(() => reply, { now: () => NOW });
  const answer = await gateway.query(NUMBER);
  return { time: 'gatewayNow' in answer ? answer.gatewayNow - NOW : null, drift: gateway.clockDriftMs() };
}

describe('the time that an answer vouches for', () => {
  it('is the gateway’s own, as far as its Date header knows it', async () => {
    const { time, drift } = await ask(at(20_000));
    expect(time).toBeGreaterThan(19_000);
    expect(time).toBeLessThan(21_000);
    expect(drift).toBe(time);
  });

  it('is behind ours when the gateway says so, however far', async () => {
    const { time } = await ask(at(-3_600_000));
    expect(time).toBeLessThan(-3_598_000);
  });

  it('is never more than a minute ahead of ours, while the drift is shown as it is', async () => {
    const { time, drift } = await ask(at(3_600_000));
    expect(time).toBe(60_000);
    expect(drift).toBeGreaterThan(3_598_000);
  });

  it.each([
    ['no Date', { 'x-date': 'none' }],
    ['a Date nobody can read', { date: 'tomorrow' }],
  ])('is none at all with %s', async (_, headers) => {
    const body = signedBody('alipay.trade.query', ABSENT.node);
    const { time, drift } = await ask({
      act: (response) => {
        response.sendDate = false;
        response.writeHead(200, headers).end(body);
      },
    });
    expect(time).toBe(-NOW);
    expect(drift).toBeNull();
  });

  it('is none at all for an absence that does not name the number', async () => {
    const { time } = await ask(refused('ACQ.TRADE_NOT_EXIST'));
    expect(time).toBe(-NOW);
  });

  it('is not taken from an answer that nobody signed', async () => {
    const { drift } = await ask({ body: '{}', headers: { date: new Date(NOW).toUTCString() } });
    expect(drift).toBeNull();
  });
});
