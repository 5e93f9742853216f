import { CircleAlert, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OfficeBacklog } from '../../../shared/office-report';
import { shanghaiDateTime } from '../../../shared/time-zone';
import { StateWord } from '../../ui/StateWord';

/** Entries of the health line: what the exam office has not heard yet, and what waits for a person because of it. */
export function OfficeBacklogWords({ backlog }: { readonly backlog: OfficeBacklog }) {
  const { t } = useTranslation();
  const { waiting, oldestAt, setAside, duplicates } = backlog;
  return (
    <>
      {waiting > 0 && oldestAt !== null && (
        <li>
          <StateWord icon={CircleDashed} tone="plain">
            {t('office.waiting', { number: waiting, since: shanghaiDateTime(oldestAt).slice(5, 16) })}
          </StateWord>
        </li>
      )}
      {setAside > 0 && (
        <li>
          <StateWord icon={CircleAlert} tone="warn">
            {t('office.setAside', { number: setAside })}
          </StateWord>
        </li>
      )}
      {duplicates > 0 && (
        <li>
          <StateWord icon={CircleAlert} tone="warn">
            {t('office.duplicates', { number: duplicates })}
          </StateWord>
        </li>
      )}
    </>
  );
}
