import { z } from 'zod';
import { reviewStatusSchema } from './exam';

/** What a screen may know of the identified person: masked, without ids (product.md "Conventions"). */
export const personViewSchema = z.object({
  name: z.string(),
  maskedDocument: z.string(),
  maskedPhone: z.string().nullable(),
  registrations: z.array(
    z.object({
      maskedRegistrationNumber: z.string(),
      examName: z.string(),
      review: reviewStatusSchema,
    }),
  ),
});
export type PersonView = z.infer<typeof personViewSchema>;

/** One row of the counter's search. `ref` is good for this window and the next minutes only. */
export const personRowSchema = z.object({
  ref: z.string(),
  name: z.string(),
  maskedDocument: z.string(),
  maskedPhone: z.string().nullable(),
  examNames: z.array(z.string()),
});
export type PersonRow = z.infer<typeof personRowSchema>;
