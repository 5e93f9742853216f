import type { Rule } from './rule-types.ts';

const TESTS = new Set(['test', 'it', 'describe', 'suite']);
const SKIPPED = new Set(['skip', 'only', 'todo', 'fixme', 'fails', 'fail', 'skipIf', 'runIf']);

export const noSkippedTests: Rule = {
  create: (context) => ({
    MemberExpression(node) {
      if (node.property.type !== 'Identifier' || !SKIPPED.has(node.property.name)) return;
      const root = node.object.type === 'MemberExpression' ? node.object.object : node.object;
      if (root.type === 'Identifier' && TESTS.has(root.name)) {
        context.report({ message: 'Every test runs, alone or not at all.', node });
      }
    },
  }),
};
