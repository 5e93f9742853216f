import { setTimeout as waitFor } from 'node:timers/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAKill } from './audit/after-a-kill';
import type { Finding } from './audit/finding';
import { readBooks } from './audit/read-books';
import { compareOffice, officeBook, type OfficeTotals } from './audit/office-book';
import { threeLedgers, type Totals } from './audit/three-ledgers';
import { calmDown, storyClock } from './calm';
import { chanceOf, type Chance } from './chance';
import type { WarpedClock } from './clock/warped-clock';
import { layInstallation, type Installation } from './core/installation';
import { startLife, type Ending } from './core/life';
import { TOWN_PEOPLE } from './core/town-people';
import { pagesOf } from './core/pages';
import { runTool } from './core/run-tool';
import { addFaults } from './gateways/add-faults';
import { openBank, type Bank } from './gateways/open-bank';
import type { KillPlan } from './kill-points';
import { liveARound } from './people/live-a-round';
import { payLate, type Town } from './people/town';

/** The built programs that are tortured, and the preload of the clock. */
export type Programs = { readonly host: string; readonly preload: string };

export type BatchOptions = Programs & { readonly seed: string; readonly plans: readonly KillPlan[] };

/** What one installation went through. */
export type BatchReport = {
  readonly rounds: number;
  readonly counts: ReadonlyMap<string, number>;
  /** How often the core was killed at each point, and how often that was wanted. */
  readonly hits: ReadonlyMap<string, number>;
  readonly wanted: ReadonlyMap<string, number>;
  /** What the last committed line of the journal was when it was killed. */
  readonly lastLines: ReadonlyMap<string, number>;
  readonly findings: readonly Finding[];
  readonly totals: Totals | null;
  /** null: an imported roster, or something was found before. */
  readonly office: OfficeTotals | null;
  /** Kept for the study of a finding; null: nothing was found. */
  readonly folder: string | null;
};

/** Refunds are asked about after 10 s, a code of WeChat's is reversed after 20 s: of the core's clock. */
const LINGER_MS = { slow: 2_000, fast: 700 };
const SLOW = / (close|query|refund|query-refund|reverse|cancel|release|report-refunded) /;

type Stage = {
  readonly options: BatchOptions;
  readonly chance: Chance;
  readonly clock: WarpedClock;
  readonly bank: Bank;
  readonly installation: Installation;
  readonly town: Town;
  readonly hits: Map<string, number>;
  readonly wanted: Map<string, number>;
  readonly lastLines: Map<string, number>;
  readonly counts: Map<string, number>;
};

function count(map: Map<string, number>, what: string): void {
  map.set(what, (map.get(what) ?? 0) + 1);
}

/** Somebody pays at the office's own counter, whatever stands here. */
function paidElsewhere({ bank, counts }: Stage, chance: Chance): void {
  if (bank.office === null || !chance.happens(0.2)) return;
  const { books, people } = bank.office.registry;
  const person = chance.oneOf([...books.people.values()].slice(0, 40));
  const item = chance.oneOf(person?.items ?? []);
  if (item !== null && people.markPaidElsewhere(item.facts.id))
    count(counts, 'paid at the office’s own counter');
}

/** What happens while the core is down: time passes, and phones pay. */
function betweenLives(stage: Stage, round: number, point: string): void {
  const { chance, clock, town } = stage;
  const own = chance.stream(`between ${round}`);
  paidElsewhere(stage, chance.stream(`elsewhere ${round}`));
  if (own.happens(0.5)) clock.skip(own.pick([3_000, 40_000, 100_000, 400_000]));
  while (own.happens(0.5)) payLate(town, own);
  // What is asked again after seconds only comes within a life whose time runs.
  clock.change(SLOW.test(point) ? 12 : own.pick([1, 4, 12]));
}

async function oneLife(stage: Stage, round: number, plan: KillPlan): Promise<Ending> {
  const { options, installation, clock, bank, town } = stage;
  const { life, ready } = startLife({ ...options, ...installation, clock, plan });
  bank.watch(life.reached);
  try {
    await ready;
    const pages = pagesOf(life);
    await liveARound({ town, pages, seed: options.seed, round, point: plan.point });
    // Everybody has gone; what the core does by itself may still reach the point.
    await Promise.race([life.over, waitFor(SLOW.test(plan.point) ? LINGER_MS.slow : LINGER_MS.fast)]);
    await life.kill();
  } catch (thrown) {
    if (!life.isOver()) {
      await life.kill();
      throw thrown;
    }
  }
  return life.over;
}

