import type { Context, Node, Rule } from './rule-types.ts';

const MESSAGE =
  'Time, ids, chance and timers come through src/main/ports.ts, so that a test can hold them still.';
const TIMERS = new Set(['setTimeout', 'setInterval', 'setImmediate']);
const MEMBERS = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'process.hrtime',
  'crypto.randomUUID',
  'AbortSignal.timeout',
]);
const GLOBALS = new Set(['globalThis', 'global']);
const MODULES = /^(node:)?timers(\/|$)/;
const CRYPTO = /^(node:)?crypto$/;
const PERFORMANCE = /^(node:)?perf_hooks$/;

function propertyName(node: Node<'MemberExpression'>): string | undefined {
  if (node.property.type === 'Identifier' && !node.computed) return node.property.name;
  return node.property.type === 'Literal' && typeof node.property.value === 'string'
    ? node.property.value
    : undefined;
}

/** Whether an identifier means the global of that name, not a variable of the file. */
function isGlobal(context: Context, node: Node<'Identifier'>): boolean {
  const references = context.sourceCode.scopeManager.globalScope?.through ?? [];
  return references.some(({ identifier }) => identifier.range[0] === node.range[0]);
}

function isBannedImport(node: Node<'ImportDeclaration'>): boolean {
  const from = node.source.value;
  if (MODULES.test(from) || PERFORMANCE.test(from)) return true;
  return (
    CRYPTO.test(from) &&
    node.specifiers.some(
      (specifier) =>
        specifier.type === 'ImportSpecifier' &&
        specifier.imported.type === 'Identifier' &&
        specifier.imported.name === 'randomUUID',
    )
  );
}

export const noClockOrChance: Rule = {
  create: (context) => {
    const report = (node: Node<'Identifier'> | Node<'MemberExpression'> | Node<'NewExpression'>) => {
      context.report({ message: MESSAGE, node });
    };
    return {
      ImportDeclaration(node) {
        if (isBannedImport(node)) context.report({ message: MESSAGE, node });
      },
      Identifier(node) {
        if (TIMERS.has(node.name) && isGlobal(context, node)) report(node);
      },
      MemberExpression(node) {
        const property = propertyName(node);
        if (property === undefined || node.object.type !== 'Identifier') return;
        const object = node.object.name;
        const banned = MEMBERS.has(`${object}.${property}`) || (GLOBALS.has(object) && TIMERS.has(property));
        if (banned) report(node);
      },
      NewExpression(node) {
        const isDate = node.callee.type === 'Identifier' && node.callee.name === 'Date';
        if (isDate && node.arguments.length === 0) report(node);
      },
      CallExpression(node) {
        if (node.callee.type === 'Identifier' && node.callee.name === 'Date') report(node.callee);
      },
    };
  },
};
