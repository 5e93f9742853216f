import { openGateways } from '../../compose/open-gateways';
import { loadConfig, type Config, type Surroundings } from '../../config';
import { badFlagLine, parseFlags } from '../../flags';
import type { Ids, Log } from '../../ports';
import { makeRealTimers, realClock } from '../../real-ports';
import { readSealed } from '../sealed-secrets/read-sealed';
import { diagnose } from './diagnose';

const USAGE = [
  'Usage: npm run gateway-check -- --config FILE [--data DIR]',
  'Asks each configured gateway about a number that was never used: nothing is ordered, nothing is paid.',
].join('\n');

export type Terminal = { readonly out: (line: string) => void; readonly err: (line: string) => void };

const ALL_WELL = 0;
const SOMETHING_WRONG = 1;
const NOT_CHECKED = 2;

/** What a client says while it is asked; the person at the terminal sees it with the verdict. */
function listeningLog(): { readonly log: Log; readonly heard: () => string } {
  const lines: string[] = [];
  const note = (what: string, facts: Readonly<Record<string, unknown>> = {}) =>
    void lines.push([what, ...Object.values(facts)].join(' '));
  return { log: { info: () => undefined, warn: note, error: note }, heard: () => lines.splice(0).join('; ') };
}

function configOf(args: readonly string[], surroundings: Surroundings): Config | { readonly line: string } {
  const flags = parseFlags(args);
  if (!flags.ok) return { line: badFlagLine(flags.error) };
  if (flags.value.help || flags.value.config === null) return { line: USAGE };
  const config = loadConfig(flags.value, surroundings);
  if (!config.ok) return { line: config.error.line };
  return config.value.mode === 'live'
    ? config.value
    : {
        line: `${flags.value.config}: mode: expected "live", found "training": training has a gateway of its own`,
      };
}

export async function runGatewayCheck(
  args: readonly string[],
  surroundings: Surroundings,
  ids: Pick<Ids, 'outTradeNo'>,
  terminal: Terminal,
): Promise<number> {
  const refuse = (line: string) => {
    terminal.err(line === USAGE ? line : `gateway-check: ${line}`);
    return NOT_CHECKED;
  };
  const config = configOf(args, surroundings);
  if ('line' in config) return refuse(config.line);
  const { log, heard } = listeningLog();
  const { wechat, alipay } = config.gateways;
  const inFiles = wechat?.privateKeyFile !== null && alipay?.privateKeyFile !== null;
  const sealed = await readSealed(config, log, inFiles ? null : `gateway-check, pid ${process.pid}`);
  if ('line' in sealed) return refuse(sealed.line);
  const timers = makeRealTimers(log);
  const opened = await openGateways({
    config,
    clock: realClock,
    timers,
    log,
    secrets: sealed.secrets,
    // office-check asks the exam office.
    office: null,
    linesOf: () => [],
  });
  await sealed.close();
  if (!opened.ok) return refuse(opened.error);
  let allWell = true;
  for (const gateway of opened.value.gateways) {
    heard();
    const { well, zh, en } = await diagnose(gateway, ids.outTradeNo(), heard);
    allWell &&= well;
    terminal.out(`${well ? '✓' : '✗'} ${gateway.channel}: ${zh}\n  ${en}`);
  }
  await opened.value.stop();
  return allWell ? ALL_WELL : SOMETHING_WRONG;
}
