import { z } from 'zod';
import { channelSchema } from './channel';
import { windowKindSchema } from './operator';
import { signInOffersSchema } from './sign-in';

/** A fictitious person of the training roster and what the walk with it shows. */
export const sampleSchema = z.object({
  name: z.string(),
  documentNumber: z.string(),
  /** What is typed beside the document: the second factor, or the first password. */
  secret: z.string(),
  registrationNumber: z.string(),
  shows: z.enum([
    'one-fee',
    'several-fees',
    'already-paid',
    'under-review',
    'review-rejected',
    'window-closed',
    'closing-soon',
    'nothing-due',
    'rare-name',
    'passport',
    'residence-permit',
    'not-yet-open',
  ]),
});
export type Sample = z.infer<typeof sampleSchema>;

export const appInfoSchema = z.object({
  training: z.boolean(),
  window: windowKindSchema,
  institution: z.object({
    zh: z.string(),
    en: z.string(),
    helpLineZh: z.string(),
    helpLineEn: z.string(),
    accent: z.string().regex(/^#[0-9a-f]{6}$/i),
  }),
  deviceNumber: z.string(),
  version: z.string(),
  defaultLanguage: z.enum(['zh-CN', 'en']),
  signIn: signInOffersSchema,
  channels: z.array(channelSchema),
  /** Of these the payer's own code can be scanned at the counter. */
  payerCodeChannels: z.array(channelSchema),
  /** Width of the picture area of the screen in mm; the QR is at least 60 mm wide by it. */
  screenWidthMm: z.number().positive(),
  idle: z.object({ warnAfterS: z.number().int(), warnForS: z.number().int() }),
  samples: z.array(sampleSchema),
  /** Where the training wallet is served; null outside training mode. */
  walletUrl: z.string().nullable(),
});
export type AppInfo = z.infer<typeof appInfoSchema>;
