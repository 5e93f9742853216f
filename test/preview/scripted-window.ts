import { z } from 'zod';
import { channelSchema, type Channel } from '../../src/shared/channel';
import type { PushMessage } from '../../src/shared/ipc/kit';
import { paymentStandingSchema } from '../../src/shared/payment-view';
import { answer, paymentView, type Script } from './scripted-core';

const flag = z.stringbool();
const query = z
  .object({
    training: flag.default(true),
    language: z.enum(['zh-CN', 'en']).default('zh-CN'),
    secondFactor: z.enum(['registration-number', 'phone-tail']).default('registration-number'),
    fees: z.enum(['several', 'mixed', 'settled', 'none', 'unpayable', 'unfinished']).default('several'),
    standing: paymentStandingSchema.default('waiting'),
    closedBecause: z.enum(['left', 'expired', 'refused']).default('expired'),
    method: z.enum(['second-factor', 'password']).default('second-factor'),
    phoneCode: flag.default(false),
    signIn: z
      .enum(['ok', 'no-match', 'locked', 'office-unreachable', 'crashed', 'must-change', 'registration'])
      .default('ok'),
    asked: z.enum(['reference', 'at-counter']).default('at-counter'),
    place: z.enum(['ok', 'blocked', 'held']).default('ok'),
    slip: flag.default(false),
    earlier: flag.default(false),
    printer: flag.default(false),
    lifeS: z.coerce.number().default(300),
    warnAfterS: z.coerce.number().default(90),
  })
  .parse(Object.fromEntries(new URLSearchParams(location.search)));
const script: Script = query;

const listeners = new Set<(message: PushMessage) => void>();
let channel: Channel | null = null;
let revision = 0;

const asked = z.object({ channel: channelSchema });

Object.assign(window, {
  api: {
    call: (name: string, input: unknown): Promise<unknown> => {
      const started = asked.safeParse(input);
      if (name === 'startPayment' && started.success) ({ channel } = started.data);
      return Promise.resolve(answer(script, name, channel));
    },
    on: (listener: (message: PushMessage) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  },
  /** For the photographer: news as if the gateway had just answered. */
  previewPush: (standing: string) => {
    revision += 1;
    const payload = paymentView(script, channel ?? 'wechat', paymentStandingSchema.parse(standing));
    for (const listener of listeners) listener({ push: 'payment', revision, payload });
  },
});

void import('../../src/renderer/main');
