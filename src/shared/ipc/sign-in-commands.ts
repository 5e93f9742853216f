import { z } from 'zod';
import { becauseSchema } from '../refund-view';
import {
  officeRequestSchema,
  proofSchema,
  signedInSchema,
  signInAnswerSchema,
  wrongDataSchema,
} from '../sign-in';
import { command, failure } from './kit';

const nothing = z.strictObject({});
const text = (max: number) => z.string().trim().min(1).max(max);
const noVisit = failure('no-visit', {});
const officeUnreachable = failure('office-unreachable', {});
const locked = failure('locked', { until: z.number().int() });
/** Not by this configuration, or not by this exam office. */
const notOffered = failure('not-offered', {});
const asksOutwardErrors = z.discriminatedUnion('kind', [locked, notOffered, officeUnreachable]);

const signInErrors = z.discriminatedUnion('kind', [
  failure('no-match', { triesLeft: z.number().int() }),
  locked,
  notOffered,
  officeUnreachable,
]);

/** The part of the contract's map by which a candidate shows who they are. */
export const signInCommands = {
  /** Opens a visit. A wrong number, a wrong proof and both wrong are `no-match`: nobody learns whether a number exists. */
  signIn: command({
    input: z.strictObject({ documentNumber: text(64), proof: proofSchema }),
    output: signInAnswerSchema,
    error: signInErrors,
    roles: ['candidate'],
  }),
  /** By the chip that a reader of this window has read in the last half minute (push `cardRead`); only where configured. */
  signInByCard: command({
    input: nothing,
    output: signInAnswerSchema,
    error: signInErrors,
    roles: ['candidate'],
  }),
  /** The first password is replaced and the visit opens; `rules` by src/shared/password-rules.ts, `office` by the office. */
  changePassword: command({
    input: z.strictObject({ ticket: text(64), newPassword: z.string().max(64) }),
    output: signedInSchema,
    error: z.discriminatedUnion('kind', [
      failure('ticket-expired', {}),
      failure('password-refused', { why: z.enum(['rules', 'office']) }),
      officeUnreachable,
    ]),
    roles: ['candidate'],
  }),
  /** To the phone on record, if there is one; answered alike in any case. A repeat before `nextAt` sends nothing. */
  sendPhoneCode: command({
    input: z.strictObject({ documentNumber: text(64) }),
    output: z.object({ nextAt: z.number().int(), now: z.number().int() }),
    error: asksOutwardErrors,
    roles: ['candidate'],
  }),
  forgotPassword: command({
    input: z.strictObject({ documentNumber: text(64) }),
    output: officeRequestSchema,
    error: asksOutwardErrors,
    roles: ['candidate'],
  }),
  /** Something of the person on the screen is wrong; the visit goes on. */
  requestCorrection: command({
    input: z.strictObject({ wrong: z.array(wrongDataSchema).min(1).max(4) }),
    output: officeRequestSchema,
    error: z.discriminatedUnion('kind', [noVisit, officeUnreachable]),
    roles: ['candidate'],
  }),
  /** Of the candidate of this visit, whose document the operator has looked at: the first password counts again. */
  resetPassword: command({
    input: z.strictObject({ because: becauseSchema }),
    output: nothing,
    error: z.discriminatedUnion('kind', [noVisit, notOffered, officeUnreachable]),
    roles: ['operator'],
  }),
} as const;
