import { FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Dialog } from '../../../ui/Dialog';
import { Notice } from '../../../ui/Notice';
import { Progress } from '../../../ui/Progress';
import { Steps } from '../../../ui/Steps';
import { ChooseFile } from './ChooseFile';
import { ImportActions } from './ImportActions';
import { useImportWords } from './import-words';
import type { ImportState, RosterFile } from './import-state';
import { MapColumns } from './MapColumns';
import { PlanTable } from './PlanTable';
import { ProblemTable } from './ProblemTable';
import type { RosterImport } from './roster-import';
import { TrialView } from './TrialView';

function asRosterFile(file: File): RosterFile {
  return {
    name: file.name,
    size: file.size,
    part: async (from, to) => {
      try {
        return new Uint8Array(await file.slice(from, to).arrayBuffer());
      } catch {
        // Moved, locked or unplugged since it was chosen.
        return null;
      }
    },
  };
}

const STEP: Readonly<Record<ImportState['at'], number>> = {
  choose: 0,
  refused: 0,
  sending: 0,
  mapping: 1,
  trying: 2,
  tried: 2,
  applying: 3,
  done: 4,
};

function Working({ state }: { readonly state: Extract<ImportState, { at: 'trying' | 'applying' }> }) {
  const { t } = useTranslation();
  const { progress } = state;
  const phase = progress?.phase ?? (state.at === 'trying' ? 'reading' : 'switching');
  return (
    <>
      <Progress label={t(`rosterImport.progress.${phase}`)} part={progress?.part ?? 0} />
      {progress !== null && (
        <p>{t('rosterImport.progress.lines', { lines: progress.lines, accepted: progress.accepted })}</p>
      )}
      <p>{t('rosterImport.progress.keepOpen')}</p>
    </>
  );
}

function Done(props: {
  readonly state: Extract<ImportState, { at: 'done' }>;
  readonly roster: RosterImport;
}) {
  const { t } = useTranslation();
  const { fileName: file, report, problems } = props.state;
  const { mode, queued, comparison, rejected } = report;
  return (
    <>
      <Notice tone="good" say="status">
        {t(`rosterImport.done.${mode}`, { file })}
        {queued > 0 && ` ${t('rosterImport.done.queued', { number: queued })}`}
      </Notice>
      <PlanTable comparison={comparison} mode={mode} isDone />
      {problems.length > 0 && (
        <ProblemTable problems={problems} all={rejected} load={props.roster.allProblems} />
      )}
    </>
  );
}

function Content(props: {
  readonly state: ImportState;
  readonly roster: RosterImport;
  readonly onFile: (file: File) => void;
}) {
  const { state, roster } = props;
  const { t } = useTranslation();
  const words = useImportWords();
  switch (state.at) {
    case 'choose':
      return <ChooseFile wasCancelled={state.wasCancelled} onFile={props.onFile} />;
    case 'sending':
      return <Progress label={t('rosterImport.sending', { file: state.fileName })} part={state.part} />;
    case 'mapping':
      return <MapColumns preview={state.preview} isPending={state.isPending} roster={roster} />;
    case 'trying':
    case 'applying':
      return <Working state={state} />;
    case 'tried':
      return <TrialView fileName={state.fileName} trial={state.trial} mode={state.mode} roster={roster} />;
    case 'done':
      return <Done state={state} roster={roster} />;
    case 'refused':
      return (
        <Notice tone="stop" say="alert" title={t('rosterImport.refused.title', { file: state.fileName })}>
          {words(state.problem)}
        </Notice>
      );
  }
}

/** A roster file from choosing it to what became of each line. */
export function ImportDialog(props: { readonly roster: RosterImport; readonly onClose: () => void }) {
  const { roster, onClose } = props;
  const { t } = useTranslation();
  const state = useStore(roster.store);
  const onFile = (file: File) => void roster.start(asRosterFile(file));
  const steps = (['file', 'columns', 'trial', 'done'] as const).map((step) =>
    t(`rosterImport.steps.${step}`),
  );
  return (
    <Dialog
      title={t('rosterImport.title')}
      icon={FileUp}
      onDismiss={onClose}
      actions={<ImportActions state={state} roster={roster} onFile={onFile} onClose={onClose} />}
    >
      <Steps
        label={t('rosterImport.steps.label')}
        steps={steps}
        current={STEP[state.at]}
        doneWord={t('rosterImport.steps.passed')}
      />
      <Content state={state} roster={roster} onFile={onFile} />
    </Dialog>
  );
}
