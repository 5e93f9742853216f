import { useTranslation } from 'react-i18next';
import type { EBillView } from '../../../shared/e-bill';
import { Facts } from '../../ui/Facts';
import { Notice } from '../../ui/Notice';
import { Qr } from '../../ui/Qr';
import styles from './MyPayments.module.css';

/** Wide enough for a phone at arm's length; the facts beside it say the same in figures. */
const CODE_MM = 40;
const LEAST_SHARE = 0.24;

function codePx(screenWidthMm: number): number {
  const { screen, innerWidth, innerHeight } = window;
  const least = Math.floor(Math.min(innerWidth, innerHeight) * LEAST_SHARE);
  return Math.max(least, Math.ceil((CODE_MM * screen.width) / screenWidthMm));
}

type EBillPartProps = {
  /** null: the exam office issues none here. */
  readonly eBill: EBillView | null;
  /** All of its money went back. */
  readonly isGivenBack: boolean;
  readonly screenWidthMm: number;
};

/** 财政电子票据 of one item: the official paper, or how and when it can be had. */
export function EBillPart({ eBill, isGivenBack, screenWidthMm }: EBillPartProps) {
  const { t } = useTranslation();
  const title = t('mine.bill.title');
  if (isGivenBack)
    return (
      <Notice tone="info" title={title}>
        {t('mine.bill.givenBack')}
      </Notice>
    );
  if (eBill === null || eBill.bill.state === 'none')
    return (
      <Notice tone="info" title={title}>
        {eBill === null ? t('mine.bill.atOffice') : t('mine.bill.none')}
      </Notice>
    );
  const payer = eBill.payer && (
    <p>{t('mine.bill.payer', { name: eBill.payer.name, number: eBill.payer.taxNumber })}</p>
  );
  if (eBill.bill.state === 'awaited')
    return (
      <Notice tone="info" title={title} say="status">
        {t('mine.bill.awaited')} {payer ?? t('mine.bill.toCompany')}
      </Notice>
    );
  const { number, code, checkCode, link } = eBill.bill;
  return (
    <Notice tone="good" title={t('mine.bill.issued')} say="status">
      <div className={styles.bill}>
        {link !== null && <Qr text={link} label={t('mine.bill.code')} minPx={codePx(screenWidthMm)} />}
        <div className={styles.billFacts}>
          {link !== null && <p>{t('mine.bill.scan')}</p>}
          <Facts
            dense
            facts={[
              { label: t('mine.bill.number'), value: number, figures: true },
              { label: t('mine.bill.billCode'), value: code, figures: true },
              { label: t('mine.bill.checkCode'), value: checkCode, figures: true },
            ]}
          />
          {payer}
        </div>
      </div>
    </Notice>
  );
}
