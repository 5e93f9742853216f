import type { Node, Rule } from './rule-types.ts';

const MESSAGE = 'No re-exports: import each thing from the file that defines it.';

function importedNames(program: Node<'Program'>): Set<string> {
  const names = new Set<string>();
  for (const statement of program.body) {
    if (statement.type !== 'ImportDeclaration') continue;
    for (const specifier of statement.specifiers) names.add(specifier.local.name);
  }
  return names;
}

export const noBarrels: Rule = {
  create: (context) => ({
    Program(program) {
      const imported = importedNames(program);
      for (const statement of program.body) {
        if (statement.type === 'ExportAllDeclaration') context.report({ message: MESSAGE, node: statement });
        if (statement.type !== 'ExportNamedDeclaration') continue;
        const passesOn = statement.specifiers.some(
          ({ local }) => local.type === 'Identifier' && imported.has(local.name),
        );
        if (statement.source !== null || passesOn) context.report({ message: MESSAGE, node: statement });
      }
    },
  }),
};
