import { homedir } from 'node:os';
import { realIds } from '../real-ports/ids';
import { runGatewayCheck } from './gateway-check/run';

/* npm run gateway-check -- --config FILE [--data DIR]. Exit code 0: all well. 1: something is wrong. 2: not checked. */
const surroundings = {
  platform: process.platform,
  home: homedir(),
  environment: process.env,
  workingFolder: process.cwd(),
};
process.exitCode = await runGatewayCheck(process.argv.slice(2), surroundings, realIds, {
  out: (line) => console.log(line),
  err: (line) => console.error(line),
});
