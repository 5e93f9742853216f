import type { Log } from '../../ports';

/** What goes wrong is for the person at the terminal; what is only interesting stays out. */
export const toolLog: Log = {
  info: () => undefined,
  warn: (what) => console.error(what),
  error: (what) => console.error(what),
};
