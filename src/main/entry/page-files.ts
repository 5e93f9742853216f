import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { err, ok, type Result } from '../../shared/result';
import { contentPolicy, PAGE_HEADERS, withNonce } from './page-policy';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wav': 'audio/wav',
  '.woff2': 'font/woff2',
};

const INDEX = 'index.html';

export type PageFile = { readonly headers: Readonly<Record<string, string>>; readonly body: Buffer };

export type PageFiles = {
  /** The file of a path inside the page's folder, `''` for the page itself; null where there is none. */
  readonly read: (path: string) => Promise<PageFile | null>;
};

function filesBelow(folder: string, prefix = ''): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${prefix}${entry.name}`;
    if (entry.isDirectory()) return filesBelow(join(folder, entry.name), `${path}/`);
    return entry.isFile() ? [path] : [];
  });
}

/**
 * The built screens. Only what lies in the folder at start is ever served, so that no path, however it is written, leads
 * out of it. `connect`: see contentPolicy.
 */
export function openPageFiles(
  folder: string,
  connect: () => string,
): Result<PageFiles, { kind: 'not-built' }> {
  let known: ReadonlySet<string>;
  try {
    known = new Set(filesBelow(folder).filter((path) => Object.hasOwn(TYPES, extname(path))));
  } catch {
    known = new Set();
  }
  if (!known.has(INDEX)) return err({ kind: 'not-built' });

  async function read(asked: string): Promise<PageFile | null> {
    const path = asked === '' ? INDEX : asked;
    if (!known.has(path)) return null;
    const body = await readFile(join(folder, path));
    const headers = { ...PAGE_HEADERS, 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' };
    if (extname(path) !== '.html') return { headers, body };
    const nonce = randomBytes(16).toString('base64');
    return {
      headers: { ...headers, 'Content-Security-Policy': contentPolicy(nonce, connect()) },
      body: Buffer.from(withNonce(body.toString(), nonce)),
    };
  }

  return ok({ read });
}
