import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/main/config';
import { parseFlags } from '../../src/main/flags';

export const folder = mkdtempSync(join(tmpdir(), 'config-'));

export function load(args: readonly string[], environment: Record<string, string> = {}) {
  const flags = parseFlags(args);
  if (!flags.ok) throw new Error(flags.error.flag);
  return loadConfig(flags.value, {
    platform: 'linux',
    home: '/home/lin',
    environment,
    workingFolder: folder,
  });
}

export function write(content: string | Buffer, name = 'kiosk.json') {
  writeFileSync(join(folder, name), content);
  return load(['--config', name]);
}

export function refusal(content: string | Buffer): string {
  const result = write(content);
  if (result.ok) throw new Error('it was taken');
  return result.error.line;
}

export function taken(result: ReturnType<typeof load>) {
  if (!result.ok) throw new Error(result.error.line);
  return result.value;
}
