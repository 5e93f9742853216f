import { FilePen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../shared/person-view';
import { wrongDataSchema, type WrongData } from '../../../shared/sign-in';
import { Button } from '../../ui/Button';
import { CheckRow } from '../../ui/CheckRow';
import { Screen, type ScreenFrame } from '../../ui/Screen';

type CorrectionPageProps = {
  readonly person: PersonView;
  readonly wrong: readonly WrongData[];
  readonly asking: boolean;
  readonly frame: ScreenFrame;
  readonly onToggle: (field: WrongData) => void;
  readonly onAsk: () => void;
};

/** What of the person is wrong, by touch. */
export function CorrectionPage({ person, wrong, asking, frame, onToggle, onAsk }: CorrectionPageProps) {
  const { t } = useTranslation();
  const now: Readonly<Record<WrongData, string>> = {
    name: person.name,
    document: person.maskedDocument,
    phone: person.maskedPhone ?? t('person.noPhone'),
    registration: person.registrations.map(({ examName }) => examName).join(' · '),
  };
  return (
    <Screen
      {...frame}
      title={t('correction.title')}
      lead={t('correction.lead')}
      reading="touch"
      controls={
        <Button
          look="primary"
          size="start"
          wide
          icon={FilePen}
          pending={asking}
          disabled={wrong.length === 0}
          onPress={onAsk}
        >
          {asking ? t('correction.asking') : t('correction.ask')}
        </Button>
      }
    >
      {wrongDataSchema.options.map((field) => (
        <CheckRow
          key={field}
          title={t(`correction.field.${field}`)}
          detail={now[field]}
          end=""
          chosen={wrong.includes(field)}
          onChange={() => onToggle(field)}
        />
      ))}
    </Screen>
  );
}
