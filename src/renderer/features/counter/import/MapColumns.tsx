import { useTranslation } from 'react-i18next';
import { isRequired, ROSTER_COLUMNS, type RosterColumn } from '../../../../shared/roster-columns';
import type { ImportPreview } from '../../../../shared/roster-import';
import { Facts } from '../../../ui/Facts';
import { Notice } from '../../../ui/Notice';
import { Pick } from '../../../ui/Pick';
import styles from './import.module.css';
import type { RosterImport } from './roster-import';

const SAMPLES_SHOWN = 3;
const IGNORED = 'ignored';

/** What was recognised: kind, sheet, header. */
function Recognised(props: { readonly preview: ImportPreview; readonly roster: RosterImport }) {
  const { t } = useTranslation();
  const { file, sheets, headerLine } = props.preview;
  const kind =
    file.encoding === null
      ? t('rosterImport.map.xlsx')
      : t('rosterImport.map.csv', { encoding: file.encoding.toUpperCase() });
  const sheet = (
    <Pick
      label={t('rosterImport.map.sheet')}
      value={file.sheet ?? ''}
      options={sheets.map(({ name, isHidden }) => ({
        value: name,
        words: isHidden ? t('rosterImport.map.hidden', { name }) : name,
      }))}
      onPick={(name) => void props.roster.chooseSheet(name)}
    />
  );
  return (
    <Facts
      dense
      facts={[
        { label: t('rosterImport.map.kind'), value: kind },
        ...(sheets.length === 0 ? [] : [{ label: t('rosterImport.map.sheet'), value: sheet }]),
        {
          label: t('rosterImport.map.header'),
          value: t('rosterImport.map.line', { line: headerLine }),
          figures: true,
        },
      ]}
    />
  );
}

function Fault({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation();
  const names = (columns: readonly RosterColumn[]) =>
    columns.map((column) => t(`rosterImport.column.${column}`)).join(t('rosterImport.map.and'));
  const { missing, repeated, isRemembered } = preview;
  return (
    <>
      {missing.length > 0 && (
        <Notice tone="stop" say="status">
          {t('rosterImport.map.missing', { columns: names(missing) })}
        </Notice>
      )}
      {repeated.length > 0 && (
        <Notice tone="stop" say="status">
          {t('rosterImport.map.repeated', { columns: names(repeated) })}
        </Notice>
      )}
      {missing.length + repeated.length === 0 && isRemembered && (
        <Notice tone="info">{t('rosterImport.map.remembered')}</Notice>
      )}
    </>
  );
}

/** What each column of the file means; the person has the last word. */
export function MapColumns(props: {
  readonly preview: ImportPreview;
  readonly isPending: boolean;
  readonly roster: RosterImport;
}) {
  const { preview, isPending, roster } = props;
  const { t } = useTranslation();
  const options = [
    { value: IGNORED, words: t('rosterImport.map.ignore') },
    ...ROSTER_COLUMNS.map((column) => {
      const words = t(`rosterImport.column.${column}`);
      return {
        value: column,
        words: isRequired(column) ? `${words} (${t('rosterImport.map.required')})` : words,
      };
    }),
  ] as const;
  return (
    <div className={styles.block}>
      <Recognised preview={preview} roster={roster} />
      <Fault preview={preview} />
      <p>{t('rosterImport.map.lead')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.column}>
              {t('rosterImport.map.title')}
            </th>
            <th scope="col" className={styles.meaning}>
              {t('rosterImport.map.meaning')}
            </th>
            <th scope="col">{t('rosterImport.map.sample')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map(({ title, column, samples }, at) => {
            const name = title === '' ? t('rosterImport.map.untitled', { number: at + 1 }) : title;
            return (
              <tr key={`${at} ${title}`}>
                <th scope="row">{name}</th>
                <td>
                  <Pick
                    label={`${name}: ${t('rosterImport.map.meaning')}`}
                    value={column ?? IGNORED}
                    options={options}
                    disabled={isPending}
                    onPick={(picked) => void roster.mapColumn(at, picked === IGNORED ? null : picked)}
                  />
                </td>
                <td className={styles.samples}>
                  {samples.slice(0, SAMPLES_SHOWN).map((sample, index) => (
                    <span key={preview.lines[index]}>{sample === '' ? '—' : sample}</span>
                  ))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
