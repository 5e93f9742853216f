import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Log } from '../../ports';

const installationSchema = z.strictObject({
  /** base64 of 32 random bytes: signs both directions. Training only; real keys never come near it. */
  key: z.base64().length(44),
  /** Ports of the last run: codes on paper and in the store stay good when they can be had again. */
  walletPort: z.number().int().min(0).max(65_535),
  gatewayPort: z.number().int().min(0).max(65_535),
});
export type Installation = Readonly<z.infer<typeof installationSchema>>;

function parse(text: string): Installation | null {
  try {
    const parsed = installationSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** A file that cannot be read is kept aside and made anew: the payments are in the ledger, not here. */
export function readInstallation(file: string, now: number, log: Log): Installation {
  if (existsSync(file)) {
    const found = parse(readFileSync(file, 'utf8'));
    if (found !== null) return found;
    const keptAs = `${file}.damaged-${now}`;
    renameSync(file, keptAs);
    log.warn('simulator settings unreadable, made anew', { keptAs });
  }
  return { key: randomBytes(32).toString('base64'), walletPort: 0, gatewayPort: 0 };
}

export function writeInstallation(file: string, installation: Installation): void {
  const fresh = `${file}.new`;
  writeFileSync(fresh, JSON.stringify(installation), { mode: 0o600, flush: true });
  renameSync(fresh, file);
}