/** A life, its death, and a look at what it left. */
async function oneRound(stage: Stage, round: number, plan: KillPlan): Promise<readonly Finding[]> {
  const { bank, installation, chance, lastLines, hits, wanted } = stage;
  betweenLives(stage, round, plan.point);
  addFaults(bank, chance.stream(`faults ${round}`), plan.point);
  count(wanted, plan.point);
  const ending = await oneLife(stage, round, plan);
  if (!ending.wasKilled) {
    return [{ kind: 'crashed', round, text: `the core ended by itself (${ending.code}): ${ending.said}` }];
  }
  count(hits, ending.killedAt ?? 'out of patience');
  const books = readBooks(installation.dataDir);
  count(lastLines, books.journal.at(-1)?.what ?? 'empty journal');
  return afterAKill(books, bank, round);
}

async function play(stage: Stage): Promise<readonly Finding[]> {
  const { options, installation } = stage;
  const { configFile, rosterFile } = installation;
  if (stage.bank.office !== null) return live(stage);
  const imported = await runTool(options.host, 'import-roster', [rosterFile, '--config', configFile]);
  if (imported.code !== 0) throw new Error(`the roster was not imported: ${imported.said}`);
  return live(stage);
}

async function live(stage: Stage): Promise<readonly Finding[]> {
  for (const [index, plan] of stage.options.plans.entries()) {
    const findings = await oneRound(stage, index, plan);
    if (findings.length > 0) return findings;
  }
  return [];
}

type Compared = {
  readonly findings: readonly Finding[];
  readonly totals: Totals;
  readonly office: OfficeTotals | null;
};

async function compare(stage: Stage): Promise<Compared> {
  const { options, installation, bank } = stage;
  const books = readBooks(installation.dataDir);
  const { findings, totals } = threeLedgers(books, bank);
  const verified = await runTool(options.host, 'verify-journal', ['--data', installation.dataDir]);
  const broken: Finding[] =
    verified.code === 0 ? [] : [{ kind: 'books-differ', round: null, text: `the journal: ${verified.said}` }];
  const office = bank.office === null ? null : compareOffice(books, officeBook(bank.office.registry));
  return {
    totals,
    office: office?.totals ?? null,
    findings: [...findings, ...(office?.findings ?? []), ...afterAKill(books, bank, null), ...broken],
  };
}

function openStage(options: BatchOptions, dir: string, clock: WarpedClock, bank: Bank): Stage {
  const chance = chanceOf(options.seed);
  const installation = layInstallation(dir, bank, chance.stream('configuration'));
  const counts = new Map<string, number>();
  return {
    options,
    chance,
    clock,
    bank,
    installation,
    counts,
    town: {
      bank,
      candidates: installation.candidates,
      codes: [],
      tally: (what) => count(counts, what),
    },
    hits: new Map(),
    wanted: new Map(),
    lastLines: new Map(),
  };
}

/** One installation with its own gateways: so many lives, the calm, and the comparison of the three ledgers. */
export async function runBatch(options: BatchOptions): Promise<BatchReport> {
  const dir = mkdtempSync(join(tmpdir(), 'efk-torture-'));
  const clock = storyClock();
  const hasRegistry = chanceOf(options.seed).stream('office').happens(0.75);
  const bank = await openBank(clock, hasRegistry ? TOWN_PEOPLE : null);
  const stage = openStage(options, dir, clock, bank);
  let findings = await play(stage);
  let totals: Totals | null = null;
  let office: OfficeTotals | null = null;
  if (findings.length === 0) findings = await calmDown(stage);
  if (findings.length === 0) ({ findings, totals, office } = await compare(stage));
  await bank.close();
  const isClean = findings.length === 0;
  if (isClean) rmSync(dir, { recursive: true, force: true });
  const { counts, hits, wanted, lastLines } = stage;
  const rounds = options.plans.length;
  return { rounds, counts, hits, wanted, lastLines, findings, totals, office, folder: isClean ? null : dir };
}
