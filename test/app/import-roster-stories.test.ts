import { describe, expect, it } from 'vitest';
import type { LineCells } from '../fakes/roster-file';
import { rosterText, utf8 } from '../fakes/roster-file';
import { importFile, sendFile, tryFile, whileTimePasses } from '../fakes/import-steps';
import { WANG } from '../fakes/story-roster';
import { comeIn, moneyAddsUp, must, order, type Person } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import { openWorld } from '../fakes/world';
import { rosterSheet, TITLES, xlsxFile, xlsxRow } from '../fakes/xlsx-file';

const HE: Person = { documentNumber: 'L8989021', registrationNumber: 'R2026000009' };
const of = ({ documentNumber, registrationNumber }: Person): LineCells => ({
  证件号码: documentNumber,
  报名号: registrationNumber,
});
const wang = (cells: LineCells = {}): LineCells => ({ 姓名: '王小明', ...of(WANG), ...cells });
const he = (cells: LineCells = {}): LineCells => ({ 姓名: '何清', ...of(HE), ...cells });
const sheet = (...lines: readonly LineCells[]) => xlsxFile([rosterSheet(lines)]);

async function feesOf(world: World, person: Person) {
  const window = world.openWindow('kiosk');
  const { documentNumber, registrationNumber } = person;
  const proof = { kind: 'second-factor', value: registrationNumber } as const;
  const found = await window.api.signIn({ documentNumber, proof });
  if (!found.ok) return null;
  return must(await window.api.confirmPerson({})).items.map(({ amount, state }) => [amount, state]);
}

async function withRoster(...lines: readonly LineCells[]) {
  const world = await openWorld();
  const counter = world.openWindow('counter');
  await importFile(world, counter, utf8(rosterText(...lines)));
  return { world, counter };
}

describe('importing while a payment is live (rule 16)', () => {
  async function paying(world: World) {
    const window = world.openWindow('kiosk');
    await comeIn(window, WANG);
    const [item] = must(await window.api.fees({})).items;
    const orderId = await order(window, [item?.feeItemId ?? '']);
    return { window, view: must(await window.api.startPayment({ orderId, channel: 'wechat' })) };
  }

  it('merge: the amount moves when the code is dead; a merged "unpaid" never overrules our "paid"', async () => {
    const { world, counter } = await withRoster(wang(), he());
    const { window, view } = await paying(world);
    const merged = await importFile(world, counter, sheet(wang({ 金额: '99' })), 'merge');
    expect(merged).toMatchObject({ queued: 1, comparison: { changed: { lines: 1 }, absent: { lines: 1 } } });
    expect(must(await window.api.fees({})).items).toMatchObject([{ amount: 6_500 }]);
    must(await window.api.endVisit({ because: 'cancelled' }));
    await world.time.advance(60_000);
    expect(await feesOf(world, WANG)).toEqual([[9_900, 'payable']]);
    expect(await feesOf(world, HE)).toEqual([[6_500, 'payable']]);
    world.wechat.pay(view.outTradeNo, { force: true });
    await world.time.advance(11 * 60_000);
    const again = await importFile(world, counter, sheet(wang({ 金额: '50', 缴费状态: '未缴费' })), 'merge');
    expect(again.comparison.paidHere).toEqual({ inFile: 1, absent: 0 });
    expect(await feesOf(world, WANG)).toEqual([[5_000, 'paid']]);
    expect(moneyAddsUp(world)).toMatchObject({ kept: 6_500 });
  });

  it('withdraw: who is paying goes on to the receipt; after it they are gone, and their money is not', async () => {
    const { world, counter } = await withRoster(wang(), he());
    const { window, view } = await paying(world);
    const report = await importFile(world, counter, sheet(wang()), 'withdraw');
    expect(report).toMatchObject({ mode: 'withdraw', queued: 1, comparison: { held: { withdraw: 1 } } });
    expect(must(await window.api.fees({})).items).toHaveLength(1);
    world.wechat.pay(view.outTradeNo);
    await world.time.advance(1_100);
    expect(window.lastPayment()).toMatchObject({ standing: 'paid' });
    must(await window.api.endVisit({ because: 'finished' }));
    expect([await feesOf(world, WANG), await feesOf(world, HE)]).toEqual([null, [[6_500, 'payable']]]);
    expect(moneyAddsUp(world)).toMatchObject({ paid: 6_500, kept: 6_500 });
    const [entry] = world.opened().store.journal.ofSubject('roster').slice(-1);
    expect(entry?.facts).toMatchObject({ mode: 'withdraw', queued: 1, kind: 'xlsx', accepted: 1 });
  });

  it('replace: what the dry run says is held is held', async () => {
    const { world, counter } = await withRoster(wang(), he());
    await paying(world);
    const importId = await sendFile(counter, sheet(he({ 金额: '70' })));
    const { comparison } = await tryFile(world, counter, importId);
    expect(comparison.held).toEqual({ replace: 1, merge: 0, withdraw: 0 });
    const applying = counter.api.applyImport({ importId, mode: 'replace' });
    expect(must(await whileTimePasses(world, applying))).toMatchObject({ queued: 1 });
  });
});

