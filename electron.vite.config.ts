import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { preloadStart } from './scripts/build/preload-start';

// Floors of the built code; older Electron runtimes than the pinned one may run it.
const MAIN_TARGET = 'node20.18';
const RENDERER_TARGET = 'chrome130';

/** Two shells and the command-line tools; a tool is any file in src/main/tools. */
function mainEntries(): Record<string, string> {
  const entries: Record<string, string> = {
    index: 'src/main/index.ts',
    'browser-host': 'src/main/browser-host.ts',
  };
  for (const file of globSync('src/main/tools/*.ts')) entries[`tools/${basename(file, '.ts')}`] = file;
  return entries;
}

export default defineConfig({
  main: {
    build: {
      target: MAIN_TARGET,
      outDir: 'out/main',
      emptyOutDir: true,
      // Only the native module stays outside; it is the one entry of "dependencies" in package.json.
      externalizeDeps: true,
      rolldownOptions: {
        input: mainEntries(),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: MAIN_TARGET,
      outDir: 'out/preload',
      emptyOutDir: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    base: './',
    build: {
      target: RENDERER_TARGET,
      outDir: 'out/renderer',
      emptyOutDir: true,
      // The content security policy has no data: for scripts, styles and fonts; everything is a file.
      assetsInlineLimit: 0,
      minify: true,
      rolldownOptions: { input: 'src/renderer/index.html' },
    },
    plugins: [react(), preloadStart()],
  },
});
