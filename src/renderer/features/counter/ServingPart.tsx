import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../ui/Button';
import type { Counter } from './counter';
import { Basket } from './group/Basket';
import type { Serving } from './counter-state';
import { FeePart } from './FeePart';
import { Person } from './Person';
import { ProblemLine } from './ProblemLine';
import styles from './ServingPart.module.css';

type ServingPartProps = {
  readonly counter: Counter;
  readonly serving: Serving;
  /** Passwords are the counter's to reset. */
  readonly resetsPasswords: boolean;
};

/** The person and what they owe. */
export function ServingPart({ counter, serving, resetsPasswords }: ServingPartProps) {
  const { t } = useTranslation();
  const failed = useStore(counter.store, ({ problem }) => problem?.where === 'fees');
  const { actions } = counter;
  const { fees } = serving;
  return (
    <section className={styles.serving} aria-label={t('counter.parts.person')}>
      {fees !== null && fees.people.length > 1 ? (
        <Basket serving={serving} fees={fees} onRemove={(ref) => void actions.removePerson(ref)} />
      ) : (
        <>
          <Person person={serving.person} />
          {resetsPasswords && (
            <div>
              <Button icon={KeyRound} onPress={actions.askResetPassword}>
                {t('resetPassword.button')}
              </Button>
            </div>
          )}
        </>
      )}
      <ProblemLine counter={counter} at="fees" />
      <FeePart
        serving={serving}
        loading={!failed}
        onToggle={actions.toggle}
        onReload={() => void actions.reloadFees()}
      />
    </section>
  );
}
