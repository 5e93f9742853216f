import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('npm start', () => {
  it.each([
    [['--port', '70000'], '--port 70000: expected a number from 0 to 65535'],
    [['--window', 'wall'], '--window wall: expected kiosk|counter'],
    [['--windows', 'kiosk'], '--windows: expected one of'],
  ])('ends at once with one line for %j', (flags, line) => {
    const { status, stdout, stderr } = run('scripts/start.mjs', ...flags);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).toContain(line);
  });

  it('explains its flags', () => {
    const { status, stdout } = run('scripts/start.mjs', '--help');
    expect(status).toBe(0);
    expect(stdout).toContain('--host electron|browser|auto');
  });

  it('says how it wants to be run when its Node is too old', () => {
    const { status, stderr } = run('--no-experimental-strip-types', 'scripts/start.mjs', '--help');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^[^\n]*npm start[^\n]*npm ci[^\n]*\n$/);
  });
});

describe('npm test', () => {
  it('does not take a misspelt part for all or none', () => {
    const { status, stdout, stderr } = run('scripts/test.mjs', '--only', 'units');
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toBe('--only units: expected nothing or --only check|unit|torture|e2e\n');
  });
});
