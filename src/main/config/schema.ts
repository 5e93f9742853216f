import { z } from 'zod';
import { channelSchema } from '../../shared/channel';
import { secondFactorSchema, signInMethodSchema } from '../../shared/sign-in';
import { contrastWithWhite } from './accent-contrast';
import { gatewaysSchema } from './gateways-schema';
import { officeSchema } from './office-schema';
import { matching, oneOf, section, textLine, wholeNumber, yesOrNo } from './value-schemas';

const institution = section({
  zh: textLine(40).default('示例市教育考试院'),
  en: textLine(80).default('Sample City Education Examinations Authority'),
  helpLineZh: textLine(80).default('咨询电话 12345（示例）'),
  helpLineEn: textLine(80).default('Help line 12345 (sample)'),
  accent: matching(/^#[0-9a-f]{6}$/i, 'a colour like "#0b5cad"')
    .refine((colour) => contrastWithWhite(colour) >= 4.5, {
      error: 'a colour dark enough for white words on it (contrast of 4.5 with white, WCAG 2.2)',
    })
    .default('#0b5cad'),
});

const channels = z
  .array(oneOf(channelSchema.options), { error: 'a list of channels like ["wechat", "alipay"]' })
  .min(1, { error: 'at least one channel' })
  .refine((list) => new Set(list).size === list.length, { error: 'each channel once' });

/** What becomes of the refund that a rule opens: goes out at once, or waits for a person (payments.md rules 5 and 11). */
const refundApproval = section({
  duplicate: oneOf(['system', 'person']).default('system'),
  misfit: oneOf(['person', 'system']).default('person'),
  /** From this amount on a person approves, whatever the kind; null: no such limit. */
  personAboveFen: wholeNumber(1, 100_000_000).nullable().default(null),
});

const payment = section({
  /** Life of a QR in seconds (rule 14). */
  qrLifeS: wholeNumber(60, 7200).default(300),
  /** How long the payer of an own code has for the password before it is reversed (rule 3), seconds. */
  payerCodeWaitS: wholeNumber(20, 120).default(30),
  /** Rule 7: what to do when the first channel cannot prove at once that its code is dead. */
  afterChangeWithoutProof: oneOf(['go-on', 'wait']).default('go-on'),
  refundApproval: refundApproval.prefault({}),
});

/** How a candidate shows who they are; what the exam office lacks is not offered. */
const signIn = section({
  method: oneOf(signInMethodSchema.options).default('second-factor'),
  secondFactor: oneOf(secondFactorSchema.options).default('registration-number'),
  /** What the first password is: the document's last six characters, or what the exam office hands out. */
  initialPassword: oneOf(['last-six', 'handed-out']).default('last-six'),
  phoneCode: yesOrNo().default(false),
  /** A chip reader is fitted, and its card alone proves the person. */
  card: yesOrNo().default(false),
});

/**
 * The configuration file; docs/operations.md explains each key. `null` stands for "as the mode or the machine has it".
 * `screenWidthMm` is the width of the picture area of each window's screen; the QR is at least 60 mm wide by it.
 */
export const configFileSchema = section({
  mode: oneOf(['training', 'live']).default('training'),
  deviceNumber: matching(/^[A-Z0-9]{2,8}$/, '2 to 8 of A-Z and 0-9').default('T01'),
  institution: institution.prefault({}),
  merchantName: textLine(32).default('示例市教育考试院（演练）'),
  defaultLanguage: oneOf(['zh-CN', 'en']).default('zh-CN'),
  signIn: signIn.prefault({}),
  channels: channels.default(['wechat', 'alipay']),
  screenWidthMm: section({
    kiosk: wholeNumber(100, 3000).default(527),
    counter: wholeNumber(100, 3000).default(344),
    display: wholeNumber(100, 3000).default(344),
  }).prefault({}),
  idle: section({
    warnAfterS: wholeNumber(15, 3600).default(60),
    warnForS: wholeNumber(20, 600).default(30),
  }).prefault({}),
  payment: payment.prefault({}),
  gateways: gatewaysSchema.prefault({}),
  office: officeSchema.prefault({ kind: 'roster' }),
  disk: section({ minFreeMiB: wholeNumber(0, 1_000_000).default(200) }).prefault({}),
  lockout: section({
    tries: wholeNumber(1, 100).default(5),
    minutes: wholeNumber(1, 1440).default(15),
  }).prefault({}),
  kiosk: section({ fullScreen: yesOrNo().nullable().default(null) }).prefault({}),
  dataDir: textLine(1000).nullable().default(null),
  port: wholeNumber(0, 65_535).default(0),
  window: oneOf(['kiosk', 'counter']).default('kiosk'),
});

export type ConfigFile = z.infer<typeof configFileSchema>;
