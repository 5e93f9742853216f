import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface WordRule {
  readonly name: string;
  readonly files: string;
  readonly except?: RegExp;
  readonly pattern: RegExp;
}

/** What the linter cannot judge, or could be told by a comment not to judge. */
const RULES: readonly WordRule[] = [
  {
    name: 'no-suppressions',
    files: '{src,test,scripts}/**/*.{ts,tsx,mjs,css}',
    except: /^scripts\/check(-self)?\//,
    pattern: /(ox|es|style)lint-disable|prettier-ignore|@ts-(ignore|nocheck)|(v8|c8|istanbul) ignore/,
  },
  {
    name: 'no-todo',
    files: '{src,test,scripts}/**/*.{ts,tsx,mjs,css}',
    except: /^scripts\/check(-self)?\//,
    pattern: /\b(TODO|FIXME|XXX|HACK)\b/,
  },
  {
    name: 'colours-in-tokens-only',
    files: 'src/renderer/**/*.{css,ts,tsx}',
    except: /^src\/renderer\/theme\/tokens\.css$/,
    pattern: /:\s*#[0-9a-f]{3,8}\b|['"]#[0-9a-f]{3,8}['"]|\b(rgba?|hsla?|oklch|oklab)\(/i,
  },
  { name: 'no-gradients', files: 'src/renderer/**/*.{css,ts,tsx}', pattern: /-gradient\(/ },
  { name: 'no-emoji', files: 'src/**/*.{ts,tsx,css,html}', pattern: /\p{Emoji_Presentation}/u },
];

const STYLESHEET_LINES = 300;

function tooLong(root: string): string[] {
  return globSync('src/**/*.css', { cwd: root })
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > STYLESHEET_LINES)
    .map(
      ({ file, lines }) =>
        `stylesheet-lines: ${file} has ${lines} lines; a file has ${STYLESHEET_LINES} at most`,
    );
}

function offences(root: string, rule: WordRule): string[] {
  const files = globSync(rule.files, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/(^|\/)node_modules\//.test(file) && rule.except?.test(file) !== true);
  return files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        rule.pattern.test(line) ? [`${rule.name}: ${file}:${index + 1}: ${line.trim().slice(0, 120)}`] : [],
      ),
  );
}

/** One line per offence. */
export function wordViolations(root: string): string[] {
  return [...RULES.flatMap((rule) => offences(root, rule)), ...tooLong(root)];
}
