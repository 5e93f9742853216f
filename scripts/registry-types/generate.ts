import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { runCommand } from '../run-command.ts';
import { condense, sha256 } from './condense.ts';

const ROOT = join(import.meta.dirname, '../..');
const DOCUMENT = 'docs/registry-api.yaml';
const OUT = 'src/main/office/registry/generated';
/** openapi-typescript takes TypeScript 5 only, so it lives in an installation of its own. */
const OWN = 'scripts/registry-types';

async function run(what: string, args: readonly string[]): Promise<string> {
  const { code, output } = await runCommand(process.execPath, args, { cwd: ROOT });
  if (code !== 0) throw new Error(`${what} ended with ${code}:\n${output}`);
  return output;
}

async function typesOf(document: string): Promise<string> {
  const npm = process.env['npm_execpath'];
  if (npm === undefined) throw new Error('start it as "npm run registry-types"');
  await run('npm ci', [npm, 'ci', '--prefix', OWN, '--no-audit', '--no-fund']);
  // Without an output file it prints nothing but the types; an invalid document ends it with an error.
  const text = await run('openapi-typescript', [
    join(OWN, 'node_modules/openapi-typescript/bin/cli.js'),
    document,
    '--immutable',
  ]);
  // Empty in this document, and exported by habit.
  return text.replace(/^export type (webhooks|\$defs) = Record<string, never>;$/gm, '');
}

async function write(name: string, text: string): Promise<void> {
  const file = join(ROOT, OUT, name);
  const rules = (await resolveConfig(file)) ?? {};
  mkdirSync(join(ROOT, OUT), { recursive: true });
  writeFileSync(file, await format(text, { ...rules, filepath: file }));
  console.log(`${OUT}/${name}`);
}

/** Writes what the client is compiled and checked against; both from one document. */
export async function generateRegistryTypes(): Promise<number> {
  const yaml = readFileSync(join(ROOT, DOCUMENT), 'utf8');
  const head =
    `/*\n * Generated from ${DOCUMENT} by "npm run registry-types"; never edited.\n` +
    ` * sha256 of the document: ${sha256(yaml)}\n */\n`;
  try {
    const types = await typesOf(DOCUMENT);
    await write('registry-api.ts', head + types.replace(/^\/\*\*[\s\S]*?\*\/\n/, ''));
    await write('registry-document.ts', head + condense(yaml));
    return 0;
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : String(thrown));
    return 1;
  }
}
