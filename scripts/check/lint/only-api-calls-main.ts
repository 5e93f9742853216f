import type { Rule } from './rule-types.ts';

const WINDOWS = new Set(['window', 'globalThis', 'self']);

export const onlyApiCallsMain: Rule = {
  create: (context) => ({
    MemberExpression(node) {
      const isWindow = node.object.type === 'Identifier' && WINDOWS.has(node.object.name);
      if (isWindow && node.property.type === 'Identifier' && node.property.name === 'api') {
        context.report({ message: 'Only src/renderer/api.ts touches window.api.', node });
      }
    },
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'WebSocket') {
        context.report({ message: 'Only src/renderer/api.ts opens the socket.', node });
      }
    },
  }),
};
