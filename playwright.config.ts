import { defineConfig } from '@playwright/test';
import { chromiumsInPath } from './scripts/test/chromium-in-path.ts';

// Specs run in both shells. A spec that makes sense in one shell only lies in a folder of that shell's name.
const chromium = process.env['EXAM_FEE_KIOSK_CHROMIUM'] ?? chromiumsInPath()[0];

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  globalTimeout: 15 * 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    trace: 'retain-on-failure',
    launchOptions: chromium === undefined ? {} : { executablePath: chromium },
  },
  projects: [
    { name: 'chromium', testIgnore: '**/electron/**' },
    { name: 'electron', testIgnore: '**/chromium/**' },
  ],
});
