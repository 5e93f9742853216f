import { z } from 'zod';
import type { CreateAnswer, CreateTerms } from '../../ports';
import { askAboutOrder, notKnown, type AlipayParts } from './ask-about-order';
import { codeLife, orderFields } from './order-fields';
import { noAnswer } from './signed-call';

/** Opaque text to show as QR; what comes is checked for being showable only. */
const codeSchema = z.object({ qr_code: z.string().regex(/^[\u0021-\u007e]{8,512}$/) });

/** `alipay.trade.precreate`: a code to scan. No trade exists before somebody does (gateways.md §2.2). */
export async function openCode(parts: AlipayParts, terms: CreateTerms): Promise<CreateAnswer> {
  const { settings, caller, clock } = parts;
  const gatewayNow = clock.now() + (caller.clockDriftMs() ?? 0);
  const said = await askAboutOrder(parts, terms, {
    method: 'alipay.trade.precreate',
    bizContent: {
      ...orderFields(settings, terms),
      qr_code_timeout_express: codeLife(terms.expiresAt, gatewayNow),
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
