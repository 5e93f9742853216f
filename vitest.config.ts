import { defineConfig } from 'vitest/config';

/** One project per kind of proof; `vitest run --project app` runs the stories alone. */
function project(name: string, testTimeout: number) {
  return {
    test: {
      name,
      environment: 'node' as const,
      include: [`test/${name}/**/*.test.{ts,tsx}`],
      testTimeout,
      restoreMocks: true,
      unstubEnvs: true,
    },
  };
}

export default defineConfig({
  test: {
    pool: 'forks',
    allowOnly: false,
    projects: [
      project('unit', 10_000),
      project('app', 20_000),
      project('gateways', 20_000),
      project('office-contract', 20_000),
    ],
  },
});
