import { expect, test } from 'vitest';
import { wordsEn } from '../../../src/main/gateways/simulator/wallet/words-en';
import { wordsZh } from '../../../src/main/gateways/simulator/wallet/words-zh';
import { act, pageOf, post, qrOf, someTerms, startBench } from './simulator-for-test';

function testIds(page: string): string[] {
  return [...page.matchAll(/data-testid="([^"]+)"/g)].map((match) => match[1] ?? '');
}

test('the first page lists what can be paid now, newest first, and what ended', async () => {
  const bench = await startBench();
  expect(testIds(await pageOf(bench, '/'))).toContain('no-codes');
  const first = someTerms(bench);
  const second = someTerms(bench);
  const closed = someTerms(bench);
  await qrOf(bench.wechat, first);
  await qrOf(bench.alipay, second);
  await qrOf(bench.wechat, closed);
  await bench.wechat.close(closed.outTradeNo);
  const page = await pageOf(bench, '/');
  const ids = testIds(page).filter((id) => /^(code-|waiting|ended)/.test(id));
  expect(ids).toEqual([
    'waiting-codes',
    `code-${second.outTradeNo}`,
    `code-${first.outTradeNo}`,
    'ended-codes',
    `code-${closed.outTradeNo}`,
  ]);
  expect(page).toContain('¥120.00');
  expect(page).toContain(first.description);
});

test('the page of a code shows payee, amount and purpose, and every way to pay', async () => {
  const bench = await startBench();
  const old = someTerms(bench);
  await qrOf(bench.alipay, old);
  const qrText = await qrOf(bench.wechat, someTerms(bench));
  const page = await pageOf(bench, new URL(qrText).pathname);
  expect(page).toContain(`支付宝（演练） ${old.outTradeNo}`);
  for (const text of ['演练考试院', '¥120.00', '20261123-K7QXM2PD', '演练']) expect(page).toContain(text);
  const ids = [
    'pay',
    'decline',
    'pay-late',
    'pay-wrong-amount',
    'wrong-amount',
    'pay-old-code',
    'pay-second',
  ];
  expect(testIds(page)).toEqual(expect.arrayContaining([...ids, 'nothing']));
  await act(bench, qrText, 'pay');
  const after = await pageOf(bench, `${new URL(qrText).pathname}?said=paid`);
  expect(after).toContain('data-standing="paid"');
  expect(testIds(after)).not.toContain('pay');
  expect(testIds(after)).toEqual(
    expect.arrayContaining(['said', 'pay-old-code', 'pay-second', 'refund-elsewhere', 'revoke-elsewhere']),
  );
});

test('English is complete and remembered', async () => {
  const bench = await startBench();
  const switched = await fetch(new URL('/trainer?lang=en', bench.simulator.walletUrl), {
    redirect: 'manual',
  });
  expect(switched.headers.get('location')).toBe('/trainer');
  const cookie = switched.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
  const qrText = await qrOf(bench.wechat, someTerms(bench, { description: 'Fee' }));
  for (const path of ['/', '/trainer', new URL(qrText).pathname, '/pay/nobodyknows']) {
    const page = await pageOf(bench, path, cookie.split(';')[0] ?? '');
    expect(page).toContain('<html lang="en">');
    expect(page.replace('中文', ''), path).not.toMatch(/\p{Script=Han}/u);
  }
  const shape = (words: unknown): unknown =>
    typeof words === 'object' && words !== null
      ? Object.fromEntries(Object.entries(words).map(([name, value]) => [name, shape(value)]))
      : typeof words;
  expect(shape(wordsEn)).toEqual(shape(wordsZh));
});

test('no inline script or style, nothing from elsewhere', async () => {
  const bench = await startBench();
  for (const path of [
    '/',
    '/trainer',
    '/wallet.css',
    '/wallet.js',
    '/watermark-zh.svg',
    '/watermark-en.svg',
  ]) {
    const answer = await fetch(new URL(path, bench.simulator.walletUrl));
    expect(answer.status, path).toBe(200);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const text = await answer.text();
    expect(text).not.toMatch(/ style=| on\w+="|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
  }
});

test('the trainer sets and ends faults by form and by API', async () => {
  const bench = await startBench();
  expect(await post(bench, '/trainer', { fault: 'queryLag', value: '3' })).toEqual({
    status: 303,
    said: 'faults-set',
  });
  expect(bench.simulator.faults.state().queryLag).toBe(3);
  const page = await pageOf(bench, '/trainer');
  expect(page).toContain('data-active="1"');
  expect(page).toMatch(/aria-pressed="true"\s+data-testid="fault-queryLag-3"/);
  const { origin } = new URL(bench.simulator.walletUrl);
  const answer = await fetch(`${origin}/api/faults`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ slow: 'until-off', slowMs: 50 }),
  });
  expect(await answer.json()).toEqual(bench.simulator.faults.state());
  expect(bench.simulator.faults.state()).toMatchObject({ queryLag: 3, slow: 'until-off', slowMs: 50 });
  expect((await post(bench, '/trainer', { clear: 'all' })).said).toBe('faults-cleared');
  expect(await pageOf(bench, '/trainer')).toContain('data-active="0"');
});

test('what the payers did can be read as JSON', async () => {
  const bench = await startBench();
  await act(bench, await qrOf(bench.wechat, someTerms(bench)), 'pay');
  const answer = await fetch(new URL('/api/ledger', bench.simulator.walletUrl));
  expect(await answer.json()).toEqual(bench.simulator.ledger());
});
