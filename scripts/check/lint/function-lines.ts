import type { Context, Node, Rule } from './rule-types.ts';

const FUNCTION_LINES = 70;
const COMPONENT_LINES = 150;
/** Callbacks of these group tests; each test inside is measured by itself. */
const GROUPS = new Set(['describe', 'suite']);

type AnyFunction = Node<'FunctionDeclaration'> | Node<'ArrowFunctionExpression'>;

function nameOf(node: AnyFunction): string {
  if (node.type !== 'ArrowFunctionExpression' && node.id !== null) return node.id.name;
  const parent = node.parent;
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  if (parent.type === 'Property' && parent.key.type === 'Identifier') return parent.key.name;
  return 'anonymous function';
}

function isTestGroup(node: AnyFunction): boolean {
  if (node.parent.type !== 'CallExpression') return false;
  const { callee } = node.parent;
  if (callee.type === 'Identifier') return GROUPS.has(callee.name);
  return (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    GROUPS.has(callee.property.name)
  );
}

function measure(context: Context, node: AnyFunction): void {
  if (isTestGroup(node)) return;
  const name = nameOf(node);
  const isComponent = context.filename.endsWith('.tsx') && /^[A-Z]/.test(name);
  const limit = isComponent ? COMPONENT_LINES : FUNCTION_LINES;
  const lines = node.loc.end.line - node.loc.start.line + 1;
  if (lines > limit) {
    const kind = isComponent ? 'component' : 'function';
    context.report({ message: `${name} has ${lines} lines; a ${kind} has ${limit} at most.`, node });
  }
}

export const functionLines: Rule = {
  create: (context) => ({
    FunctionDeclaration: (node) => measure(context, node),
    FunctionExpression: (node) => measure(context, node),
    ArrowFunctionExpression: (node) => measure(context, node),
  }),
};
