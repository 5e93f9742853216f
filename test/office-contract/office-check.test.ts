import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runOfficeCheck } from '../../src/main/tools/office-check/run';
import { startRegistryServer, type RegistryServer } from '../registry/server/registry-server';
import { EVERYTHING } from './scripted-registry';

/** What the person at the terminal reads, English lines only, and the exit code. */
async function check(server: RegistryServer, change: object = {}, features: object = EVERYTHING) {
  const dir = mkdtempSync(join(tmpdir(), 'efk-office-check-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  writeFileSync(join(dir, 'secret.txt'), server.clientSecret);
  const { baseUrl, tokenUrl, clientId } = server;
  const auth = { kind: 'oauth2', tokenUrl, clientId, clientSecretFile: 'secret.txt' };
  const office = { kind: 'registry', baseUrl, auth, timeoutMs: 1000, features, ...change };
  const file = join(dir, 'config.json');
  writeFileSync(file, JSON.stringify({ office }));
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const surroundings = { platform: 'linux', home: dir, environment: {}, workingFolder: '/' } as const;
  const code = await runOfficeCheck(['--config', file], surroundings, { out: say, err: say });
  expect(lines.join('\n')).not.toContain(server.clientSecret);
  return { code, english: lines.map((line) => `${line.slice(0, 1)} ${line.split('\n  ')[1] ?? line}`) };
}

async function started(): Promise<RegistryServer> {
  const server = await startRegistryServer();
  onTestFinished(() => server.close());
  return server;
}

test('all well', async () => {
  const { code, english } = await check(await started());
  expect(english).toEqual([
    expect.stringMatching(/^✓ works: .* answers$/),
    expect.stringMatching(/^✓ clocks are -?[01] s apart$/),
  ]);
  expect(code).toBe(0);
});

test.each([
  ['another path', { baseUrl: 'path' }, /^✗ the answer is not as docs\/registry-api\.yaml says/],
  ['nobody there', { baseUrl: 'http://127.0.0.1:9' }, /^✗ nobody took the connection: check office\.baseUrl/],
  [
    'another client',
    { clientId: 'somebody-else' },
    /^✗ no token was given: check tokenUrl, clientId and secret/,
  ],
] as const)('says what is wrong: %s', async (_, change, expected) => {
  const server = await started();
  const auth = {
    kind: 'oauth2',
    tokenUrl: server.tokenUrl,
    clientId: 'clientId' in change ? change.clientId : server.clientId,
    clientSecretFile: 'secret.txt',
  };
  const baseUrl =
    'baseUrl' in change ? change.baseUrl.replace(/^path$/, `${server.baseUrl}/v9`) : server.baseUrl;
  const { code, english } = await check(server, { auth, baseUrl });
  expect(english).toEqual([expect.stringMatching(expected)]);
  expect(code).toBe(1);
});

test('a device that is shut out, and a clock that is apart', async () => {
  const server = await started();
  server.setClockApart(-600_000);
  expect((await check(server)).english[1]).toMatch(/^✗ clocks are -(600|599|601) s apart: set ours$/);
  server.access.shutOut(true);
  expect((await check(server)).english[0]).toMatch(
    /^✗ (the registry does not admit this device|no token was given)/,
  );
});
