import { maskDocument, maskPhone, maskRegistrationNumber, redactText } from '../../../shared/masking';
import type { Column } from './columns';

const LONGEST = 40;

function masked(column: Column | null, text: string): string {
  // A number that Excel shortened says nothing about a person any more, and showing it explains the problem.
  if (/^\d(?:\.\d+)?E\+\d+$/i.test(text)) return text;
  if (column === 'document') return maskDocument(text, { hideTail: true });
  if (column === 'phone') return maskPhone(text, { hideTail: true });
  return column === 'registration' ? maskRegistrationNumber(text) : redactText(text);
}

/** What stood in the cell, fit for a report: cut, without line breaks, personal numbers masked. */
export function foundText(column: Column | null, cell: string): string {
  const text = masked(column, cell.slice(0, 400).replace(/\s+/g, ' ').trim());
  return Array.from(text.replace(/\p{Cc}/gu, '\ufffd'))
    .slice(0, LONGEST)
    .join('');
}
