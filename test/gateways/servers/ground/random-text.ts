import { randomBytes, randomInt } from 'node:crypto';

export function digits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10).toString()).join('');
}

/** Letters and digits, as nonces and code texts have them. */
export function letters(count: number): string {
  const text = randomBytes(count * 2)
    .toString('base64')
    .replaceAll(/[^0-9A-Za-z]/g, '');
  return text.slice(0, count).padEnd(count, '0');
}
