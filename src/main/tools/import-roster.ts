import { homedir } from 'node:os';
import { runImportRoster } from './import-roster/run';

/* npm run import-roster -- FILE [--dry-run] [--mode replace|merge|withdraw] [--sheet NAME] [--data DIR] … */
const surroundings = {
  platform: process.platform,
  home: homedir(),
  environment: process.env,
  workingFolder: process.cwd(),
};
process.exitCode = await runImportRoster(process.argv.slice(2), surroundings, {
  out: (line) => console.log(line),
  err: (line) => console.error(line),
  progress: process.stderr.isTTY ? (text) => void process.stderr.write(`\r${text}\r`) : null,
});
