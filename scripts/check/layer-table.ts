/** One row of the import table in docs/architecture.md: what the files under `from` may import. */
export interface Layer {
  readonly name: string;
  readonly from: readonly string[];
  readonly mayImport: readonly string[];
  /** Only `import type` may point there. */
  readonly mayImportTypes?: readonly string[];
  readonly npm: readonly string[];
  readonly node: boolean;
}

const SHARED = '^src/shared/';
const PORTS = '^src/main/ports(\\.ts$|/)';
const HTTP = '^src/main/http/';
const ENTRY_SUPPORT = [
  '^src/main/(config|flags|ports|real-ports|compose)\\.ts$',
  '^src/main/(config|entry|real-ports|compose)/',
];
const REACT = ['react', 'react-dom'];

export const LAYERS: readonly Layer[] = [
  { name: 'shared', from: [SHARED], mayImport: [SHARED], npm: ['zod'], node: false },
  {
    name: 'services',
    from: ['^src/main/services/'],
    mayImport: ['^src/main/services/', SHARED, PORTS],
    mayImportTypes: ['^src/main/store/((statement|after-paying|office|roster)-)?types\\.ts$'],
    npm: [],
    node: false,
  },
  {
    name: 'store',
    from: ['^src/main/store/'],
    mayImport: ['^src/main/store/', SHARED, PORTS],
    npm: ['zod', 'better-sqlite3'],
    node: true,
  },
  {
    name: 'gateways',
    from: ['^src/main/gateways/'],
    mayImport: ['^src/main/gateways/', HTTP, SHARED, PORTS],
    npm: ['zod', 'yauzl'],
    node: true,
  },
  {
    // Calls that are bounded in time and size, for gateways and the exam office alike.
    name: 'http',
    from: [HTTP],
    mayImport: [HTTP, SHARED, PORTS],
    npm: ['undici', 'zod'],
    node: true,
  },
  {
    name: 'devices',
    from: ['^src/main/devices/'],
    mayImport: ['^src/main/devices/', SHARED, PORTS],
    npm: ['zod'],
    node: true,
  },
  {
    name: 'office',
    from: ['^src/main/office/'],
    mayImport: ['^src/main/office/', HTTP, SHARED, PORTS],
    npm: ['zod', 'csv-parse', 'ajv', 'hash-wasm', 'yauzl'],
    node: true,
  },
  {
    name: 'ipc',
    from: ['^src/main/ipc/'],
    mayImport: ['^src/main/ipc/', '^src/main/services/', SHARED, PORTS],
    npm: ['zod'],
    node: false,
  },
  {
    name: 'shell',
    from: ['^src/main/shell/', '^src/main/index\\.ts$'],
    mayImport: ['^src/main/(shell|ipc)/', ...ENTRY_SUPPORT, SHARED],
    npm: ['electron'],
    node: true,
  },
  {
    name: 'browser-host',
    from: ['^src/main/browser-host(/|[^/]*\\.ts$)'],
    mayImport: ['^src/main/browser-host(/|[^/]*\\.ts$)', '^src/main/ipc/', ...ENTRY_SUPPORT, SHARED],
    npm: ['ws'],
    node: true,
  },
  {
    name: 'entry',
    from: ['^src/main/entry/'],
    mayImport: ['^src/main/ipc/', ...ENTRY_SUPPORT, SHARED],
    npm: [],
    node: true,
  },
  {
    name: 'tools',
    from: ['^src/main/tools/'],
    mayImport: ['^src/main/(tools|services|store|office)/', ...ENTRY_SUPPORT, SHARED],
    npm: [],
    node: true,
  },
  {
    name: 'compose',
    from: ['^src/main/compose[^/]*\\.ts$', '^src/main/compose/'],
    mayImport: ['^src/main/(?!shell/|entry/|index\\.ts|browser-host|tools/)', SHARED],
    npm: [],
    node: true,
  },
  { name: 'ports', from: [PORTS], mayImport: [SHARED], npm: [], node: false },
  {
    name: 'real-ports',
    from: ['^src/main/real-ports(\\.ts$|/)'],
    mayImport: ['^src/main/real-ports/', PORTS, SHARED],
    npm: ['pino'],
    node: true,
  },
  { name: 'flags', from: ['^src/main/flags\\.ts$'], mayImport: [SHARED], npm: [], node: false },
  {
    name: 'config',
    from: ['^src/main/config\\.ts$', '^src/main/config/'],
    mayImport: ['^src/main/flags\\.ts$', PORTS, '^src/main/config/', SHARED],
    npm: ['zod'],
    node: true,
  },
  {
    name: 'preload',
    from: ['^src/preload/'],
    mayImport: ['^src/preload/', '^src/shared/ipc/'],
    npm: ['electron'],
    node: false,
  },
  {
    name: 'renderer-features',
    from: ['^src/renderer/features/'],
    mayImport: ['^src/renderer/(features|looks|ui|theme|i18n)/', '^src/renderer/api\\.ts$', SHARED],
    npm: [...REACT, 'zod', 'react-aria-components', 'react-i18next', 'i18next', 'zustand', 'lucide-react'],
    node: false,
  },
  {
    // How a fact of the contract looks, alike at the kiosk, the counter and the display.
    name: 'renderer-looks',
    from: ['^src/renderer/looks/'],
    mayImport: ['^src/renderer/(looks|ui|theme)/', SHARED],
    npm: [...REACT, 'lucide-react'],
    node: false,
  },
  {
    name: 'renderer-ui',
    from: ['^src/renderer/ui/'],
    mayImport: ['^src/renderer/(ui|theme)/'],
    npm: [...REACT, 'react-aria-components', 'lucide-react', 'qrcode'],
    node: false,
  },
  {
    name: 'renderer-theme',
    from: ['^src/renderer/theme/'],
    mayImport: ['^src/renderer/theme/'],
    npm: [],
    node: false,
  },
  {
    name: 'renderer-i18n',
    from: ['^src/renderer/i18n/'],
    mayImport: ['^src/renderer/i18n/', SHARED],
    npm: ['i18next', 'react-i18next', 'react'],
    node: false,
  },
  { name: 'renderer-api', from: ['^src/renderer/api\\.ts$'], mayImport: [SHARED], npm: ['zod'], node: false },
  {
    name: 'renderer-app',
    from: ['^src/renderer/app/', '^src/renderer/(?!api\\.ts)[^/]+\\.tsx?$'],
    mayImport: ['^src/renderer/', SHARED, '^assets/'],
    npm: [...REACT, 'zod', 'react-aria-components', 'react-i18next', 'i18next', 'zustand', 'lucide-react'],
    node: false,
  },
];
