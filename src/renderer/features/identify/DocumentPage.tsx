import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sample } from '../../../shared/app-info';
import type { SignInOffers } from '../../../shared/sign-in';
import { Button } from '../../ui/Button';
import { EntryField } from '../../ui/EntryField';
import { Keypad } from '../../ui/Keypad';
import { Notice } from '../../ui/Notice';
import { Screen, type ScreenFrame } from '../../ui/Screen';
import { DocumentAdvice } from './DocumentAdvice';
import { shownDocument } from './typed-mask';
import type { Typing } from './typing';
import { useLastTyped } from './use-last-typed';

type DocumentPageProps = {
  readonly number: string;
  readonly sample: Sample | null;
  readonly offers: Pick<SignInOffers, 'firstIsLastSix' | 'card'>;
  readonly frame: ScreenFrame;
  readonly typing: Typing;
  readonly onNext: () => void;
};

export function DocumentPage({ number, sample, offers, frame, typing, onNext }: DocumentPageProps) {
  const { t } = useTranslation();
  const [letters, setLetters] = useState(/^[A-Z]/.test(number));
  const reveal = useLastTyped(number);
  return (
    <Screen
      {...frame}
      title={t('document.title')}
      lead={offers.card ? t('signIn.byCard') : t('document.lead')}
      controls={
        <>
          <Keypad
            label={t('document.keypad')}
            layout={letters ? 'letters' : 'digits-x'}
            onType={typing.type}
            onErase={typing.erase}
            onClear={typing.clear}
            eraseWord={t('document.erase')}
            clearWord={t('document.clear')}
            onOtherLayout={() => setLetters(!letters)}
            otherLayoutWord={letters ? t('document.digits') : t('document.letters')}
          />
          <Button
            look="primary"
            size="large"
            wide
            iconAfter={ArrowRight}
            disabled={number === ''}
            onPress={onNext}
          >
            {t('nav.next')}
          </Button>
        </>
      }
    >
      {sample !== null && (
        <Notice tone="info">
          {t('document.sample', { name: sample.name, shows: t(`sample.${sample.shows}`) })}
        </Notice>
      )}
      <EntryField
        label={t('document.field')}
        shown={shownDocument(number, reveal, offers.firstIsLastSix)}
        advice={<DocumentAdvice number={number} />}
        adviceLines={2}
      />
    </Screen>
  );
}
