import { useTranslation } from 'react-i18next';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { importModeSchema, type ImportMode, type ImportTrial } from '../../../../shared/roster-import';
import { Facts } from '../../../ui/Facts';
import { Notice } from '../../../ui/Notice';
import styles from './import.module.css';
import { PlanTable } from './PlanTable';
import { ProblemTable } from './ProblemTable';
import type { RosterImport } from './roster-import';

const MODES = importModeSchema.options;

/** The dry run: what was read, what would change, and which of three ways to go. */
export function TrialView(props: {
  readonly fileName: string;
  readonly trial: ImportTrial;
  readonly mode: ImportMode | null;
  readonly roster: RosterImport;
}) {
  const { fileName: file, trial, mode, roster } = props;
  const { t } = useTranslation();
  const { lines, accepted, rejected, warnings, comparison, problems } = trial;
  const count = (number: number) => t('rosterImport.trial.facts.count', { number });
  const facts = {
    lines,
    accepted,
    ...(rejected > 0 ? { rejected } : {}),
    ...(warnings > 0 ? { warnings } : {}),
  };
  const shown = (['lines', 'accepted', 'rejected', 'warnings'] as const).filter((name) => name in facts);
  return (
    <div className={styles.block}>
      <Notice tone={accepted === 0 ? 'stop' : rejected > 0 ? 'warn' : 'good'} say="status">
        {accepted === 0 ? t('rosterImport.trial.none', { file }) : t('rosterImport.trial.read', { file })}
      </Notice>
      <Facts
        dense
        facts={shown.map((name) => ({
          label: t(`rosterImport.trial.facts.${name}`),
          value: count(trial[name]),
          figures: true,
        }))}
      />
      {accepted > 0 && (
        <div className={styles.block}>
          <RadioGroup
            value={mode}
            aria-label={t('rosterImport.trial.ask')}
            onChange={(value) => {
              const chosen = importModeSchema.safeParse(value);
              if (chosen.success) roster.chooseMode(chosen.data);
            }}
          >
            <h3 className={styles.ask}>{t('rosterImport.trial.ask')}</h3>
            <div className={styles.modes}>
              {MODES.map((each) => (
                <RadioField key={each} value={each}>
                  <RadioButton className={styles.mode ?? ''}>
                    <strong>{t(`rosterImport.mode.${each}`)}</strong>
                    <span>{t(`rosterImport.mode.${each}Lead`)}</span>
                  </RadioButton>
                </RadioField>
              ))}
            </div>
          </RadioGroup>
          {mode !== null && <PlanTable comparison={comparison} mode={mode} />}
        </div>
      )}
      {problems.length > 0 && <ProblemTable problems={problems} all={rejected} load={roster.allProblems} />}
    </div>
  );
}
