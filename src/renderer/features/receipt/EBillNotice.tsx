import { useTranslation } from 'react-i18next';
import type { Receipt } from '../../../shared/receipt';
import { Notice } from '../../ui/Notice';
import { Qr } from '../../ui/Qr';
import styles from './PaidPage.module.css';

const CODE_PX = 220;

/**
 * The fiscal e-bills of what was paid just now. Nobody waits for them: what is issued while the page is up appears by
 * itself, the rest is under 我的缴费.
 */
export function EBillNotice({ receipts }: { readonly receipts: readonly Receipt[] }) {
  const { t } = useTranslation();
  const bills = receipts.flatMap(({ eBills }) => eBills).filter(({ bill }) => bill.state !== 'none');
  const issued = bills.flatMap(({ bill }) => (bill.state === 'issued' ? [bill] : []));
  const [first] = issued;
  if (bills.length === 0) return null;
  if (first === undefined) {
    return (
      <Notice tone="info" title={t('mine.bill.title')} say="status">
        {t('mine.bill.awaited')}
      </Notice>
    );
  }
  if (bills.length > 1) {
    return (
      <Notice tone="good" title={t('mine.bill.title')} say="status">
        {t('mine.bill.several', { issued: issued.length, all: bills.length })}
      </Notice>
    );
  }
  return (
    <Notice tone="good" title={t('mine.bill.issued')} say="status">
      <div className={styles.bill}>
        {first.link !== null && <Qr text={first.link} label={t('mine.bill.code')} minPx={CODE_PX} />}
        <div>
          {first.link !== null && <p>{t('mine.bill.scan')}</p>}
          <p>{`${t('mine.bill.number')} ${first.number}`}</p>
          <p>{`${t('mine.bill.checkCode')} ${first.checkCode}`}</p>
          <p>{t('mine.bill.inMine')}</p>
        </div>
      </div>
    </Notice>
  );
}
