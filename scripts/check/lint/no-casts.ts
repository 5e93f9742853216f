import type { Rule } from './rule-types.ts';

const MESSAGE = 'A cast hides what is not known: parse with zod or write a type guard (`as const` is fine).';

export const noCasts: Rule = {
  create: (context) => ({
    TSAsExpression(node) {
      const type = node.typeAnnotation;
      const isConst =
        type.type === 'TSTypeReference' &&
        type.typeName.type === 'Identifier' &&
        type.typeName.name === 'const';
      if (!isConst) context.report({ message: MESSAGE, node });
    },
    TSTypeAssertion(node) {
      context.report({ message: MESSAGE, node });
    },
  }),
};
