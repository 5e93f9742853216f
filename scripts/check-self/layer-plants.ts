import type { Plant } from './plant.ts';

/** Rule, file, and what it must not import. A file that exists is appended to. */
const FORBIDDEN_IMPORTS: readonly (readonly [rule: string, file: string, ...targets: string[]])[] = [
  [
    'layer-shared',
    'src/shared/planted.ts',
    'node:fs',
    'react',
    'electron',
    'src/main/ports',
    'test/fakes/planted',
  ],
  [
    'layer-services',
    'src/main/services/planted.ts',
    'electron',
    'better-sqlite3',
    'node:fs',
    'src/main/store/planted-target',
    'src/main/gateways/planted-other/planted-target',
    'src/main/office/planted-target',
    'src/main/ipc/planted-target',
  ],
  ['layer-services-types-only', 'src/main/services/planted-value.ts', 'src/main/store/types'],
  ['layer-store', 'src/main/store/planted.ts', 'electron', 'src/main/services/planted-target'],
  [
    'layer-gateways',
    'src/main/gateways/planted-one/planted.ts',
    'electron',
    'src/main/store/planted-target',
    'src/main/services/planted-target',
    'src/main/office/planted-target',
  ],
  ['layer-devices', 'src/main/devices/planted.ts', 'electron', 'src/main/store/planted-target'],
  [
    'layer-office',
    'src/main/office/planted.ts',
    'electron',
    'src/main/services/planted-target',
    'src/main/gateways/planted-other/planted-target',
  ],
  [
    'gateway-insides',
    'src/main/gateways/planted-one/planted-neighbour.ts',
    'src/main/gateways/planted-other/planted-target',
  ],
  [
    'layer-http',
    'src/main/http/planted.ts',
    'electron',
    'src/main/store/planted-target',
    'src/main/gateways/planted-other/planted-target',
    'src/main/office/planted-target',
  ],
  [
    'layer-ipc',
    'src/main/ipc/planted.ts',
    'src/main/store/planted-target',
    'src/main/gateways/planted-other/planted-target',
  ],
  [
    'layer-shell',
    'src/main/shell/planted.ts',
    'src/main/store/planted-target',
    'src/main/gateways/planted-other/planted-target',
  ],
  [
    'layer-entry',
    'src/main/entry/planted.ts',
    'electron',
    'src/main/store/planted-target',
    'src/main/shell/planted-target',
  ],
  ['layer-shell', 'src/main/index.ts', 'src/main/store/planted-target'],
  ['layer-browser-host', 'src/main/browser-host.ts', 'electron', 'src/main/store/planted-target'],
  ['layer-tools', 'src/main/tools/planted.ts', 'electron', 'src/main/shell/planted-target'],
  ['layer-compose', 'src/main/compose.ts', 'electron', 'src/main/shell/planted-target'],
  ['layer-ports', 'src/main/ports.ts', 'node:fs', 'src/main/store/planted-target'],
  ['layer-real-ports', 'src/main/real-ports.ts', 'electron', 'src/main/store/planted-target'],
  ['layer-config', 'src/main/config.ts', 'electron', 'src/main/services/planted-target'],
  ['layer-flags', 'src/main/flags.ts', 'zod'],
  [
    'layer-preload',
    'src/preload/index.ts',
    'src/main/ports',
    'src/renderer/api',
    'src/shared/planted-target',
  ],
  [
    'layer-renderer-features',
    'src/renderer/features/planted-one/planted.tsx',
    'electron',
    'node:fs',
    'src/main/ports',
    'src/renderer/app/planted-target',
  ],
  [
    'feature-insides',
    'src/renderer/features/planted-one/planted-neighbour.ts',
    'src/renderer/features/planted-other/planted-target',
  ],
  [
    'layer-renderer-ui',
    'src/renderer/ui/planted.tsx',
    'src/renderer/api',
    'src/renderer/features/planted-other/planted-target',
  ],
  ['layer-renderer-looks', 'src/renderer/looks/planted.ts', 'src/renderer/api'],
  ['layer-renderer-theme', 'src/renderer/theme/planted.ts', 'src/renderer/ui/planted-target'],
  ['layer-renderer-i18n', 'src/renderer/i18n/planted.ts', 'src/renderer/api'],
  ['layer-renderer-api', 'src/renderer/api.ts', 'src/renderer/ui/planted-target'],
  ['layer-renderer-app', 'src/renderer/app/planted.ts', 'electron', 'src/main/ports'],
  ['tests-without-electron', 'test/unit/planted-electron.test.ts', 'electron'],
  ['no-unresolved', 'src/shared/planted-unresolved.ts', 'src/shared/planted-nowhere'],
  ['no-cycles', 'src/shared/planted-cycle-one.ts', 'src/shared/planted-cycle-two'],
];

/** Innocent files for the planted imports to point at. */
export const TARGETS: readonly string[] = [
  ...new Set(
    FORBIDDEN_IMPORTS.flatMap(([, , ...targets]) => targets).filter((target) =>
      target.endsWith('planted-target'),
    ),
  ),
  'test/fakes/planted',
];

export const CYCLE_BACK = {
  file: 'src/shared/planted-cycle-two.ts',
  text: "import './planted-cycle-one';\n",
};

function specifier(file: string, target: string): string {
  if (!/^(src|test)\//.test(target)) return target;
  return `${'../'.repeat(file.split('/').length - 1)}${target}`;
}

function shown(target: string): string {
  return target.replace(/^node:/, '');
}

const imports = FORBIDDEN_IMPORTS.flatMap(([rule, file, ...targets]) =>
  targets.map((target): Plant => ({
    step: 'layers',
    file,
    text: `import '${specifier(file, target)}';\n`,
    reported: [`${rule}: ${file} → `, shown(target)],
  })),
);

/** The other ways to import, and a file that is in no row. */
const others: readonly Plant[] = [
  {
    step: 'layers',
    file: 'src/main/services/planted-type.ts',
    text: "import type { App } from 'electron';\nexport type Planted = App;\n",
    reported: ['layer-services: src/main/services/planted-type.ts → ', 'electron'],
  },
  {
    step: 'layers',
    file: 'src/main/services/planted-dynamic.ts',
    text: "export const planted = () => import('electron');\n",
    reported: ['layer-services: src/main/services/planted-dynamic.ts → ', 'electron'],
  },
  {
    step: 'layers',
    file: 'src/main/services/planted-pass-on.ts',
    text: "export { app } from 'electron';\n",
    reported: ['layer-services: src/main/services/planted-pass-on.ts → ', 'electron'],
  },
  {
    step: 'layers',
    file: 'src/main/planted-stranger.ts',
    text: 'export const planted = 1;\n',
    reported: ['layer-unknown: src/main/planted-stranger.ts'],
  },
];

export const LAYER_PLANTS: readonly Plant[] = [...imports, ...others];
