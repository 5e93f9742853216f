import { z } from 'zod';
import type { CreateAnswer, CreateTerms } from '../../ports';
import { askAboutOrder, notKnown, type AlipayParts } from './ask-about-order';
import { codeLife, orderFields } from './order-fields';
import { noAnswer } from './signed-call';

/** Opaque text to show as QR; what comes is checked for being showable only. */
const codeSchema = z.object({ qr_code: z.string().regex(/^[\u0021-\u007e]{8,512}$/) });

export type OpenCode = (terms: CreateTerms) => Promise<CreateAnswer>;

/** Codes asked for in this run and still alive, with the life that was asked for. */
type Lives = Map<string, { readonly life: string; readonly expiresAt: number }>;

/** A repeat of the call is the same call to the last letter (payments.md rule 3), though its life is counted from now on. */
export function codeOpener(parts: AlipayParts): OpenCode {
  const lives: Lives = new Map();
  return (terms) => {
    const gatewayNow = parts.clock.now() + (parts.caller.clockDriftMs() ?? 0);
    for (const [number, { expiresAt }] of lives) if (expiresAt <= gatewayNow) lives.delete(number);
    const { outTradeNo, expiresAt } = terms;
    const life = lives.get(outTradeNo)?.life ?? codeLife(expiresAt, gatewayNow);
    lives.set(outTradeNo, { life, expiresAt });
    return openCode(parts, terms, life);
  };
}

/** `alipay.trade.precreate`: a code to scan. No trade exists before somebody does (gateways.md §2.2). */
async function openCode(parts: AlipayParts, terms: CreateTerms, life: string): Promise<CreateAnswer> {
  const { settings } = parts;
  const said = await askAboutOrder(parts, terms, {
    method: 'alipay.trade.precreate',
    bizContent: {
      ...orderFields(settings, terms),
      qr_code_timeout_express: life,
    },
    notifyUrl: settings.notifyUrl,
  });
  if (said.kind === 'no-answer') return said;
  if (said.kind === 'refused') return said.refusal;
  if (said.kind === 'not-known') return notKnown(parts, terms.outTradeNo, said.detail);
  const code = codeSchema.safeParse(said.fields);
  return code.success
    ? { kind: 'created', qrText: code.data.qr_code }
    : noAnswer('unverified', `${terms.outTradeNo}: signed answer not understood`);
}
