import { homedir } from 'node:os';
import { runOfficeCheck } from './office-check/run';

/* npm run office-check -- --config FILE [--data DIR] */
const surroundings = {
  platform: process.platform,
  home: homedir(),
  environment: process.env,
  workingFolder: process.cwd(),
};
process.exitCode = await runOfficeCheck(process.argv.slice(2), surroundings, {
  out: (line) => console.log(line),
  err: (line) => console.error(line),
});
