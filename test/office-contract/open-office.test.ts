import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openOffice } from '../../src/main/compose/open-office';
import { loadConfig } from '../../src/main/config';
import { parseFlags } from '../../src/main/flags';
import { realTime } from '../fakes/loopback';
import { notedLog } from '../fakes/noted-log';
import { selfSigned } from '../fakes/self-signed';
import { startRegistryServer } from '../registry/server/registry-server';

type Files = Readonly<Record<string, string>>;

/** As the program does it at its start: from the configuration file and the files beside it. */
function opened(office: object, files: Files, sealed: string | null = null) {
  const dir = mkdtempSync(join(tmpdir(), 'efk-open-office-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  const file = join(dir, 'config.json');
  writeFileSync(file, JSON.stringify({ office }));
  const flags = parseFlags(['--config', file]);
  if (!flags.ok) throw new Error(flags.error.kind);
  const surroundings = { platform: 'linux', home: dir, environment: {}, workingFolder: dir } as const;
  const config = loadConfig(flags.value, surroundings);
  if (!config.ok) throw new Error(config.error.line);
  const secrets = { read: (name: string) => (name === 'office.clientSecret' ? sealed : null) };
  return openOffice({ ...realTime, config: config.value, log: notedLog().log, secrets });
}

async function mutualServer() {
  const server = await startRegistryServer({ mutualTls: true });
  onTestFinished(() => server.close());
  const { clientCertificate, serverCertificate } = server;
  if (clientCertificate === null || serverCertificate === null) throw new Error('no certificates');
  const auth = { kind: 'mtls', certificateFile: 'device.crt', keyFile: 'device.key' };
  return {
    server,
    office: { kind: 'registry', baseUrl: server.baseUrl, auth, caFile: 'ca.crt', timeoutMs: 1000 },
    files: {
      'device.crt': clientCertificate.cert,
      'device.key': clientCertificate.key,
      'ca.crt': serverCertificate,
    },
  };
}

test('a certificate of the device is all it needs, and the office’s own root is the only one trusted', async () => {
  const { office, files } = await mutualServer();
  const known = opened(office, files);
  if (!known.ok) throw new Error(known.error);
  expect(await known.value.office?.candidate('nobody-999')).toEqual({ ok: true, value: null });
  await known.value.stop();

  const stranger = selfSigned({ commonName: 'somebody', serial: '0b01' });
  const distrusted = opened(office, { ...files, 'ca.crt': stranger.cert });
  if (!distrusted.ok) throw new Error(distrusted.error);
  expect(await distrusted.value.office?.candidate('nobody-999')).toMatchObject({ error: { cause: 'tls' } });
  await distrusted.value.stop();

  const unknown = opened(office, { ...files, 'device.crt': stranger.cert, 'device.key': stranger.key });
  if (!unknown.ok) throw new Error(unknown.error);
  expect(await unknown.value.office?.candidate('nobody-999')).toMatchObject({ ok: false });
  await unknown.value.stop();
});

test('files that do not fit are named at the start', async () => {
  const { office, files } = await mutualServer();
  const stranger = selfSigned({ commonName: 'somebody', serial: '0b01' });
  const lines = [
    { 'device.key': stranger.key },
    { 'device.key': 'no key' },
    { 'device.crt': 'no certificate' },
    { 'ca.crt': 'no certificate' },
  ].map((change) => opened(office, { ...files, ...change }));
  expect(lines.map((line) => (line.ok ? 'opened' : line.error))).toEqual([
    'office.auth.keyFile: the key belongs to another certificate than certificateFile',
    'office.auth.keyFile: expected a private key as PEM, without a password',
    'office.auth.certificateFile: expected a certificate as PEM',
    'office.caFile: expected a certificate as PEM (-----BEGIN CERTIFICATE-----)',
  ]);
});

test('the secret of a client may be sealed; without any it is named', async () => {
  const server = await startRegistryServer();
  onTestFinished(() => server.close());
  const { baseUrl, tokenUrl, clientId, clientSecret } = server;
  const office = { kind: 'registry', baseUrl, auth: { kind: 'oauth2', tokenUrl, clientId } };
  const sealed = opened(office, {}, clientSecret);
  if (!sealed.ok) throw new Error(sealed.error);
  expect(await sealed.value.office?.candidate('nobody-999')).toEqual({ ok: true, value: null });
  await sealed.value.stop();
  expect(opened(office, {})).toEqual({
    ok: false,
    error:
      'office.auth.clientSecretFile: expected a file, or a secret sealed with --seal office.clientSecret=FILE; found neither',
  });
});
