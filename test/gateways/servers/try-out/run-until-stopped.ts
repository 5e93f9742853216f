import { parseArgs } from 'node:util';

type Options = { readonly port: number; readonly data: string | null; readonly flags: ReadonlySet<string> };

/** `--port N --data DIR` and the given yes-or-no flags; a text says what is wrong. `ports`: how many are taken in a row. */
export function readOptions(
  args: readonly string[],
  ports: number,
  flags: readonly string[] = [],
): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '0' },
        data: { type: 'string' },
        ...Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' as const }])),
      },
    });
    const given: Readonly<Record<string, unknown>> = values;
    const text = String(given['port']);
    const highest = 65_536 - ports;
    if (!/^\d{1,5}$/.test(text) || Number(text) > highest) return `--port: 0 to ${highest}, not ${text}`;
    const data = typeof given['data'] === 'string' ? given['data'] : null;
    return { port: Number(text), data, flags: new Set(flags.filter((flag) => given[flag] === true)) };
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** Resolves when somebody presses Ctrl+C or the system ends the program. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

/** Starts, says what `words` makes of it, and runs until it is stopped; 2 when it could not start. */
export async function runUntilStopped<T extends { readonly close: () => Promise<void> }>(
  start: () => Promise<T>,
  words: (running: T) => readonly string[],
): Promise<number> {
  let running: T;
  try {
    running = await start();
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    console.error(`The servers could not start: ${why}`);
    return 2;
  }
  for (const line of words(running)) console.log(line);
  await stopped();
  await running.close();
  return 0;
}
