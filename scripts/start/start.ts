import { badFlagLine, helpText, parseFlags } from '../../src/main/flags.ts';
import { ensureBuilt } from '../build/build.ts';
import { findElectron, windowObstacle } from './find-electron.ts';
import { runBrowserHost, runElectron } from './run-shells.ts';

const BAD_USAGE = 2;
/** A runtime that breaks down this soon did not get as far as a payment; the other shell may take over. */
const BREAKDOWN_MS = 5_000;
const BREAKDOWNS: readonly (NodeJS.Signals | null)[] = ['SIGTRAP', 'SIGABRT', 'SIGSEGV', 'SIGILL', 'SIGBUS'];

function splitAtDashes(
  args: readonly string[],
): readonly [own: readonly string[], runtime: readonly string[]] {
  const at = args.indexOf('--');
  return at < 0 ? [args, []] : [args.slice(0, at), args.slice(at + 1)];
}

/** Switches for Electron itself come from EXAM_FEE_KIOSK_ELECTRON_ARGS and from behind a second `--`. */
async function startElectron(
  root: string,
  own: readonly string[],
  afterDashes: readonly string[],
): Promise<{ readonly code: number } | { readonly why: string }> {
  const fromEnvironment = (process.env['EXAM_FEE_KIOSK_ELECTRON_ARGS'] ?? '').split(' ');
  const switches = [...fromEnvironment, ...afterDashes].filter((word) => word !== '');
  const why = windowObstacle(switches);
  if (why !== null) return { why };
  const runtime = await findElectron(root);
  if (!runtime.found) return { why: runtime.why };
  const begun = performance.now();
  const { code, signal, lastWords } = await runElectron(root, runtime.path, switches, own);
  const brokeDown = BREAKDOWNS.includes(signal) && performance.now() - begun < BREAKDOWN_MS;
  return brokeDown ? { why: `it broke down at once: ${lastWords}` } : { code };
}

/** `npm start`: reads the flags, builds when needed, runs the asked shell to its end and returns the exit code. */
export async function start(root: string, args: readonly string[]): Promise<number> {
  const [own, afterDashes] = splitAtDashes(args);
  const flags = parseFlags(own);
  if (!flags.ok) {
    console.error(`${badFlagLine(flags.error)} (npm start -- --help)`);
    return BAD_USAGE;
  }
  if (flags.value.help) {
    console.log(helpText());
    return 0;
  }
  if (!(await ensureBuilt(root))) return 1;
  if (flags.value.host !== 'browser') {
    const ended = await startElectron(root, own, afterDashes);
    if ('code' in ended) return ended.code;
    if (flags.value.host === 'electron') {
      console.error(`Electron cannot be used: ${ended.why}.`);
      return 1;
    }
    console.log(`Electron cannot be used: ${ended.why}. Starting the browser host instead.`);
  }
  return (await runBrowserHost(root, own)).code;
}
