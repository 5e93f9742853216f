import { z } from 'zod';
import { LONGEST_TYPED_PASSWORD } from './password-rules';
import { personViewSchema } from './person-view';

/** What is asked beside the document number (product.md "Conventions"). */
export const secondFactorSchema = z.enum(['registration-number', 'phone-tail']);
export type SecondFactor = z.infer<typeof secondFactorSchema>;

export const signInMethodSchema = z.enum(['second-factor', 'password']);

/** How people sign in here; what the office lacks is not offered whatever the configuration says. */
export const signInOffersSchema = z.object({
  method: signInMethodSchema,
  secondFactor: secondFactorSchema,
  /** The first password is the last six of the document: the registration number is asked besides, no mask shows them. */
  firstIsLastSix: z.boolean(),
  phoneCode: z.boolean(),
  /** A chip reader of this device proves the person alone. */
  card: z.boolean(),
  /** The counter can set a forgotten password back to the first one. */
  passwordReset: z.boolean(),
});
export type SignInOffers = z.infer<typeof signInOffersSchema>;

/** What a window may send as proof. A card is read by the core and never claimed by a window. */
export const proofSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('second-factor'), value: z.string().trim().max(64) }),
  z.strictObject({
    kind: z.literal('password'),
    password: z.string().min(1).max(LONGEST_TYPED_PASSWORD),
    /** Asked besides when the password is the document's last six. */
    registrationNumber: z.string().trim().max(64).nullable(),
  }),
  z.strictObject({ kind: z.literal('phone-code'), code: z.string().trim().min(1).max(12) }),
]);
export type WindowProof = z.infer<typeof proofSchema>;

/** A visit began: the person is shown for "this is me". */
export const signedInSchema = z.object({
  kind: z.literal('signed-in'),
  visit: z.string(),
  person: personViewSchema,
});

export const signInAnswerSchema = z.discriminatedUnion('kind', [
  signedInSchema,
  /** The first password was right and must be replaced; nothing of the person is shown before. Good once, here only. */
  z.object({ kind: z.literal('must-change-password'), ticket: z.string() }),
  /** The password equals the document's last six, whoever that is: the registration number is asked too. */
  z.object({ kind: z.literal('registration-number-asked') }),
]);
export type SignInAnswer = z.infer<typeof signInAnswerSchema>;

/** What became of a request to the exam office: its number to ask after, or it is the counter's to do. */
export const officeRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reference'), reference: z.string() }),
  z.object({ kind: z.literal('at-counter') }),
]);
export type OfficeRequest = z.infer<typeof officeRequestSchema>;

/** What of the shown data is wrong; chosen by touch, for a kiosk has no keyboard for Chinese. */
export const wrongDataSchema = z.enum(['name', 'document', 'phone', 'registration']);
export type WrongData = z.infer<typeof wrongDataSchema>;
