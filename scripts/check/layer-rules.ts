import type { IForbiddenRuleType } from 'dependency-cruiser';
import { LAYERS, type Layer } from './layer-table.ts';

function npmPath(name: string): string {
  return `(^|/)node_modules/${name}/`;
}

function layerRules(layer: Layer): IForbiddenRuleType[] {
  const types = layer.mayImportTypes ?? [];
  const rule: IForbiddenRuleType = {
    name: `layer-${layer.name}`,
    severity: 'error',
    from: { path: [...layer.from] },
    to: {
      pathNot: [...layer.mayImport, ...types, ...layer.npm.map(npmPath)],
      ...(layer.node ? { dependencyTypesNot: ['core'] } : {}),
    },
  };
  if (types.length === 0) return [rule];
  const typesOnly: IForbiddenRuleType = {
    name: `layer-${layer.name}-types-only`,
    severity: 'error',
    from: { path: [...layer.from] },
    to: { path: [...types], dependencyTypesNot: ['type-only'] },
  };
  return [rule, typesOnly];
}

/** A sibling folder is nobody else's business. */
function insides(name: string, parent: string): IForbiddenRuleType {
  return {
    name,
    severity: 'error',
    from: { path: `^${parent}/([^/]+)/` },
    to: { path: `^${parent}/`, pathNot: `^${parent}/$1/` },
  };
}

export const FORBIDDEN: readonly IForbiddenRuleType[] = [
  ...LAYERS.flatMap(layerRules),
  insides('feature-insides', 'src/renderer/features'),
  insides('gateway-insides', 'src/main/gateways'),
  {
    name: 'tests-without-electron',
    severity: 'error',
    from: { path: '^test/' },
    to: { path: npmPath('electron') },
  },
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
];
