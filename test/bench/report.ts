/** One line of the table. A figure is judged by a ratio or percentile of this run, never by a time alone. */
export type Figure = {
  readonly what: string;
  readonly ours: string;
  readonly against: string;
  readonly ratio: string;
  /** null where the issue sets no goal. */
  readonly goal: { readonly text: string; readonly met: boolean } | null;
};

export type Section = {
  readonly title: string;
  readonly figures: readonly Figure[];
  /** What was measured how, and what the figures do not say. */
  readonly notes: readonly string[];
};

const HEAD = ['figure', 'ours', 'against', 'ratio', 'goal', 'verdict'];

/** Columns that Chinese characters take in a terminal. */
function width(text: string): number {
  return [...text].reduce((columns, each) => columns + (each > '\u2E7F' ? 2 : 1), 0);
}

function cells(figure: Figure): string[] {
  const { what, ours, against, ratio, goal } = figure;
  return [what, ours, against, ratio, goal?.text ?? '—', verdict(figure)];
}

export function verdict({ goal }: Figure): string {
  if (goal === null) return '—';
  return goal.met ? 'met' : 'missed';
}

/** A table that reads as text and as Markdown. */
export function sectionText({ title, figures, notes }: Section): string {
  const rows = [HEAD, ...figures.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join(' | ')} |`;
  const [head = HEAD, ...body] = rows;
  const rule = `| ${widths.map((columns) => '-'.repeat(columns)).join(' | ')} |`;
  const table = [line(head), rule, ...body.map(line)].join('\n');
  const remarks = notes.map((note) => `- ${note}`).join('\n');
  return [`## ${title}`, table, ...(remarks === '' ? [] : [remarks])].join('\n\n');
}

export function inMs(ms: number): string {
  if (ms < 0.1) return `${(ms * 1000).toFixed(1)} µs`;
  return ms < 10 ? `${ms.toFixed(2)} ms` : `${ms.toFixed(0)} ms`;
}

export function atLeast(ratio: number, goal: number): Figure['goal'] {
  return { text: `≥ ${goal}`, met: ratio >= goal };
}

/** `unit` follows the number in the goal, e.g. `×` or ` ms`. */
export function atMost(value: number, goal: number, unit: string): Figure['goal'] {
  return { text: `≤ ${goal}${unit}`, met: value <= goal };
}
