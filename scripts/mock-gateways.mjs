import { requireNode24 } from './node-24.mjs';

requireNode24();
const { runMockGateways } = await import('../test/gateways/servers/try-out/mock-gateways.ts');

process.exitCode = await runMockGateways(process.argv.slice(2));
