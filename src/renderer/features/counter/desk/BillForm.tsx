import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readTaxNumber, type BillPayer } from '../../../../shared/e-bill';
import { Button } from '../../../ui/Button';
import styles from './Desk.module.css';

/** Who a fiscal e-bill is issued to, where that is a company; the number is checked while it is typed. */
export function BillForm(props: { readonly busy: boolean; readonly onGive: (payer: BillPayer) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [name, setName] = useState('');
  const [typed, setTyped] = useState('');
  const taxNumber = readTaxNumber(typed);
  const looksWrong = typed.replace(/[\s-]/g, '').length >= 18 && taxNumber === null;
  const give = () => {
    if (taxNumber !== null && name.trim() !== '' && !props.busy)
      props.onGive({ name: name.trim(), taxNumber });
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        give();
      }}
    >
      <label htmlFor={`${id}-name`}>{t('desk.bill.name')}</label>
      <input
        id={`${id}-name`}
        type="text"
        maxLength={100}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <label htmlFor={`${id}-number`}>{t('desk.bill.taxNumber')}</label>
      <input
        id={`${id}-number`}
        type="text"
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={looksWrong}
        aria-describedby={`${id}-advice`}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p id={`${id}-advice`} role="status">
        {looksWrong ? t('desk.problem.not-a-tax-number') : t('desk.bill.advice')}
      </p>
      <Button disabled={taxNumber === null || name.trim() === ''} pending={props.busy} onPress={give}>
        {t('desk.bill.ask')}
      </Button>
    </form>
  );
}
