import { openRegistry } from '../../compose/open-office';
import { loadConfig, type Config, type Surroundings } from '../../config';
import { badFlagLine, parseFlags } from '../../flags';
import { askStatus } from '../../office/registry/registry-office';
import type { Log } from '../../ports';
import { makeRealTimers, realClock } from '../../real-ports';
import type { Terminal } from '../gateway-check/run';
import { readSealed } from '../sealed-secrets/read-sealed';
import { diagnoseOffice } from './diagnose-office';

const USAGE = [
  'Usage: npm run office-check -- --config FILE [--data DIR]',
  'Asks the exam office’s own system how it is and what it offers: nothing is changed by it.',
].join('\n');

const ALL_WELL = 0;
const SOMETHING_WRONG = 1;
const NOT_CHECKED = 2;

/** The verdict says all that the log would. */
const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

function configOf(args: readonly string[], surroundings: Surroundings): Config | { readonly line: string } {
  const flags = parseFlags(args);
  if (!flags.ok) return { line: badFlagLine(flags.error) };
  if (flags.value.help || flags.value.config === null) return { line: USAGE };
  const config = loadConfig(flags.value, surroundings);
  return config.ok ? config.value : { line: config.error.line };
}

function holderOf({ office }: Config): string | null {
  if (office.kind === 'roster') return null;
  const { auth } = office;
  const inFile = auth.kind === 'oauth2' ? auth.clientSecretFile : auth.keyFile;
  return inFile === null ? `office-check, pid ${process.pid}` : null;
}

/** Exit code 0: all well. 1: something is wrong. 2: not checked. */
export async function runOfficeCheck(
  args: readonly string[],
  surroundings: Surroundings,
  terminal: Terminal,
): Promise<number> {
  const refuse = (line: string) => {
    terminal.err(line === USAGE ? line : `office-check: ${line}`);
    return NOT_CHECKED;
  };
  const config = configOf(args, surroundings);
  if ('line' in config) return refuse(config.line);
  const { office } = config;
  if (office.kind === 'roster') {
    return refuse('office.kind: expected "registry", found "roster": the roster is on this machine');
  }
  const sealed = await readSealed(config, silentLog, holderOf(config));
  if ('line' in sealed) return refuse(sealed.line);
  const timers = makeRealTimers(silentLog);
  const opening = openRegistry({ config, clock: realClock, timers, secrets: sealed.secrets });
  await sealed.close();
  if (opening === null) return refuse(USAGE);
  if (!opening.ok) return refuse(opening.error);
  const { settings, caller } = opening.value;
  const asked = await askStatus(settings, { caller, clock: realClock, log: silentLog });
  const findings = diagnoseOffice(asked, office.features);
  for (const { well, zh, en } of findings) terminal.out(`${well ? '✓' : '✗'} ${zh}\n  ${en}`);
  await caller.close();
  return findings.every(({ well }) => well) ? ALL_WELL : SOMETHING_WRONG;
}
