import type { Log, LogFacts } from '../../src/main/ports';

export type NotedLine = {
  readonly level: 'info' | 'warn' | 'error';
  readonly what: string;
  readonly facts: LogFacts;
  readonly thrown: unknown;
};

/** Keeps what was logged, so that a story can ask for it. */
export function notedLog(): { readonly log: Log; readonly lines: NotedLine[] } {
  const lines: NotedLine[] = [];
  const note =
    (level: NotedLine['level']) =>
    (what: string, facts: LogFacts = {}, thrown: unknown = null) => {
      lines.push({ level, what, facts, thrown });
    };
  return { lines, log: { info: note('info'), warn: note('warn'), error: note('error') } };
}
