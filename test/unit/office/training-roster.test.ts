import { describe, expect, test } from 'vitest';
import { rosterOffice } from '../../../src/main/office/roster-office';
import { trainingRoster } from '../../../src/main/office/training-roster';
import { sampleSchema } from '../../../src/shared/app-info';
import type { SecondFactor } from '../../../src/shared/sign-in';
import { candidateSchema, feeItemSchema, feeState, type FeeState } from '../../../src/shared/exam';
import { readDocument } from '../../../src/shared/identity-document';
import { fakeRosterTable } from '../../fakes/roster-table';

const NOW = Date.UTC(2026, 10, 23, 1, 0, 0);
const { lines, samples } = trainingRoster(NOW);
const candidates = [...new Map(lines.map(({ candidate }) => [candidate.id, candidate])).values()];
const read = (number: string) => readDocument(number, { today: '2026-11-23' });
const statesOf = (documentNumber: string, nowMs = NOW): FeeState[] =>
  lines
    .filter(({ candidate }) => candidate.documentNumber === documentNumber)
    .map(({ feeItem }) => feeState(feeItem, 'free', nowMs));

function officeOf(secondFactor: SecondFactor) {
  const roster = fakeRosterTable();
  const stage = roster.stage();
  stage.add(lines);
  stage.switchIn();
  return rosterOffice({ roster, secondFactor, passwords: null });
}

describe('the training roster', () => {
  test('has at least 60 candidates in several exams, each line fit for the store', () => {
    expect(candidates.length).toBeGreaterThanOrEqual(60);
    expect(new Set(lines.map(({ feeItem }) => feeItem.examName)).size).toBeGreaterThanOrEqual(6);
    for (const { candidate, feeItem } of lines) {
      expect(candidateSchema.parse(candidate)).toEqual(candidate);
      expect(feeItemSchema.parse(feeItem)).toEqual(feeItem);
      expect(feeItem.closesAt).toBeGreaterThan(feeItem.opensAt);
    }
  });

  test('ids, documents and the pair of registration and item are unique', () => {
    const unique = (texts: readonly string[]) => expect(new Set(texts).size).toBe(texts.length);
    unique(lines.map(({ feeItem }) => feeItem.id));
    unique(candidates.map(({ documentNumber }) => documentNumber));
    unique(lines.map(({ feeItem }) => `${feeItem.registrationNumber} ${feeItem.name}`));
    for (const { candidate, feeItem } of lines) {
      const others = lines.filter((line) => line.feeItem.registrationNumber === feeItem.registrationNumber);
      expect(new Set(others.map((line) => line.candidate.id))).toEqual(new Set([candidate.id]));
    }
  });

  test('every state occurs', () => {
    const states = new Set(lines.map(({ feeItem }) => feeState(feeItem, 'free', NOW)));
    for (const state of [
      'payable',
      'paid',
      'waived',
      'under-review',
      'review-rejected',
      'not-yet-open',
      'window-closed',
    ]) {
      expect(states).toContain(state);
    }
    const rejected = lines.filter(({ feeItem }) => feeItem.review.status === 'rejected');
    expect(rejected.every(({ feeItem }) => feeItem.review.reason !== null)).toBe(true);
  });

  test('ids do not depend on the day, windows do', () => {
    const later = trainingRoster(NOW + 400 * 86_400_000).lines;
    expect(later.map(({ feeItem }) => feeItem.id)).toEqual(lines.map(({ feeItem }) => feeItem.id));
    expect(later.map(({ candidate }) => candidate)).toEqual(lines.map(({ candidate }) => candidate));
    const states = later.map(({ feeItem }) => feeState(feeItem, 'free', NOW + 400 * 86_400_000));
    expect(states).toEqual(lines.map(({ feeItem }) => feeState(feeItem, 'free', NOW)));
  });
});

