import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const SHEETS = globSync('src/renderer/**/*.css').filter((file) => !file.endsWith('tokens.css'));

test('colour, space and type are written in tokens.css only', () => {
  const literal = /#[0-9a-f]{3,8}\b|\b(?!0px)\d*\.?\d+(?:px|rem|pt|mm|cm)\b|\brgba?\(|\bhsla?\(|-gradient\(/i;
  const found = SHEETS.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('@media') && !line.trim().startsWith('/*') && literal.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(SHEETS.length).toBeGreaterThan(20);
  expect(found).toEqual([]);
});

test('every token that is used is defined', () => {
  const tokens = readFileSync('src/renderer/theme/tokens.css', 'utf8');
  const set = [...tokens.matchAll(/^\s*--([\w-]+):/gm)].map((match) => match[1] ?? '');
  const accent = readFileSync('src/renderer/theme/accent.ts', 'utf8');
  const known = new Set([...set, ...[...accent.matchAll(/'--([\w-]+)'/g)].map((match) => match[1] ?? '')]);
  const unknown = SHEETS.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const own = new Set([...text.matchAll(/^\s*--([\w-]+):/gm)].map((match) => match[1] ?? ''));
    return [...text.matchAll(/var\(--([\w-]+)/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => !known.has(name) && !own.has(name))
      .map((name) => `${file}: --${name}`);
  });
  expect(unknown).toEqual([]);
});
