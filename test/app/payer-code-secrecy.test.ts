import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fen } from '../../src/shared/money';
import { atCounter, charge, WECHAT_CODE } from '../fakes/payer-code-steps';
import { LI } from '../fakes/story-roster';
import { comeIn, must } from '../fakes/story-steps';

/* payments.md rule 3: the payer's own code is never stored, and nobody is told it. */

const MINUTE = 60_000;

/** Every byte that the application keeps. */
function everythingOnDisk(dir: string): string {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n');
}

describe('the code is kept nowhere', () => {
  it('not in the store, its log files, backups, the intent log, the journal or the log; whatever goes wrong', async () => {
    const { world, counter, orderId } = await atCounter();
    const others = ['134567890123456001', '134567890123456002', '134567890123456003'];
    world.wechat.fault('payerCode', 'refuses', 'answer-lost');
    must(await charge(counter, orderId, others[0]));
    must(await charge(counter, orderId, others[1]));
    await world.time.advance(2 * MINUTE);
    world.disk.refusesCommits = true;
    await charge(counter, orderId, others[2]).catch(() => undefined);
    world.disk.refusesCommits = false;
    await world.time.advance(MINUTE);
    const view = must(await charge(counter, orderId));
    world.wechat.pay(view.outTradeNo, { amount: fen(12_000) });
    await world.time.advance(6_000);
    await charge(counter, orderId, `${WECHAT_CODE}9`);
    await world.backup();
    await world.powerCut();
    const kept = everythingOnDisk(world.dir) + JSON.stringify(world.log);
    expect(kept).toContain(view.outTradeNo);
    for (const code of [WECHAT_CODE, ...others]) expect(kept).not.toContain(code);
  });

  it('and not in what other windows are told', async () => {
    const { world, counter, orderId } = await atCounter();
    const other = world.openWindow('counter');
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk, LI);
    must(await charge(counter, orderId));
    await world.time.advance(10_000);
    const told = JSON.stringify([counter.payments, other.payments, kiosk.payments]);
    expect(counter.payments.length).toBeGreaterThan(0);
    expect(told).not.toContain(WECHAT_CODE);
  });
});
