import { expect, test } from 'vitest';
import { refusal, taken, write } from './config-files';

const OAUTH = {
  kind: 'oauth2',
  tokenUrl: 'https://registry.example.org/token',
  clientId: 'kiosk-T01',
  clientSecretFile: 'secret.txt',
};
const REGISTRY = { kind: 'registry', baseUrl: 'https://registry.example.org/api', auth: OAUTH };
const LIVE_ALIPAY = {
  mode: 'live',
  channels: ['alipay'],
  gateways: {
    alipay: { appId: '2021001234567890', alipayPublicKeyFile: 'alipay.pem' },
  },
};
const live = (office: unknown, more: object = {}) => JSON.stringify({ ...LIVE_ALIPAY, office, ...more });

test('without a word about the exam office it is the roster', () => {
  expect(taken(write('{}')).office).toEqual({ kind: 'roster' });
});

test('a registry takes its defaults: money is taken while it is down, its own platform and phone codes are off', () => {
  expect(taken(write(live(REGISTRY))).office).toEqual({
    ...REGISTRY,
    auth: { ...OAUTH, scope: null },
    caFile: null,
    timeoutMs: 8000,
    whenDown: 'take-money',
    features: {
      passwords: true,
      phoneCodes: false,
      requests: true,
      reservations: true,
      reports: true,
      eBills: true,
      refundRequests: true,
      platform: false,
    },
  });
});

test('a registry may know each device by a certificate', () => {
  const auth = { kind: 'mtls', certificateFile: 'device.crt' };
  expect(taken(write(live({ ...REGISTRY, auth }))).office).toMatchObject({
    auth: { ...auth, keyFile: null },
  });
});

const KINDS = 'one of "roster", "registry"';
test.each([
  ['roster', `office: expected an object { "kind": ${KINDS} … }, found "roster"`],
  [{}, `office.kind: expected ${KINDS}, found nothing`],
  [{ kind: 'cloud' }, `office.kind: expected ${KINDS}, found "cloud"`],
  [{ kind: 'roster', baseUrl: 'https://x.example' }, 'office.baseUrl: no such key'],
  [{ kind: 'registry', auth: OAUTH }, 'office.baseUrl: expected an https address, found nothing'],
  [
    { ...REGISTRY, baseUrl: 'http://registry.example.org' },
    'office.baseUrl: expected an https:// address; plain http:// is accepted for this machine itself only (127.0.0.1, [::1], localhost), found "http://registry.example.org"',
  ],
  [
    { ...REGISTRY, auth: { kind: 'basic' } },
    'office.auth.kind: expected one of "oauth2", "mtls", found "basic"',
  ],
  [{ ...REGISTRY, auth: { ...OAUTH, secret: 's' } }, 'office.auth.secret: no such key'],
  [
    { ...REGISTRY, auth: { ...OAUTH, tokenUrl: 'https://a:b@x.example/t' } },
    'office.auth.tokenUrl: expected an address like "https://api.example.com", without a user name or password in it, found "https://…@x.example/t"',
  ],
  [{ ...REGISTRY, timeoutMs: 10 }, 'office.timeoutMs: expected a whole number from 500 to 60000, found 10'],
  [
    { ...REGISTRY, whenDown: 'hope' },
    'office.whenDown: expected one of "take-money", "refuse", found "hope"',
  ],
  [{ ...REGISTRY, features: { ebills: true } }, 'office.features.ebills: no such key'],
])('an exam office that is not understood: %j', (office, expected) => {
  expect(refusal(live(office)).replace('kiosk.json: ', '')).toBe(expected);
});

test('the exam office’s own platform wants a registry that has one', () => {
  const line =
    'kiosk.json: channels[0]: "office-platform" expected office.kind "registry" with office.features.platform true: the exam office\'s own platform is asked through its registry';
  const channels = ['office-platform'];
  expect(refusal(live({ kind: 'roster' }, { channels }))).toBe(line);
  expect(refusal(live(REGISTRY, { channels }))).toBe(line);
  const office = { ...REGISTRY, features: { platform: true } };
  expect(taken(write(live(office, { channels }))).channels).toEqual(channels);
});

test('passwords are asked for only where the exam office has some', () => {
  const signIn = { method: 'password' };
  const without = { ...REGISTRY, features: { passwords: false } };
  expect(refusal(live(without, { signIn }))).toBe(
    'kiosk.json: signIn.method: "password" expected office.features.passwords true: the exam office has the passwords, and without them nobody could sign in',
  );
  expect(taken(write(live(REGISTRY, { signIn }))).signIn.method).toBe('password');
  expect(taken(write(live({ kind: 'roster' }, { signIn }))).signIn.method).toBe('password');
});

test('play money is never told to a registry elsewhere', () => {
  const training = (baseUrl: string) => JSON.stringify({ office: { ...REGISTRY, baseUrl } });
  expect(refusal(training(REGISTRY.baseUrl))).toMatch(
    /^kiosk\.json: office\.baseUrl: expected an address of this machine .* because "mode" is "training"/,
  );
  for (const here of ['http://127.0.0.1:8931', 'https://localhost:8931/api', 'http://[::1]:8931']) {
    expect(taken(write(training(here))).office).toMatchObject({ baseUrl: here });
  }
  expect(refusal(training('https://localhost.example.org'))).toContain('play money');
});
