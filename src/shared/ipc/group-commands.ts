import { z } from 'zod';
import { feeListSchema } from '../fee-view';
import { MOST_LIST_BYTES, openedListSchema, payListReportSchema } from '../pay-list';
import { command, failure } from './kit';

const nothing = z.strictObject({});
const ref = z.string().trim().min(1).max(64);
const noVisit = failure('no-visit', {});
const tooMany = failure('too-many-people', { most: z.number().int() });
const officeUnreachable = failure('office-unreachable', {});

/** One payer, several candidates: whom the visit of a window pays for. The core knows them; a window has their refs. */
export const groupCommands = {
  /** At a kiosk, "pay for others too": who signs in and is confirmed next joins the visit. */
  beginAnother: command({
    input: nothing,
    output: nothing,
    error: z.discriminatedUnion('kind', [noVisit, tooMany]),
    roles: ['candidate'],
  }),
  /** Nobody joins; whoever was identified for it is forgotten. */
  giveUpAnother: command({
    input: nothing,
    output: feeListSchema,
    error: z.discriminatedUnion('kind', [noVisit, officeUnreachable]),
    roles: ['candidate'],
  }),
  /** At the counter: a row of the search joins the visit. */
  addCandidate: command({
    input: z.strictObject({ ref }),
    output: feeListSchema,
    error: z.discriminatedUnion('kind', [
      noVisit,
      tooMany,
      failure('no-such-candidate', {}),
      officeUnreachable,
    ]),
    roles: ['operator'],
  }),
  /** A list that somebody brought, pasted or as a file: who can be paid for and who cannot, line by line. */
  checkPayList: command({
    input: z.union([
      z.strictObject({ text: z.string().max(200_000) }),
      z.strictObject({ base64: z.string().max(Math.ceil(MOST_LIST_BYTES / 3) * 4) }),
    ]),
    output: payListReportSchema,
    error: z.discriminatedUnion('kind', [
      /** `lines`: how many there are, where they are too many. */
      failure('not-a-list', {
        why: z.enum(['empty', 'binary', 'encoding', 'too-many']),
        lines: z.number().int(),
      }),
      officeUnreachable,
    ]),
    roles: ['operator'],
  }),
  /** Whoever of the window's last list can be paid for stands at the counter now. Ends the window's former visit. */
  openPayList: command({
    input: nothing,
    output: openedListSchema,
    error: z.discriminatedUnion('kind', [failure('no-list', {}), officeUnreachable]),
    roles: ['operator'],
  }),
  /** By the ref of the fee list. Whoever stands at the kiosk stays. */
  removePerson: command({
    input: z.strictObject({ ref }),
    output: feeListSchema,
    error: z.discriminatedUnion('kind', [noVisit, officeUnreachable]),
    roles: ['candidate', 'operator'],
  }),
} as const;
