import { createPrivateKey, X509Certificate } from 'node:crypto';
import { err, ok, type Result } from '../../shared/result';
import type { Config } from '../config';
import type { ClientCertificate } from '../http/dispatcher';
import { createHttpCaller, type HttpCaller } from '../http/http-caller';
import { registryOffice, type RegistrySettings } from '../office/registry/registry-office';
import type { Clock, Log, Timers } from '../ports';
import type { ExamOffice } from '../ports/exam-office';
import { makeKeyReader, type KeyReader, type SealedReader } from './key-files';

export type OfficeParts = {
  readonly config: Config;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly secrets: SealedReader;
};

export type OpenedOffice = {
  /** null: the roster in the store. */
  readonly office: ExamOffice | null;
  readonly stop: () => Promise<void>;
};

/** A candidate with 200 fee items is some 100 KB. */
const MAX_BODY_BYTES = 1024 * 1024;

/** The exam office of the configuration. The error is one line: key, file, what is wrong. */
export function openOffice(parts: OfficeParts): Result<OpenedOffice, string> {
  const opening = openRegistry(parts);
  if (opening === null) return ok({ office: null, stop: async () => undefined });
  if (!opening.ok) return opening;
  const { settings, caller } = opening.value;
  const { clock, log } = parts;
  return ok({ office: registryOffice(settings, { caller, clock, log }), stop: () => caller.close() });
}

export type OpenedRegistry = { readonly settings: RegistrySettings; readonly caller: HttpCaller };

/** null: the configuration has a roster. */
export function openRegistry(parts: Omit<OfficeParts, 'log'>): Result<OpenedRegistry, string> | null {
  const { config, clock, timers } = parts;
  const { office } = config;
  if (office.kind === 'roster') return null;
  const keys = makeKeyReader(config, parts.secrets);
  const access = readAccess(office, keys);
  if (!access.ok) return access;
  const roots = office.caFile === null ? ok(null) : keys.file('office.caFile', office.caFile);
  if (!roots.ok) return roots;
  if (roots.value !== null && readCertificate(roots.value) === null) {
    return err('office.caFile: expected a certificate as PEM (-----BEGIN CERTIFICATE-----)');
  }
  const { baseUrl, timeoutMs, features } = office;
  const caller = createHttpCaller({
    clock,
    timers,
    totalMs: timeoutMs,
    maxBodyBytes: MAX_BODY_BYTES,
    proxy: config.proxy,
    client: access.value.client,
    roots: roots.value,
  });
  return ok({ settings: { baseUrl, timeoutMs, features, credentials: access.value.credentials }, caller });
}

type Registry = Extract<Config['office'], { kind: 'registry' }>;
type Access = {
  readonly credentials: RegistrySettings['credentials'];
  readonly client: ClientCertificate | null;
};

function readAccess({ auth }: Registry, keys: KeyReader): Result<Access, string> {
  if (auth.kind === 'oauth2') {
    const secret = keys.secret('office.auth.clientSecretFile', auth.clientSecretFile, 'office.clientSecret');
    if (!secret.ok) return secret;
    const { tokenUrl, clientId, scope } = auth;
    return ok({ credentials: { tokenUrl, clientId, scope, clientSecret: secret.value }, client: null });
  }
  const cert = keys.file('office.auth.certificateFile', auth.certificateFile);
  if (!cert.ok) return cert;
  const key = keys.secret('office.auth.keyFile', auth.keyFile, 'office.clientKey');
  if (!key.ok) return key;
  const wrong = unfitPair(cert.value, key.value);
  return wrong === null
    ? ok({ credentials: null, client: { cert: cert.value, key: key.value } })
    : err(wrong);
}

function readCertificate(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}

/** Said at the start; else the first call would fail with OpenSSL's words. */
function unfitPair(cert: string, key: string): string | null {
  const certificate = readCertificate(cert);
  if (certificate === null) return 'office.auth.certificateFile: expected a certificate as PEM';
  try {
    return certificate.checkPrivateKey(createPrivateKey(key))
      ? null
      : 'office.auth.keyFile: the key belongs to another certificate than certificateFile';
  } catch {
    return 'office.auth.keyFile: expected a private key as PEM, without a password';
  }
}
