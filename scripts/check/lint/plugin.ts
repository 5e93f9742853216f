import { functionLines } from './function-lines.ts';
import { noBarrels } from './no-barrels.ts';
import { noCasts } from './no-casts.ts';
import { noClockOrChance } from './no-clock-or-chance.ts';
import { noEnums } from './no-enums.ts';
import { noSkippedTests } from './no-skipped-tests.ts';
import { noVagueNames } from './no-vague-names.ts';
import { onlyApiCallsMain } from './only-api-calls-main.ts';

/** The project's own rules; .oxlintrc.json says where each holds. */
export default {
  meta: { name: 'kiosk' },
  rules: {
    'function-lines': functionLines,
    'no-barrels': noBarrels,
    'no-casts': noCasts,
    'no-clock-or-chance': noClockOrChance,
    'no-enums': noEnums,
    'no-skipped-tests': noSkippedTests,
    'no-vague-names': noVagueNames,
    'only-api-calls-main': onlyApiCallsMain,
  },
};
