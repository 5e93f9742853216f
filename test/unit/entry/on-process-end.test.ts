import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MODULE = fileURLToPath(new URL('../../../src/main/entry/on-process-end.ts', import.meta.url));

/** A process that says what is logged and with which code it was asked to end, and ends a moment later. */
async function processThat(does: string, signal: NodeJS.Signals | null = null) {
  const program = `
    const { onProcessEnd } = await import(${JSON.stringify(MODULE)});
    const log = { error: (what, _facts, thrown) => console.log('log', what, thrown?.message) };
    onProcessEnd(log, (exitCode) => { console.log('end', exitCode); setTimeout(() => process.exit(exitCode), 50); });
    setTimeout(() => console.log('went on'), 20);
    setTimeout(() => process.exit(9), 5000);
    console.log('running');
    ${does}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (signal !== null && output.startsWith('running')) child.kill(signal);
  });
  await once(child, 'close');
  return { code: child.exitCode, lines: output.trim().split('\n') };
}

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s ends with 0', async (signal) => {
  const { code, lines } = await processThat('', signal);
  expect(code).toBe(0);
  expect(lines.filter((line) => line.startsWith('end'))).toEqual(['end 0']);
});

test('a bug that nobody caught is logged and ends with 1, once', async () => {
  const { code, lines } = await processThat(
    "setTimeout(() => { throw new Error('first'); }); setTimeout(() => { throw new Error('second'); }, 5);",
  );
  expect(code).toBe(1);
  expect(lines).toContain('log nobody caught this first');
  expect(lines).toContain('log nobody caught this second');
  expect(lines.filter((line) => line.startsWith('end'))).toEqual(['end 1']);
});

test('a promise that nobody waited for is logged, and the rest goes on', async () => {
  const { lines } = await processThat(
    "Promise.reject(new Error('lost')); setTimeout(() => process.exit(0), 60);",
  );
  expect(lines).toContain('log nobody waited for this lost');
  expect(lines).toContain('went on');
  expect(lines.filter((line) => line.startsWith('end'))).toEqual([]);
});
