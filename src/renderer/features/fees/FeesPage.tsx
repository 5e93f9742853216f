import { ArrowRight, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FeeList } from '../../../shared/fee-view';
import { sumFen } from '../../../shared/money';
import { useSayings } from '../../i18n/use-sayings';
import { Button } from '../../ui/Button';
import { Screen, type ScreenFrame } from '../../ui/Screen';
import { FeeLine } from './FeeLine';
import styles from './FeeLine.module.css';
import { GroupFees } from './GroupFees';
import { PayableFees } from './PayableFees';

type FeesPageProps = {
  readonly fees: FeeList;
  readonly chosen: readonly string[];
  readonly asking: boolean;
  readonly frame: ScreenFrame;
  readonly onChoose: (feeItemId: string, chosen: boolean) => void;
  readonly onContinue: (orderNumber: string) => void;
  readonly onPay: () => void;
  readonly onAnother: () => void;
  readonly onRemove: (ref: string) => void;
};

export function FeesPage(props: FeesPageProps) {
  const { fees, chosen, asking } = props;
  const { t } = useTranslation();
  const { money } = useSayings();
  const payable = fees.items.filter((item) => item.state === 'payable');
  const others = fees.items.filter((item) => item.state !== 'payable');
  const total = sumFen(payable.filter((item) => chosen.includes(item.feeItemId)).map((item) => item.amount));
  const unfinished = others.some((item) => item.state === 'in-payment');
  const othersPart = others.length > 0 && (
    <section className={styles.part}>
      {payable.length > 0 && <h2>{t('fees.others')}</h2>}
      <ul className={styles.list}>
        {others.map((item) => (
          <FeeLine key={item.feeItemId} item={item} asking={asking} onContinue={props.onContinue} />
        ))}
      </ul>
    </section>
  );
  const another = (
    <Button size="large" wide icon={UsersRound} onPress={props.onAnother}>
      {t('group.another')}
    </Button>
  );
  const group = fees.people.length > 1 && (
    <GroupFees
      {...{ fees, chosen, asking }}
      onChoose={props.onChoose}
      onContinue={props.onContinue}
      onRemove={props.onRemove}
    />
  );
  if (payable.length === 0) {
    return (
      <Screen
        {...props.frame}
        title={unfinished ? t('fees.unfinished') : t('nothingPayable.title')}
        lead={unfinished ? t('fees.why.in-payment') : t('nothingPayable.lead')}
        reading="touch"
        controls={another}
      >
        {group || othersPart}
      </Screen>
    );
  }
  return (
    <Screen
      {...props.frame}
      title={fees.people.length > 1 ? t('group.title', { number: fees.people.length }) : t('fees.title')}
      lead={fees.people.length > 1 ? t('group.lead') : t('fees.lead')}
      reading="touch"
      controls={
        <>
          <div className={styles.total}>
            <span>
              {t('fees.total')} · {t('fees.chosen', { number: chosen.length })}
            </span>
            <strong>{money(total)}</strong>
          </div>
          <Button
            look="primary"
            size="start"
            wide
            iconAfter={ArrowRight}
            pending={asking}
            disabled={chosen.length === 0}
            onPress={props.onPay}
          >
            {chosen.length === 0 ? t('fees.noneChosen') : t('fees.pay')}
          </Button>
          {another}
        </>
      }
    >
      {group || (
        <>
          <section className={styles.part} aria-label={t('fees.payable')}>
            <PayableFees items={payable} chosen={chosen} onChoose={props.onChoose} />
          </section>
          {othersPart}
        </>
      )}
    </Screen>
  );
}
