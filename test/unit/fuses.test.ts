import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

/** The flags of one block of the YAML file, written one below the other. */
function flagsOf(block: string): Record<string, boolean> {
  const text = readFileSync('electron-builder.yml', 'utf8');
  const [, body = ''] = new RegExp(`^${block}:\\n((?: {2}.*\\n)+)`, 'm').exec(text) ?? [];
  const lines = body.trimEnd().split('\n');
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = line, value = ''] = /^ {2}(\w+): (true|false)$/.exec(line) ?? [];
      return [name, z.enum(['true', 'false']).parse(value) === 'true'];
    }),
  );
}

/** What the pinned electron-builder can set. */
function knownFuses(): string[] {
  const schema = z.object({
    definitions: z.object({ FuseOptionsV1: z.object({ properties: z.record(z.string(), z.unknown()) }) }),
  });
  const text = readFileSync('node_modules/app-builder-lib/scheme.json', 'utf8');
  return Object.keys(schema.parse(JSON.parse(text)).definitions.FuseOptionsV1.properties);
}

describe('the fuses of the installed application', () => {
  const fuses = flagsOf('electronFuses');

  it('close every door that lets somebody run other code in our name', () => {
    expect(fuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('leave none undecided that the packager knows', () => {
    const left = knownFuses().filter((name) => !(name in fuses) && name !== 'resetAdHocDarwinSignature');
    expect(left).toEqual([]);
  });
});
