import { z } from 'zod';
import type { Result } from '../result';
import type { Role } from '../operator';

/**
 * How renderer and core speak. A command is a question with a declared answer; a push is news with a revision, so that
 * an old one never overwrites a newer one. Both shells derive their wiring from the contract built with these.
 */
export type Command<I extends z.ZodType, O extends z.ZodType, E extends z.ZodType> = {
  readonly input: I;
  readonly output: O;
  readonly error: E;
  readonly roles: readonly Role[];
};

export function command<I extends z.ZodType, O extends z.ZodType, E extends z.ZodType>(
  spec: Command<I, O, E>,
): Command<I, O, E> {
  return spec;
}

export type AnyCommand = Command<z.ZodType, z.ZodType, z.ZodType>;
export type Commands = Readonly<Record<string, AnyCommand>>;
export type Pushes = Readonly<Record<string, z.ZodType>>;

/** Errors any command may answer. `incident` is a number to quote; what happened is only in the log. */
export const seamErrorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('crashed'), incident: z.string() }),
  z.object({
    kind: z.literal('not-allowed'),
    why: z.enum(['unknown-command', 'role', 'input', 'sender', 'too-large']),
  }),
  z.object({ kind: z.literal('disconnected') }),
]);
export type SeamError = z.infer<typeof seamErrorSchema>;

export type InputOf<C extends AnyCommand> = z.infer<C['input']>;
export type OutputOf<C extends AnyCommand> = z.infer<C['output']>;
export type ErrorOf<C extends AnyCommand> = z.infer<C['error']>;

/** The window a command came from; `id` lives as long as the page does. */
export type Caller = { readonly id: string; readonly role: Role };

export type Handlers<C extends Commands> = {
  readonly [K in keyof C]: (
    input: InputOf<C[K]>,
    caller: Caller,
  ) => Result<OutputOf<C[K]>, ErrorOf<C[K]>> | Promise<Result<OutputOf<C[K]>, ErrorOf<C[K]>>>;
};

/** What the renderer sees. */
export type Bridge<C extends Commands> = {
  readonly [K in keyof C]: (
    input: InputOf<C[K]>,
  ) => Promise<Result<OutputOf<C[K]>, ErrorOf<C[K]> | SeamError>>;
};

export type PushMessage = {
  readonly push: string;
  readonly revision: number;
  readonly payload: unknown;
};

/** Sends news to one window, or to every window of the given roles. */
export type Pusher<P extends Pushes> = {
  readonly toCaller: <K extends keyof P>(callerId: string, push: K, payload: z.infer<P[K]>) => void;
  readonly toRoles: <K extends keyof P>(roles: readonly Role[], push: K, payload: z.infer<P[K]>) => void;
};

/** An object schema of one error kind with its facts. */
export function failure<const K extends string, S extends z.ZodRawShape>(kind: K, shape: S) {
  return z.object({ kind: z.literal(kind), ...shape });
}
