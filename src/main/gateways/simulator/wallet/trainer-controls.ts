import type { FaultName, Times } from '../faults';
import type { Words } from './words-zh';

export type TrainerOption = {
  readonly value: Times | boolean;
  readonly word: (words: Words) => string;
};

type FaultControlName = FaultName | 'offline';
type SettingControlName = keyof Words['trainer']['settings'];

/** `wait`: a length of time that is no fault by itself. */
export type TrainerControl =
  | { readonly kind: 'fault'; readonly name: FaultControlName; readonly options: readonly TrainerOption[] }
  | {
      readonly kind: 'skew' | 'wait';
      readonly name: SettingControlName;
      readonly options: readonly TrainerOption[];
    };

const TIMES: readonly TrainerOption[] = [
  { value: 0, word: ({ trainer }) => trainer.off },
  { value: 1, word: ({ trainer }) => trainer.times(1) },
  { value: 3, word: ({ trainer }) => trainer.times(3) },
  { value: 'until-off', word: ({ trainer }) => trainer.always },
];

const ON_OFF: readonly TrainerOption[] = [
  { value: false, word: ({ trainer }) => trainer.off },
  { value: true, word: ({ trainer }) => trainer.on },
];

/** Around the limits that matter: a drift of 60 s blocks new payments, 300 s makes answers unbelievable. */
const SKEWS: readonly TrainerOption[] = [
  { value: -120, word: ({ trainer }) => trainer.slow(trainer.minutes(2)) },
  { value: 0, word: ({ trainer }) => trainer.same },
  { value: 120, word: ({ trainer }) => trainer.fast(trainer.minutes(2)) },
  { value: 600, word: ({ trainer }) => trainer.fast(trainer.minutes(10)) },
];

function waits(...seconds: readonly number[]): readonly TrainerOption[] {
  return seconds.map((count) => ({
    value: count * 1000,
    word: ({ trainer }) => trainer.seconds(count),
  }));
}

const fault = (name: FaultControlName): TrainerControl => ({
  kind: 'fault',
  name,
  options: name === 'offline' ? ON_OFF : TIMES,
});

export const TRAINER_GROUPS: readonly {
  readonly name: keyof Words['trainer']['groups'];
  readonly controls: readonly TrainerControl[];
}[] = [
  {
    name: 'line',
    controls: [
      fault('offline'),
      fault('slow'),
      fault('serverErrors'),
      fault('errorThoughDone'),
      fault('rateLimited'),
      fault('droppedCreate'),
    ],
  },
  { name: 'answers', controls: [fault('queryLag'), fault('otherAmount')] },
  {
    name: 'trust',
    controls: [
      fault('otherNumber'),
      fault('unsigned'),
      fault('wrongSignature'),
      fault('staleAnswer'),
      fault('forgedAbsent'),
    ],
  },
  { name: 'close', controls: [fault('closeDoesNothing'), fault('lateAfterClose')] },
  { name: 'refund', controls: [fault('droppedRefund'), fault('stuckRefund'), fault('refundWithoutFunds')] },
  {
    name: 'time',
    controls: [
      { kind: 'skew', name: 'clockSkewSeconds', options: SKEWS },
      { kind: 'wait', name: 'slowMs', options: waits(3, 8, 20) },
      { kind: 'wait', name: 'lateAfterMs', options: waits(3, 8, 30, 120) },
      { kind: 'wait', name: 'refundDelayMs', options: waits(0, 3, 30) },
    ],
  },
];
