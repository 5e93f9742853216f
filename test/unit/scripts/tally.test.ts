import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { playwrightTally } from '../../../scripts/test/run-playwright';
import { vitestTally } from '../../../scripts/test/run-vitest';
import { closingLine } from '../../../scripts/test/tally';

function file(project: string, ...statuses: readonly string[]) {
  return { name: `/x/test/${project}/a.test.ts`, assertionResults: statuses.map((status) => ({ status })) };
}

function suite(project: string, ...statuses: readonly string[]) {
  return { specs: statuses.map((status) => ({ tests: [{ projectName: project, status }] })) };
}

const said = vi.fn();

beforeEach(() => {
  said.mockClear();
  vi.spyOn(console, 'log').mockImplementation(said);
});
afterEach(() => vi.restoreAllMocks());

describe('the sum over vitest', () => {
  it('adds up the four kinds of tests', () => {
    const testResults = [
      file('unit', 'passed', 'failed'),
      file('app', 'passed', 'pending'),
      file('gateways', 'passed'),
      file('office-contract', 'passed'),
    ];
    expect(vitestTally(JSON.stringify({ testResults }))).toEqual({ passed: 4, failed: 1, skipped: 1 });
  });

  it('fails when one kind ran nothing', () => {
    const testResults = [
      file('unit', 'passed'),
      file('gateways', 'pending'),
      file('office-contract', 'passed'),
    ];
    expect(vitestTally(JSON.stringify({ testResults })).failed).toBe(2);
    expect(said.mock.calls.flat()).toEqual(['FAIL  app: no test ran', 'FAIL  gateways: no test ran']);
  });
});

describe('the sum over Playwright', () => {
  it('adds up nested suites per project and counts a second try as a failure', () => {
    const text = JSON.stringify({
      suites: [
        { ...suite('chromium', 'expected'), suites: [suite('chromium', 'flaky', 'expected', 'skipped')] },
        suite('electron', 'unexpected', 'expected'),
      ],
    });
    expect(playwrightTally(text, ['chromium', 'electron'])).toEqual({ passed: 3, failed: 2, skipped: 1 });
  });

  it('fails when one shell ran nothing', () => {
    const text = JSON.stringify({ suites: [suite('chromium', 'expected'), suite('electron', 'skipped')] });
    expect(playwrightTally(text, ['chromium', 'electron']).failed).toBe(1);
  });
});

describe('the closing line', () => {
  it('is plain, and speaks of skipped tests only where there are some', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(closingLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped');
  });
});
