import { Eye } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EntryField } from '../../ui/EntryField';
import { HoldButton } from '../../ui/HoldButton';
import { shownFactor } from './typed-mask';

type PasswordFieldProps = {
  readonly label: string;
  readonly password: string;
  readonly advice?: ReactNode;
};

/** Not one character is readable unless the person holds "show". */
export function PasswordField({ label, password, advice }: PasswordFieldProps) {
  const { t } = useTranslation();
  const [held, setHeld] = useState(false);
  return (
    <EntryField
      label={label}
      shown={held ? password : shownFactor(password, null)}
      advice={advice}
      beside={
        <HoldButton
          words={held ? t('signIn.shown') : t('signIn.show')}
          icon={Eye}
          disabled={password === ''}
          onHold={setHeld}
        />
      }
    />
  );
}
