import { z } from 'zod';

/**
 * Who may speak to the core. `candidate`: a kiosk window · `operator`: a counter window · `display`: the customer
 * display beside a counter. `supervisor` and `technician` sign in later; their place is kept here.
 */
export const roleSchema = z.enum(['candidate', 'operator', 'supervisor', 'technician', 'display']);
export type Role = z.infer<typeof roleSchema>;

export const windowKindSchema = z.enum(['kiosk', 'counter', 'display']);
export type WindowKind = z.infer<typeof windowKindSchema>;
