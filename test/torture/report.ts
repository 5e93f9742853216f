import { FINDING_KINDS } from './audit/finding';
import type { BatchReport } from './batch';
import { CALL_MOMENTS, COMMAND_MOMENTS } from './kill-points';
import type { Options } from './options';

const MOMENT = new RegExp(` (${[...CALL_MOMENTS, ...COMMAND_MOMENTS].join('|')})$`);

export type Numbered = { readonly batch: number; readonly report: BatchReport };

function merged(maps: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  for (const map of maps) for (const [name, count] of map) all.set(name, (all.get(name) ?? 0) + count);
  return all;
}

function table(title: string, rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([name]) => name.length), 0);
  return ['', title, ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)];
}

function counted(map: ReadonlyMap<string, number>): readonly (readonly [string, string])[] {
  return [...map].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => [name, String(count)]);
}

function killTable(reports: readonly BatchReport[], asked: readonly string[]): readonly string[] {
  const hits = merged(reports.map(({ hits }) => hits));
  const wanted = merged(reports.map(({ wanted }) => wanted));
  const points = [...new Set(asked)];
  const hit = (point: string) => `${hits.get(point) ?? 0}/${wanted.get(point) ?? 0}`;
  const places = [...new Set(points.map((point) => point.replace(MOMENT, '')))];
  const rows = places.map((place): [string, string] => {
    if (points.includes(place)) return [place, hit(place)];
    const moments = points.filter((point) => point.replace(MOMENT, '') === place);
    return [
      place,
      moments.map((point) => `${point.slice(place.length + 1)} ${hit(point)}`.padEnd(16)).join(''),
    ];
  });
  const reached = points.filter((point) => hits.has(point)).length;
  return [
    ...table('killed there / wanted', rows),
    `  elsewhere, because the point was not reached in time: ${hits.get('out of patience') ?? 0}`,
    `  kill points covered: ${reached} of ${points.length}`,
  ];
}

const yuan = (fen: number) => `¥${(fen / 100).toFixed(2)}`;

function totalsTable(reports: readonly BatchReport[]): readonly string[] {
  const totals = reports.flatMap((report) => report.totals ?? []);
  const sum = (of: (one: (typeof totals)[number]) => number) => totals.reduce((all, one) => all + of(one), 0);
  const offices = reports.flatMap((report) => report.office ?? []);
  const officeSum = (of: (one: (typeof offices)[number]) => number) =>
    offices.reduce((all, one) => all + of(one), 0);
  const three = (there: number, here: number, journal: number) =>
    `gateways ${yuan(there)}  store ${yuan(here)}  journal ${yuan(journal)}`;
  return table('four books', [
    [
      'paid',
      three(
        sum((one) => one.paidThere),
        sum((one) => one.paidHere),
        sum((one) => one.paidInJournal),
      ),
    ],
    [
      'refunded',
      three(
        sum((one) => one.refundedThere),
        sum((one) => one.refundedHere),
        sum((one) => one.refundedInJournal),
      ),
    ],
    [
      'paid less refunded',
      `told to the office ${yuan(officeSum((one) => one.toldHere))}  office ${yuan(officeSum((one) => one.toldThere))}`,
    ],
    ['office cases for a person', String(officeSum((one) => one.cases))],
    ['payments', String(sum((one) => one.payments))],
    ['receipts', String(sum((one) => one.receipts))],
    ['refunds that wait for a person', String(sum((one) => one.waitingForPerson))],
  ]);
}

function findingLines({ batch, report }: Numbered, options: Options): readonly string[] {
  if (report.findings.length === 0) return [];
  const { seed, batchRounds, pattern } = options;
  const at = pattern === null ? '' : ` --points '${pattern}'`;
  return [
    ...report.findings
      .slice(0, 20)
      .map(
        ({ kind, round, text }) =>
          `FOUND  batch ${batch}, ${round === null ? 'at the end' : `round ${round}`}: ${kind}: ${text}`,
      ),
    `       replay: npm run torture -- --seed ${seed} --batch ${batch} --batch-rounds ${batchRounds}${at}; its folder: ${report.folder ?? ''}`,
  ];
}

/** The tables; what was found, last. */
export function reportLines(all: readonly Numbered[], options: Options): readonly string[] {
  const reports = all.map(({ report }) => report);
  return [
    ...killTable(reports, options.points),
    ...table('last committed line of the journal', counted(merged(reports.map((one) => one.lastLines)))),
    ...table('what people did', counted(merged(reports.map((one) => one.counts)))),
    ...totalsTable(reports),
    '',
    ...all.flatMap((one) => findingLines(one, options)),
  ];
}

/** `torture: N rounds, seed S: 0 lost, 0 double-charged, 0 undecided`, and what else was found. */
export function lastLine(all: readonly Numbered[], options: Options): string {
  const findings = all.flatMap(({ report }) => report.findings);
  const rounds = all.reduce((sum, { report }) => sum + report.rounds, 0);
  const counts = FINDING_KINDS.map((kind) => ({
    kind,
    found: findings.filter((one) => one.kind === kind).length,
  }));
  const always = new Set<string>(['lost', 'double-charged', 'undecided']);
  const said = counts.filter(({ kind, found }) => always.has(kind) || found > 0);
  return `torture: ${rounds} rounds, seed ${options.seed}: ${said.map(({ kind, found }) => `${found} ${kind}`).join(', ')}`;
}
