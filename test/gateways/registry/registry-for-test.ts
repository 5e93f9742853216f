import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { startRegistryServer, type RegistryServerOptions } from '../../registry/server/registry-server.ts';

/** Monday 2026-03-02 10:00 in China. */
export const START = Date.parse('2026-03-02T10:00:00+08:00');
export const MINUTE = 60_000;

export const ZHANG = { id: 'training-001', document: '119999199503070015', registration: '31010001' };
/** At an even place: has replaced the first password. Four fees of 61, 61, 61 and 69 yuan. */
export const WANG = { id: 'training-002', document: '319999198806120027' };

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
};

/** A server with a clock that stands, and a kiosk that writes plain requests. Its own answers are all documented. */
export async function registryForTest(options: RegistryServerOptions = {}) {
  let now = START;
  const clock = { now: () => now };
  const server = await startRegistryServer({ clock, eBillAfterMs: MINUTE, tokenLifeS: 86_400, ...options });
  onTestFinished(async () => {
    await server.close();
    if (server.wrongs().length > 0) throw new Error(server.wrongs().join('\n'));
  });
  const tokenFor = (id: string, secret: string) =>
    fetch(server.tokenUrl, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'kiosk' }),
    });
  const token = async (): Promise<string> => {
    const answer = await tokenFor(server.clientId, server.clientSecret);
    return z.object({ access_token: z.string() }).parse(await answer.json()).access_token;
  };
  // A plain fetch takes no certificate that signs itself.
  let held = options.mutualTls === true ? '' : await token();
  const call = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await fetch(`${server.baseUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${held}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const said = z.record(z.string(), z.unknown()).parse(await answer.json());
    return { status: answer.status, headers: answer.headers, body: said };
  };
  const signIn = (documentNumber: string, proof: object) =>
    call('POST', '/sign-ins', { documentNumber, proof });
  return {
    server,
    call,
    signIn,
    tokenFor,
    token,
    renew: async () => {
      held = await token();
    },
    advance: (ms: number) => {
      now += ms;
    },
    at: (ms = 0) => new Date(now + ms).toISOString(),
    /** A line as a reservation names it. */
    line: (feeItem: string, amount: number, candidateId = ZHANG.id) => ({
      lineNumber: 1,
      candidateId,
      feeItemId: `${candidateId}-${feeItem}`,
      amount,
    }),
  };
}

export type TestRegistry = Awaited<ReturnType<typeof registryForTest>>;
