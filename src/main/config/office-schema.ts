import { z } from 'zod';
import { oneOf, secretFile, secureAddress, section, textLine, wholeNumber, yesOrNo } from './value-schemas';

/** Who the candidates are and what is due (考试机构); docs/operations.md, docs/registry-api.yaml. */

const roster = section({ kind: z.literal('roster') });

const oauth2 = section({
  kind: z.literal('oauth2'),
  /** Client credentials, RFC 6749 section 4.4. */
  tokenUrl: secureAddress('allowed'),
  clientId: textLine(200),
  clientSecretFile: secretFile,
  scope: textLine(400).nullable().default(null),
});

/** A certificate of this device's own, RFC 8705 in spirit: the connection itself says who asks. */
const mtls = section({ kind: z.literal('mtls'), certificateFile: textLine(1000), keyFile: secretFile });

/** What the exam office's system has beside the core that every one has (sign-in, candidate, fee items). */
const features = section({
  passwords: yesOrNo().default(true),
  phoneCodes: yesOrNo().default(false),
  requests: yesOrNo().default(true),
  reservations: yesOrNo().default(true),
  reports: yesOrNo().default(true),
  eBills: yesOrNo().default(true),
  refundRequests: yesOrNo().default(true),
  /** 公共支付平台: the channel "office-platform". */
  platform: yesOrNo().default(false),
});

const registry = section({
  kind: z.literal('registry'),
  /** What stands before the paths of docs/registry-api.yaml. */
  baseUrl: secureAddress('allowed'),
  auth: byKind([oauth2, mtls], ['oauth2', 'mtls']),
  /** Roots to trust instead of the system's, PEM: for a registry with a certificate authority of its own. */
  caFile: textLine(1000).nullable().default(null),
  timeoutMs: wholeNumber(500, 60_000).default(8_000),
  /** While the registry cannot be reached: take money and tell it later, or take none (payments.md rule 6). */
  whenDown: oneOf(['take-money', 'refuse']).default('take-money'),
  features: features.prefault({}),
});

export const officeSchema = byKind([roster, registry], ['roster', 'registry']);

/** The words of a wrong or missing kind are told at `kind`, all others by the section that the kind chose. */
function byKind<const S extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]]>(
  sections: S,
  kinds: readonly string[],
) {
  const kind = `one of ${kinds.map((one) => `"${one}"`).join(', ')}`;
  return z.discriminatedUnion('kind', sections, {
    error: (issue) => (issue.code === 'invalid_union' ? kind : `an object { "kind": ${kind} … }`),
  });
}
