import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { passwordRuleNames, passwordRules } from '../../../shared/password-rules';
import { StateWord } from '../../ui/StateWord';
import { Unseen } from '../../ui/Unseen';
import styles from './PasswordRules.module.css';

/** Each rule is ticked off while the password is typed; the one about signs shows only once it is broken. */
export function PasswordRules({ password }: { readonly password: string }) {
  const { t } = useTranslation();
  const rules = passwordRules(password);
  const shown = passwordRuleNames.filter((rule) => rule !== 'alphabet' || !rules.alphabet);
  const say = (rule: (typeof shown)[number]) =>
    `${t(`newPassword.rule.${rule}`)} ${t(rules[rule] ? 'newPassword.kept' : 'newPassword.missing')}`;
  return (
    <>
      <ul className={styles.rules} aria-label={t('newPassword.rules')}>
        {shown.map((rule) => {
          const icon = rules[rule] ? CircleCheck : rule === 'alphabet' ? CircleAlert : CircleDashed;
          const tone = rules[rule] ? 'good' : rule === 'alphabet' ? 'warn' : 'plain';
          return (
            <li key={rule}>
              <StateWord icon={icon} tone={tone}>
                {t(`newPassword.rule.${rule}`)}
                <Unseen>{` ${t(rules[rule] ? 'newPassword.kept' : 'newPassword.missing')}`}</Unseen>
              </StateWord>
            </li>
          );
        })}
      </ul>
      <Unseen role="status">{password === '' ? '' : shown.map(say).join(', ')}</Unseen>
    </>
  );
}