describe('its documents', () => {
  test('are of every kind', () => {
    const kinds = new Set(candidates.map(({ documentNumber }) => read(documentNumber).kind));
    expect(kinds).toEqual(
      new Set([
        'resident-id',
        'hk-macau-taiwan-residence',
        'permanent-residence',
        'hk-macau-permit',
        'taiwan-permit',
        'passport',
      ]),
    );
    const forms = [
      /^\d{15}$/,
      /^81/,
      /^82/,
      /^83/,
      /^[A-Z]{3}\d{12}$/,
      /^9\d{17}$/,
      /^H\d{8}$/,
      /^H\d{10}$/,
      /^M\d{8}$/,
    ];
    for (const form of [...forms, /^\d{8}$/, /^\d{10}$/, /X$/]) {
      expect(candidates.some(({ documentNumber }) => form.test(documentNumber))).toBe(true);
    }
  });

  test('are written without a fault', () => {
    for (const { documentNumber } of candidates) expect(read(documentNumber).findings).toEqual([]);
  });

  test('cannot be a real person’s', () => {
    for (const { documentNumber } of candidates) {
      const { number, kind } = read(documentNumber);
      const cannotExist =
        /^\d\d9999/.test(number) || // no such region
        /^8[123]00001901/.test(number) || // born 117 years before the first card
        /^9\d\d999/.test(number) || // nationality 999
        number.startsWith('XZZ9999') || // no such nationality, no such region
        /^[A-Z]{0,3}0{5,}$/.test(number.replace(/Z/g, '')) || // a serial of zeros
        number === 'L898902C3'; // the specimen of ICAO Doc 9303
      expect({ documentNumber, kind, cannotExist }).toMatchObject({ cannotExist: true });
    }
  });

  test('phones are of no operator', () => {
    const phones = candidates.flatMap(({ phone }) => (phone === null ? [] : [phone]));
    expect(phones.every((phone) => /^1540000\d{4}$/.test(phone))).toBe(true);
    expect(new Set(phones).size).toBe(phones.length);
    expect(phones.length).toBeLessThan(candidates.length);
  });
});

describe('names', () => {
  test.each(['张伟', '张㛃', '𠮷田', '龚䶮', '买买提·艾合买提江'])('%s is there', (name) => {
    expect(candidates.some((candidate) => candidate.name === name)).toBe(true);
  });

  test('one in Latin letters is long', () => {
    expect(candidates.some(({ name }) => /^[\p{Script=Latin} -]{50,}$/u.test(name))).toBe(true);
  });
});

describe('samples', () => {
  test('show each thing once', () => {
    expect(samples.map(({ shows }) => shows).toSorted()).toEqual(
      [...sampleSchema.shape.shows.options].toSorted(),
    );
  });

  test.each<SecondFactor>(['registration-number', 'phone-tail'])(
    'identify themselves by %s',
    async (factor) => {
      const office = officeOf(factor);
      for (const sample of trainingRoster(NOW, factor).samples) {
        const found = await office.signIn({
          documentNumber: sample.documentNumber,
          proof: { kind: 'second-factor', value: sample.secret },
        });
        expect(found).toMatchObject({ ok: true, value: { candidate: { name: sample.name } } });
      }
    },
  );

  const shown = (shows: string) => samples.find((sample) => sample.shows === shows)?.documentNumber ?? '';

  test.each<[string, FeeState[]]>([
    ['one-fee', ['payable']],
    ['several-fees', ['payable', 'payable', 'payable', 'payable']],
    ['already-paid', ['paid', 'paid']],
    ['under-review', ['under-review']],
    ['review-rejected', ['review-rejected', 'review-rejected']],
    ['window-closed', ['window-closed']],
    ['closing-soon', ['payable', 'payable']],
    ['nothing-due', ['waived']],
    ['not-yet-open', ['not-yet-open']],
    ['rare-name', ['payable']],
    ['passport', ['payable', 'payable']],
    ['residence-permit', ['payable', 'payable']],
  ])('%s', (shows, states) => {
    expect(statesOf(shown(shows))).toEqual(states);
  });

  test('what closes soon does so within the quarter of an hour', () => {
    expect(statesOf(shown('closing-soon'), NOW + 14 * 60_000)).toEqual(['closing-now', 'payable']);
    expect(statesOf(shown('closing-soon'), NOW + 15 * 60_000)).toEqual(['window-closed', 'payable']);
  });

  test('the documents are what they are said to be', () => {
    expect(read(shown('passport')).kind).toBe('passport');
    expect(read(shown('residence-permit')).kind).toBe('hk-macau-taiwan-residence');
  });
});
