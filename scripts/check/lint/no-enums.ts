import type { Rule } from './rule-types.ts';

export const noEnums: Rule = {
  create: (context) => ({
    TSEnumDeclaration(node) {
      context.report({
        message: 'No enums: a union of string literals says the same in plain values.',
        node,
      });
    },
  }),
};
