import pino from 'pino';
import { redactText } from '../../shared/masking';
import type { Log, LogFacts } from '../ports';

/** A cause of a cause of a cause: enough to find a bug, and an end for a chain that runs in a circle. */
const MOST_CAUSES = 4;
const MOST_TEXT = 8_000;

const MOBILE_NUMBER = /^1[3-9]\d{9}$/;

function safeText(text: string): string {
  return redactText(text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text);
}

function safeFacts(facts: LogFacts): LogFacts {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => {
      if (typeof value === 'string') return [key, safeText(value)];
      return [
        key,
        typeof value === 'number' && MOBILE_NUMBER.test(String(value)) ? safeText(String(value)) : value,
      ];
    }),
  );
}

function code(thrown: Error): string {
  return 'code' in thrown && typeof thrown.code === 'string' ? ` [${thrown.code}]` : '';
}

/** Something thrown, as lines: name, message, stack, causes. Other fields of an error may hold anything and stay out. */
function thrownText(thrown: unknown, depth = 0): string {
  if (!(thrown instanceof Error)) return typeof thrown === 'string' ? thrown : `thrown: ${typeof thrown}`;
  const own = `${thrown.stack ?? `${thrown.name}: ${thrown.message}`}${code(thrown)}`;
  if (thrown.cause === undefined || depth >= MOST_CAUSES) return own;
  return `${own}\ncaused by ${thrownText(thrown.cause, depth + 1)}`;
}

/** One JSON line per entry; whatever looks like the number of a person is masked on its way in. */
export function makeLog(write: (line: string) => void, base: LogFacts): Log {
  const log = pino({ base, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'what' }, { write });
  return {
    info: (what, facts = {}) => log.info(safeFacts(facts), safeText(what)),
    warn: (what, facts = {}) => log.warn(safeFacts(facts), safeText(what)),
    error: (what, facts = {}, thrown) => {
      const details = thrown === undefined ? {} : { thrown: safeText(thrownText(thrown)) };
      log.error({ ...safeFacts(facts), ...details }, safeText(what));
    },
  };
}
