import type { Chance } from './chance';

/*
 * Where the core is killed. Each is seen from outside: at the wire in front of the gateways, in the data folder, and at
 * the windows; the core knows nothing of it.
 */

const CALLS = {
  wechat: ['create', 'query', 'close', 'refund', 'query-refund', 'codepay', 'reverse'],
  alipay: ['create', 'query', 'close', 'refund', 'query-refund', 'pay', 'cancel'],
  registry: ['reserve', 'release', 'report-paid', 'report-refunded'],
} as const;
/** asked: the request came, the gateway has not seen it · done: the gateway answered, the core has not heard · told. */
export const CALL_MOMENTS = ['asked', 'done', 'told'] as const;
const COMMANDS = [
  'placeOrder',
  'startPayment',
  'startPayerCode',
  'askPayment',
  'leavePayment',
  'endVisit',
  'printReceipts',
  'askRefund',
  'decideRefund',
] as const;
export const COMMAND_MOMENTS = ['sent', 'answered'] as const;

export type Command = (typeof COMMANDS)[number] | 'other';

const callPoints = (['wechat', 'alipay', 'registry'] as const).flatMap((channel) =>
  CALLS[channel].flatMap((call) => CALL_MOMENTS.map((moment) => `${channel} ${call} ${moment}`)),
);
const commandPoints = COMMANDS.flatMap((command) => COMMAND_MOMENTS.map((moment) => `${command} ${moment}`));

/** intent line: the intent log grew · commit: the write-ahead log changed · starting: before the pages may come. */
export const KILL_POINTS: readonly string[] = [
  ...callPoints,
  ...commandPoints,
  'intent line',
  'commit',
  'commit',
  'commit',
  'starting',
  'any moment',
];

export type KillPlan = {
  readonly point: string;
  /** The how manieth time the point is reached. */
  readonly nth: number;
  /** Real ms after that. */
  readonly afterMs: number;
  /** Real ms after which it is killed wherever it is. */
  readonly patienceMs: number;
};

const PATIENCE_MS = 4_000;
const START_TAKES_MS = 450;

function planFor(point: string, chance: Chance): KillPlan {
  const isCall = callPoints.includes(point);
  const isCommit = point === 'commit';
  const ends = chance.below(1_500);
  return {
    point,
    nth: isCommit ? 1 + chance.below(40) : isCall && / (create|query) /.test(point) ? 1 + chance.below(2) : 1,
    afterMs: isCall || isCommit || point === 'intent line' ? 0 : chance.below(6),
    patienceMs:
      point === 'starting' ? chance.below(START_TAKES_MS) : point === 'any moment' ? ends : PATIENCE_MS,
  };
}

/** Every point before any comes a second time, in an order of the seed's; the plans of `rounds` rounds from `first` on. */
export function killPlans(
  first: number,
  rounds: number,
  chance: Chance,
  points: readonly string[] = KILL_POINTS,
): readonly KillPlan[] {
  const plans: KillPlan[] = [];
  while (plans.length < first + rounds) {
    for (const point of chance.shuffled(points)) plans.push(planFor(point, chance));
  }
  return plans.slice(first, first + rounds);
}
