import { err, ok, type Result } from '../../shared/result';
import type { Config } from '../config';
import { SECRET_NAMES } from '../config/gateways-schema';
import { openStore } from '../store/open-store';
import { startFailure } from '../store/start-failure';
import { readKeyFile } from './key-files';
import { storeOf, type StoreParts } from './store-of';

/** Keeps a gateway's secret in the data folder instead of a file: `NAME=FILE`. The line is for whoever asked for it. */
export async function sealSecret(parts: StoreParts, wanted: string): Promise<Result<string, string>> {
  const secret = readSecret(parts.config, wanted);
  if (!secret.ok) return secret;
  const opening = await openStore(storeOf(parts));
  if (!opening.ok) return err(startFailure(opening.error).message);
  const { name, text, path } = secret.value;
  opening.value.secrets.keep(name, text);
  await opening.value.close();
  return ok(
    `${name} is sealed into ${parts.config.dataDir}; delete ${path}, and leave its key out of the configuration`,
  );
}

/** Training has no secrets. */
function readSecret(
  config: Config,
  wanted: string,
): Result<{ name: string; text: string; path: string }, string> {
  const at = wanted.indexOf('=');
  const [given, path] = [wanted.slice(0, at), wanted.slice(at + 1)];
  const name = SECRET_NAMES.find((known) => known === given);
  if (name === undefined) return err(`--seal ${given}: expected one of ${SECRET_NAMES.join(', ')}`);
  if (config.mode !== 'live')
    return err('--seal: expected a configuration with "mode": "live", found training');
  const text = readKeyFile(config, `--seal ${name}`, path);
  return text.ok ? ok({ name, text: text.value, path }) : text;
}
