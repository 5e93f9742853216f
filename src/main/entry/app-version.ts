import { readFileSync } from 'node:fs';

/** The version in a package.json; `0` when there is none to read. */
export function readVersion(path: string): string {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const known = typeof value === 'object' && value !== null && 'version' in value;
    return known && typeof value.version === 'string' ? value.version : '0';
  } catch {
    return '0';
  }
}
