import { maskDocument, maskPhone, maskRegistrationNumber, redactText } from '../../../shared/masking';
import type { RosterColumn } from '../../../shared/roster-columns';

const LONGEST = 40;

function masked(column: RosterColumn | null, text: string): string {
  // Six digits of a number that a spreadsheet shortened are a region; showing them explains the problem.
  const shortened = /^(\d(?:\.\d{1,5})?)(\d*)(E\+\d+)$/i.exec(text);
  if (shortened !== null) return `${shortened[1]}${shortened[2] === '' ? '' : '…'}${shortened[3]}`;
  if (column === 'document') return maskDocument(text, { hideTail: true });
  if (column === 'phone') return maskPhone(text, { hideTail: true });
  return column === 'registration' ? maskRegistrationNumber(text) : redactText(text);
}

/** What stood in the cell, fit for a report: cut, without line breaks, personal numbers masked. */
export function foundText(column: RosterColumn | null, cell: string): string {
  const text = masked(column, cell.slice(0, 400).replace(/\s+/g, ' ').trim());
  return Array.from(text.replace(/\p{Cc}/gu, '\ufffd'))
    .slice(0, LONGEST)
    .join('');
}

/** For a preview, where a column may not be known yet for what it is: no long number is shown whole. */
export function previewText(column: RosterColumn | null, cell: string): string {
  const text = foundText(column, cell);
  if (column !== null) return text;
  return text.replace(
    /[0-9A-Za-z]{0,4}\d{6,}[0-9A-Za-z]{0,4}/g,
    (found) => `${found.slice(0, 3)}${'*'.repeat(found.length - 3)}`,
  );
}
