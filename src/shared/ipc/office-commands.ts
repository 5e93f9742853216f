import { z } from 'zod';
import { deadlineDaySchema, deadlineListSchema } from '../deadline';
import { decideOfficeCaseInput, noOfficeCase, officeReportsSchema } from '../office-report';
import { command } from './kit';

/** Of the contract: what staff see and decide of what the exam office is owed. */
export const officeCommands = {
  /** What it has not heard yet, and what it did not take, oldest first (payments.md rule 12). At most 200 cases. */
  officeReports: command({
    input: z.strictObject({}),
    output: officeReportsSchema,
    error: z.never(),
    roles: ['operator'],
  }),
  /** No money moves by it, so one person decides. Answers with what is left. */
  decideOfficeCase: command({
    input: decideOfficeCaseInput,
    output: officeReportsSchema,
    error: noOfficeCase,
    roles: ['operator'],
  }),
  /** What was under way when a window closed on a day, and how it ended; at most 500 payments of that day. */
  deadlines: command({
    input: deadlineDaySchema,
    output: deadlineListSchema,
    error: z.never(),
    roles: ['operator'],
  }),
} as const;
