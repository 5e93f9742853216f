import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byCandidate } from '../../../src/shared/by-candidate';
import { lineNumbersFor, linesOf, partsOf, rangeOf } from '../../../src/shared/order-parts';
import { sampleOrder } from '../store/support/sample-money';

/** The lines of candidates who have so many each. */
function linesFor(counts: readonly number[]) {
  const [sample] = sampleOrder('o').lines;
  if (sample === undefined) throw new Error('no line');
  return lineNumbersFor(counts).flatMap((numbers, candidate) =>
    numbers.map((lineNumber) => ({ ...sample, lineNumber, candidateId: `c${candidate}` })),
  );
}

const counts = fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 40 });

describe('lines, payments and receipts', () => {
  it('each line is in one payment and on one receipt, and nowhere else', () => {
    fc.assert(
      fc.property(counts, (each) => {
        const lines = linesFor(each);
        const receipts = partsOf({ lines }).flatMap((part) => {
          const range = rangeOf(part);
          // What a payment pays is what its terms say: these two lines and all between.
          expect(linesOf({ lines }, range)).toEqual(part.lines);
          expect(part.lines.length).toBeLessThanOrEqual(50);
          return [...byCandidate(part.lines)];
        });
        for (const [candidateId, own] of receipts) {
          expect(own.every((line) => line.candidateId === candidateId)).toBe(true);
        }
        expect(receipts.flatMap(([, own]) => own)).toEqual(lines);
      }),
    );
  });

  it('whoever fits into one payment is in one, and the lines of a payment follow each other without a gap', () => {
    fc.assert(
      fc.property(counts, (each) => {
        const parts = partsOf({ lines: linesFor(each) });
        for (const part of parts) {
          const { firstLine, lastLine } = rangeOf(part);
          expect(lastLine - firstLine + 1).toBe(part.lines.length);
          expect(part.of).toBe(parts.at(-1)?.number);
        }
        for (const [candidate, count] of each.entries()) {
          const own = parts.filter(({ lines }) => lines.some((line) => line.candidateId === `c${candidate}`));
          expect(own.length).toBeLessThanOrEqual(count <= 50 ? 1 : Math.ceil(count / 50) + 1);
        }
      }),
    );
  });

  it('up to 50 lines are one payment, whoever they are of', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 10 }), (each) => {
        expect(partsOf({ lines: linesFor(each) })).toHaveLength(1);
      }),
    );
  });
});