describe('until the last step the roster is the one it was', () => {
  const many = (count: number): readonly LineCells[] =>
    Array.from({ length: count }, (_, at) => ({ 证件号码: `E${10_000_000 + at}`, 报名号: `N${at}` }));

  it('a power cut while it is read, and while it is put in force', async () => {
    const { world } = await withRoster(he());
    const journal = () => world.opened().store.journal.ofSubject('roster').length;
    const before = journal();
    for (const step of ['reading', 'switching'] as const) {
      const counter = world.openWindow('counter');
      const importId = await sendFile(counter, sheet(...many(2_000)));
      if (step === 'switching') await tryFile(world, counter, importId);
      const choice = { importId, sheet: null, mapping: null };
      void (step === 'reading'
        ? counter.api.tryImport(choice)
        : counter.api.applyImport({ importId, mode: 'merge' }));
      await world.time.settle();
      await world.powerCut();
      await world.start();
      expect([await feesOf(world, HE), journal()]).toEqual([[[6_500, 'payable']], before]);
      while (world.opened().store.roster.sweep(1_000));
    }
    const counter = world.openWindow('counter');
    expect(await importFile(world, counter, sheet(...many(20)))).toMatchObject({ accepted: 20 });
    expect(await feesOf(world, HE)).toBeNull();
  });

  it('cancelled, or its window gone: others may import at once', async () => {
    const { world, counter } = await withRoster(he());
    const importId = await sendFile(counter, sheet(...many(500)));
    const other = world.openWindow('counter');
    const begin = { fileName: 'x.xlsx', bytes: 10 };
    expect(await other.api.beginImport(begin)).toEqual({ ok: false, error: { kind: 'import-running' } });
    const trying = counter.api.tryImport({ importId, sheet: null, mapping: null });
    must(await counter.api.cancelImport({ importId }));
    expect(await whileTimePasses(world, trying)).toEqual({ ok: false, error: { kind: 'cancelled' } });
    const second = must(await counter.api.beginImport(begin));
    await counter.gone();
    expect(must(await other.api.beginImport(begin)).importId).not.toBe(second.importId);
    expect(await feesOf(world, HE)).toEqual([[6_500, 'payable']]);
  });

  it('left lying for half an hour it is given up', async () => {
    const { world, counter } = await withRoster(he());
    const importId = await sendFile(counter, sheet(wang()));
    await tryFile(world, counter, importId);
    await world.time.advance(31 * 60_000);
    const applied = await counter.api.applyImport({ importId, mode: 'replace' });
    expect(applied).toEqual({ ok: false, error: { kind: 'no-import' } });
    expect(await feesOf(world, HE)).toEqual([[6_500, 'payable']]);
  });
});

it('a mapping chosen by hand is remembered for the next file with that header, over a restart', async () => {
  const titles = TITLES.map((title) => (title === '姓名' ? '学生' : title === '报名号' ? '流水' : title));
  const file = (cells: LineCells) =>
    xlsxFile([{ name: '导出', rows: [['报名系统导出'], titles, xlsxRow(cells)] }]);
  const { world, counter } = await withRoster(he());
  const importId = await sendFile(counter, file(wang()));
  const look = (mapping: null | (typeof columns)[number][]) => ({ importId, sheet: null, mapping });
  const preview = counter.api.previewImport({ importId, sheet: null, mapping: null });
  const { columns: found, missing } = must(await whileTimePasses(world, preview));
  expect(missing).toEqual(['name', 'registration']);
  const columns = found.map(({ title, column }) =>
    title === '学生' ? ('name' as const) : title === '流水' ? ('registration' as const) : column,
  );
  must(await whileTimePasses(world, counter.api.tryImport(look(columns))));
  must(await whileTimePasses(world, counter.api.applyImport({ importId, mode: 'merge' })));
  await world.powerCut();
  await world.start();
  const later = world.openWindow('counter');
  const next = await sendFile(later, file(wang({ 金额: '80' })));
  const again = later.api.previewImport({ importId: next, sheet: null, mapping: null });
  expect(must(await whileTimePasses(world, again))).toMatchObject({
    isRemembered: true,
    missing: [],
    headerLine: 2,
  });
  expect(await importFile(world, later, file(wang({ 金额: '80' })), 'merge')).toMatchObject({ accepted: 1 });
  expect([await feesOf(world, WANG), await feesOf(world, HE)]).toEqual([
    [[8_000, 'payable']],
    [[6_500, 'payable']],
  ]);
});
