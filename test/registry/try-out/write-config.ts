import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { RegistryServer } from '../server/registry-server.ts';

export type WrittenConfig = {
  /** Absolute. */
  readonly folder: string;
  /** A whole configuration for `npm start -- --config`, and what to copy from it. */
  readonly file: string;
  readonly text: string;
};

const EVERYTHING = {
  passwords: true,
  phoneCodes: true,
  requests: true,
  reservations: true,
  reports: true,
  eBills: true,
  refundRequests: true,
  platform: true,
};

function accessOf(registry: RegistryServer): { office: object; files: Readonly<Record<string, string>> } {
  const { tokenUrl, clientId, clientSecret, clientCertificate, serverCertificate } = registry;
  if (clientCertificate === null || serverCertificate === null) {
    const clientSecretFile = 'client-secret.txt';
    return {
      office: { auth: { kind: 'oauth2', tokenUrl, clientId, clientSecretFile, scope: 'kiosk' } },
      files: { [clientSecretFile]: `${clientSecret}\n` },
    };
  }
  return {
    office: {
      auth: { kind: 'mtls', certificateFile: 'kiosk-certificate.pem', keyFile: 'kiosk-key.pem' },
      caFile: 'registry-certificate.pem',
    },
    files: {
      'kiosk-certificate.pem': clientCertificate.cert,
      'kiosk-key.pem': clientCertificate.key,
      'registry-certificate.pem': serverCertificate,
    },
  };
}

/** Everything a kiosk needs to ask here, in a folder of its own; null: a new one among the temporary files. */
export function writeConfig(registry: RegistryServer, wanted: string | null): WrittenConfig {
  const folder = wanted === null ? mkdtempSync(join(tmpdir(), 'mock-registry-')) : resolve(wanted);
  mkdirSync(folder, { recursive: true });
  const { office, files } = accessOf(registry);
  const config = {
    mode: 'training',
    dataDir: 'data',
    channels: ['wechat', 'alipay', 'office-platform'],
    office: { kind: 'registry', baseUrl: registry.baseUrl, ...office, features: EVERYTHING },
  };
  const text = `${JSON.stringify(config, null, 2)}\n`;
  for (const [name, content] of Object.entries({ ...files, 'config.json': text }))
    writeFileSync(join(folder, name), content, { mode: 0o600 });
  return { folder, file: join(folder, 'config.json'), text };
}
