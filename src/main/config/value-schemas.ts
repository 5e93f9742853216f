import { z } from 'zod';
import { checkGatewayAddress } from '../../shared/gateway-address';

/*
 * Building blocks of the configuration. The message of each is what was expected there, in words; config.ts puts
 * file, key and what was found around it.
 */

export function wholeNumber(least: number, most: number) {
  const error = `a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
}

export function oneOf<const T extends readonly string[]>(values: T) {
  return z.enum(values, { error: `one of ${values.map((value) => `"${value}"`).join(', ')}` });
}

export function yesOrNo() {
  return z.boolean({ error: 'true or false' });
}

/** One line of text as it may stand on a screen; no control characters. */
export function textLine(most: number) {
  const error = `a text of 1 to ${most} characters on one line`;
  return z
    .string({ error })
    .trim()
    .min(1, { error })
    .max(most, { error })
    .regex(/^\P{Cc}*$/u, { error });
}

export function matching(pattern: RegExp, expected: string) {
  return z.string({ error: expected }).regex(pattern, { error: expected });
}

/** An object without strangers in it; a key that is left out takes its default. */
export function section<S extends z.ZodRawShape>(shape: S) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? undefined : 'an object { … }'),
  });
}

/** A file beside the configuration, or an absolute path. null: the value was sealed into the data folder (--seal). */
export const secretFile = textLine(1000).nullable().default(null);

/** Keys, amounts and the proof of a payment travel over it. `path`: whether the other side may have one. */
export function secureAddress(path: 'none' | 'allowed') {
  return z.string({ error: 'an https address' }).transform((text, context) => {
    const checked = checkGatewayAddress(text, path);
    if (checked.ok) return checked.value;
    context.addIssue(checked.error.expected);
    return z.NEVER;
  });
}
