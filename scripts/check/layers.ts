import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FORBIDDEN } from './layer-rules.ts';
import { LAYERS } from './layer-table.ts';

const IMPORT = /^(?:import|export)\b(?:[^'";]*?\bfrom)?\s*'([^']+)'/gm;

/** The part of dependency-cruiser's module that proves what it saw. */
interface Seen {
  readonly source: string;
  readonly dependencies: readonly { readonly module: string }[];
}

async function read(root: string): Promise<ICruiseResult> {
  const { output } = await cruise(['src', 'test'], {
    baseDir: root,
    ruleSet: { forbidden: [...FORBIDDEN] },
    validate: true,
    // The TypeScript 7 compiler cannot be read by dependency-cruiser; its default parser sees little or nothing.
    parser: 'swc',
    tsPreCompilationDeps: true,
    preserveSymlinks: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  });
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text instead of modules');
  return output;
}

/** Imports that stand in the text of a file and that the parser did not report. */
function unseenImports(root: string, file: string, modules: ReadonlyMap<string, Seen>): string[] {
  // Node's own modules are reported without their protocol.
  const bare = (specifier: string): string => specifier.replace(/^node:/, '');
  const seen = new Set(modules.get(file)?.dependencies.map((dependency) => bare(dependency.module)));
  const written = [...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)].map((match) => match[1] ?? '');
  return written
    .filter((specifier) => !seen.has(bare(specifier)))
    .map((specifier) => `${file}: '${specifier}'`);
}

/** Proof that the rules judged the files that exist, import by import. */
export function blindSpots(root: string, modules: readonly Seen[], files: readonly string[]): string[] {
  const bySource = new Map(modules.map((module) => [module.source, module]));
  const unseenFiles = files.filter((file) => !bySource.has(file));
  const unseen = files.flatMap((file) => unseenImports(root, file, bySource));
  return [...unseenFiles, ...unseen].map((what) => `layers-blind: not seen by the parser: ${what}`);
}

function strangers(files: readonly string[]): string[] {
  const known = LAYERS.flatMap((layer) => layer.from).map((pattern) => new RegExp(pattern));
  return files
    .filter((file) => !known.some((pattern) => pattern.test(file)))
    .map((file) => `layer-unknown: ${file} is in no row of scripts/check/layer-table.ts`);
}

export function sourceFiles(root: string): string[] {
  return globSync('src/**/*.{ts,tsx}', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.endsWith('.d.ts'));
}

/**
 * Judges every import under src and test against the table; returns one line per violation.
 * Fewer source files than `fileFloor` cannot be the whole product.
 */
export async function layerViolations(root: string, fileFloor: number): Promise<string[]> {
  const files = sourceFiles(root);
  if (files.length < fileFloor) {
    return [`layers-floor: ${files.length} files under src, expected at least ${fileFloor}`];
  }
  let seen: ICruiseResult;
  try {
    seen = await read(root);
  } catch (error) {
    return [`layers-unreadable: ${error instanceof Error ? error.message : String(error)}`];
  }
  const { modules, summary } = seen;
  const violations = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  return [...blindSpots(root, modules, files), ...strangers(files), ...violations];
}
