import type { Rule } from './rule-types.ts';

const VAGUE = /(^|[/\\.-])(utils?|helpers?|common|misc)([/\\.-]|$)/;

export const noVagueNames: Rule = {
  create: (context) => ({
    Program(node) {
      const path = context.filename.slice(context.cwd.length + 1);
      if (VAGUE.test(path)) {
        context.report({ message: `"${path}": name the file after what it holds.`, node });
      }
    },
  }),
};
