import { requireNode24 } from './node-24.mjs';

requireNode24();
const { generateRegistryTypes } = await import('./registry-types/generate.ts');

process.exitCode = await generateRegistryTypes();
