import type { z } from 'zod';
import type { Caller, Commands, Handlers, SeamError } from '../../shared/ipc/kit';
import { err, ok, type Result } from '../../shared/result';
import type { Ids, Log } from '../ports';
import { fitsIn } from './fits-in';

/** Whatever a window sent, answered: the declared output or error of the command, or a `SeamError`. */
export type Serve = (caller: Caller, name: unknown, input: unknown) => Promise<Result<unknown, unknown>>;

/** Characters an input may hold; a command that takes a file says so in `larger`. */
const MOST_CHARACTERS = 16_384;

export type ServeTools<C extends Commands> = {
  readonly log: Log;
  readonly ids: Pick<Ids, 'incident'>;
  readonly larger?: { readonly [K in keyof C]?: number };
};

type Refusal = Extract<SeamError, { kind: 'not-allowed' }>['why'];

/** Where a value did not fit its schema. Never the value: it may be somebody's number. */
function places(error: z.ZodError): string {
  return error.issues
    .map(({ path, code }) => `${path.map(String).join('.')}:${code}`)
    .join(' ')
    .slice(0, 500);
}

/**
 * The seam between windows and core: sender → role → size → schema → handler → schema → Result. The shells vouch for
 * the sender and its role. A command without a handler does not compile: `Handlers` asks for every one.
 */
export function serve<C extends Commands>(commands: C, handlers: Handlers<C>, tools: ServeTools<C>): Serve {
  const { log, ids, larger } = tools;

  function refused(why: Refusal, caller: Caller, command: string, at = ''): Result<never, SeamError> {
    log.warn('refused a call', { why, command, role: caller.role, caller: caller.id, at });
    return err({ kind: 'not-allowed', why });
  }

  function crashed(command: string, what: string, thrown?: unknown): Result<never, SeamError> {
    const incident = ids.incident();
    log.error(what, { incident, command }, thrown);
    return err({ kind: 'crashed', incident });
  }

  async function answer(command: keyof C & string, input: unknown, caller: Caller) {
    const spec = commands[command];
    const handler = handlers[command];
    if (spec === undefined || handler === undefined) return refused('unknown-command', caller, command);
    // The schema that was just passed is the one the handler's type was derived from.
    const result = await handler(input as never, caller);
    const declared = result.ok ? spec.output.safeParse(result.value) : spec.error.safeParse(result.error);
    if (!declared.success) {
      return crashed(command, `an answer that the contract does not know, at ${places(declared.error)}`);
    }
    return result.ok ? ok(declared.data) : err(declared.data);
  }

  return async (caller, name, input) => {
    if (typeof name !== 'string' || !Object.hasOwn(commands, name)) {
      return refused('unknown-command', caller, typeof name === 'string' ? name.slice(0, 40) : typeof name);
    }
    const spec = commands[name];
    if (spec === undefined || !spec.roles.includes(caller.role)) return refused('role', caller, name);
    try {
      if (!fitsIn(input, larger?.[name as keyof C] ?? MOST_CHARACTERS))
        return refused('too-large', caller, name);
      const parsed = spec.input.safeParse(input);
      if (!parsed.success) return refused('input', caller, name, places(parsed.error));
      return await answer(name, parsed.data, caller);
    } catch (thrown) {
      return crashed(name, 'a command crashed', thrown);
    }
  };
}
