import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runBatch } from './batch';
import { chanceOf } from './chance';
import { killPlans, type KillPlan } from './kill-points';
import { readOptions, type Options } from './options';
import { lastLine, reportLines, type Numbered } from './report';

type Piece = { readonly batch: number; readonly plans: readonly KillPlan[] };

function piecesOf({ rounds, batchRounds, batch, seed, points }: Options): readonly Piece[] {
  const plansOf = (one: number, count: number) =>
    killPlans(one * batchRounds, count, chanceOf(`${seed}/kill points`), points);
  if (batch !== null) return [{ batch, plans: plansOf(batch, batchRounds) }];
  const many = Math.ceil(rounds / batchRounds);
  return Array.from({ length: many }, (_, index) => ({
    batch: index,
    plans: plansOf(index, Math.min(batchRounds, rounds - index * batchRounds)),
  }));
}

async function torture(options: Options): Promise<readonly Numbered[]> {
  const host = resolve(options.host);
  const preload = pathToFileURL(join(import.meta.dirname, 'preload-clock.js')).href;
  const left = [...piecesOf(options)];
  const done: Numbered[] = [];
  const work = async (): Promise<void> => {
    for (let piece = left.shift(); piece !== undefined; piece = left.shift()) {
      const { batch, plans } = piece;
      const began = performance.now();
      const report = await runBatch({ host, preload, plans, seed: `${options.seed}/${batch}` });
      done.push({ batch, report });
      if (options.untilFound && report.findings.length > 0) left.length = 0;
      const seconds = Math.round((performance.now() - began) / 1000);
      console.log(`batch ${batch}: ${plans.length} rounds, ${report.findings.length} findings, ${seconds} s`);
    }
  };
  await Promise.all(Array.from({ length: options.side }, work));
  return done.toSorted((a, b) => a.batch - b.batch);
}

/** Exit code 0: nothing found. 1: something was. 2: it was asked wrongly. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args, String(Date.now() % 1_000_000));
  if ('line' in options) {
    console.error(`torture: ${options.line}`);
    return 2;
  }
  const began = performance.now();
  const all = await torture(options);
  for (const line of reportLines(all, options)) console.log(line);
  console.log(`${Math.round((performance.now() - began) / 1000)} s`);
  console.log(lastLine(all, options));
  return all.some(({ report }) => report.findings.length > 0) ? 1 : 0;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
process.exitCode = await main(process.argv.slice(2));
