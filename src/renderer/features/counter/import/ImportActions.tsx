import { FileUp } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import type { ImportState } from './import-state';
import type { RosterImport } from './roster-import';

type ActionsProps = {
  readonly state: ImportState;
  readonly roster: RosterImport;
  readonly onFile: (file: File) => void;
  readonly onClose: () => void;
};

/** The one thing to do next; nothing while the core works. */
function NextButton({ state, roster, onFile }: Omit<ActionsProps, 'onClose'>) {
  const { t } = useTranslation();
  switch (state.at) {
    case 'choose':
    case 'refused':
    case 'done':
      return (
        <FileTrigger
          acceptedFileTypes={['.xlsx', '.csv', '.txt', '.xls', 'text/csv', 'text/plain']}
          onSelect={(files) => {
            const [file] = files ?? [];
            if (file !== undefined) onFile(file);
          }}
        >
          <Button
            look={state.at === 'done' ? 'plain' : 'primary'}
            size="large"
            icon={FileUp}
            autoFocus={state.at !== 'done'}
            onPress={() => undefined}
          >
            {state.at === 'choose' ? t('rosterImport.choose') : t('rosterImport.other')}
          </Button>
        </FileTrigger>
      );
    case 'mapping': {
      const { missing, repeated } = state.preview;
      return (
        <Button
          look="primary"
          size="large"
          pending={state.isPending}
          disabled={missing.length + repeated.length > 0}
          autoFocus
          onPress={() => void roster.tryOut()}
        >
          {t('rosterImport.map.next')}
        </Button>
      );
    }
    case 'tried':
      return (
        <Button
          look="primary"
          size="large"
          disabled={state.mode === null}
          onPress={() => void roster.apply()}
        >
          {state.mode === null ? t('rosterImport.trial.ask') : t(`rosterImport.apply.${state.mode}`)}
        </Button>
      );
    default:
      return null;
  }
}

/** Closing leaves an import as it stands; cancelling ends it, and the roster stays as it was. */
export function ImportActions(props: ActionsProps) {
  const { state, roster, onClose } = props;
  const { t } = useTranslation();
  const isOpen = state.at !== 'choose' && state.at !== 'refused' && state.at !== 'done';
  return (
    <>
      <NextButton {...props} />
      {state.at === 'tried' && (
        <Button size="large" onPress={roster.back}>
          {t('rosterImport.back')}
        </Button>
      )}
      {isOpen && (
        <Button size="large" onPress={() => void roster.cancel()}>
          {t('rosterImport.cancel')}
        </Button>
      )}
      <Button size="large" keyHint="Esc" onPress={onClose}>
        {t('rosterImport.close')}
      </Button>
    </>
  );
}
