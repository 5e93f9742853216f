import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Sample } from '../../../shared/app-info';
import { maskDocument } from '../../../shared/masking';
import { Notice } from '../../ui/Notice';
import type { Counter } from './counter';
import { isBusy } from './counter-state';
import { FoundRows } from './FoundRows';
import { Samples } from './Samples';

type FindPartProps = { readonly counter: Counter; readonly samples: readonly Sample[] };

/** Under the find field while nobody is being served: who was found, or who might be in a drill. */
export function FindPart({ counter, samples }: FindPartProps) {
  const { t } = useTranslation();
  const { actions } = counter;
  const { rows, active, more, answered, searching, ending } = useStore(
    counter.store,
    useShallow((state) => ({
      rows: state.search.rows,
      active: state.search.active,
      more: state.search.more,
      answered: state.search.answered,
      searching: isBusy(state, 'find'),
      ending: state.ending > 0,
    })),
  );
  if (searching) return <p role="status">{t('counter.find.searching')}</p>;
  if (rows.length > 0) {
    return <FoundRows search={{ rows, active, more }} onChoose={(row) => void actions.choose(row)} />;
  }
  return (
    <>
      {answered !== null && (
        <Notice tone="info" say="status">
          {t('counter.find.none')}
        </Notice>
      )}
      {ending && <p role="status">{t('counter.find.ending')}</p>}
      {answered === null && samples.length > 0 && (
        <Samples
          samples={samples}
          onChoose={({ documentNumber: query }) =>
            actions.find({ query, shown: maskDocument(query, { hideTail: true }), scanned: true })
          }
        />
      )}
    </>
  );
}
