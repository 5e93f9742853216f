import { onTestFinished } from 'vitest';
import { createHttpCaller } from '../../src/main/http/http-caller';
import { registryOffice } from '../../src/main/office/registry/registry-office';
import type { ExamOffice } from '../../src/main/ports/exam-office';
import { realTime } from '../fakes/loopback';
import { notedLog } from '../fakes/noted-log';
import type { RegistryFault } from '../registry/server/faults';
import { startRegistryServer, type RegistryServer } from '../registry/server/registry-server';

export type FaultyRegistry = {
  readonly office: ExamOffice;
  readonly server: RegistryServer;
  readonly now: () => number;
  /** Lets time pass for both sides, for pauses and waiting times; connections stay real. */
  readonly skip: (ms: number) => void;
  /** As if nothing had ever been asked. */
  readonly forget: () => void;
};

/** Far from midnight: what counts once a day counts once here. */
const MORNING = Date.parse('2026-11-23T09:00:00+08:00');

/** The real client over real connections to the reference server, which misbehaves when it is told to. */
export async function faultyRegistry(): Promise<FaultyRegistry> {
  let skipped = 0;
  const startedAt = realTime.clock.monotonic();
  const clock = {
    now: () => MORNING + realTime.clock.monotonic() - startedAt + skipped,
    monotonic: () => realTime.clock.monotonic() + skipped,
  };
  const server = await startRegistryServer({ clock, tokenLifeS: 86_400, refundTakesMs: 0, eBillAfterMs: 0 });
  const caller = createHttpCaller({ clock, timers: realTime.timers, maxBodyBytes: 200_000 });
  onTestFinished(async () => {
    await caller.close();
    await server.close();
    if (server.wrongs().length > 0) throw new Error(server.wrongs().join('\n'));
  });
  const { baseUrl, tokenUrl, clientId, clientSecret, books } = server;
  const credentials = { tokenUrl, clientId, clientSecret, scope: 'kiosk' };
  const features = {
    passwords: true,
    phoneCodes: true,
    requests: true,
    reservations: true,
    reports: true,
    eBills: true,
    refundRequests: true,
    platform: true,
  };
  const settings = { baseUrl, credentials, timeoutMs: 400, features };
  const { log } = notedLog();
  return {
    office: registryOffice(settings, { caller, clock, log }),
    server,
    now: clock.now,
    skip: (ms) => {
      skipped += ms;
    },
    forget: () => {
      for (const map of [books.lines, books.reservations, books.refundWishes, books.payments, books.refunds])
        map.clear();
      for (const map of [books.tries, books.tickets, books.phoneCodes]) map.clear();
      books.wishes.length = 0;
    },
  };
}

/** Under these the answer is right, only late or longer than needed: the client must take it. */
export const HARMLESS: readonly RegistryFault[] = [
  'late-answer',
  'unknown-members',
  'clock-apart',
  'token-expired',
];
