// As src/renderer/main.ts does it, before the first schema is made.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

void import('./scripted-window');
