import { requireNode24 } from './node-24.mjs';

requireNode24();
await import('./bare-imports.mjs');
const { runMockRegistry } = await import('../test/registry/try-out/mock-registry.ts');

process.exitCode = await runMockRegistry(process.argv.slice(2));
