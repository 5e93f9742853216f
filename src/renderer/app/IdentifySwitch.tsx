import { CorrectionPage } from '../features/identify/CorrectionPage';
import { DocumentPage } from '../features/identify/DocumentPage';
import { LockedPage } from '../features/identify/LockedPage';
import { NewPasswordPage } from '../features/identify/NewPasswordPage';
import { OfficeAskedPage } from '../features/identify/OfficeAskedPage';
import { PasswordPage } from '../features/identify/PasswordPage';
import { PersonPage } from '../features/identify/PersonPage';
import { PhoneCodePage } from '../features/identify/PhoneCodePage';
import { SecondFactorPage } from '../features/identify/SecondFactorPage';
import type { IdentifyScreen } from './screens';
import type { ShownScreen } from './shown-screen';

/** From the document to "this is me". */
export function IdentifySwitch(props: ShownScreen<IdentifyScreen>) {
  const { shown, state, info, actions, frame, helpLine } = props;
  const offers = info.signIn;
  const joins = state.joinsTo !== null;
  const home = () => void (joins ? actions.giveUpAnother() : actions.end('finished'));
  const asking = state.busy === 'signIn' || state.busy === 'signInByCard';
  const typed = { frame, asking, typing: actions, onSignIn: () => void actions.signIn() };
  switch (shown.screen) {
    case 'document':
      return (
        <DocumentPage
          frame={frame}
          number={shown.stage.entry.documentNumber}
          sample={shown.stage.entry.sample}
          offers={offers}
          typing={actions}
          onNext={actions.toProof}
        />
      );
    case 'second-factor':
    case 'registration-number': {
      const { documentNumber, secret, registrationNumber } = shown.stage.entry;
      const besidePassword = shown.screen === 'registration-number';
      return (
        <SecondFactorPage
          {...typed}
          kind={besidePassword ? 'registration-number' : offers.secondFactor}
          besidePassword={besidePassword}
          documentNumber={documentNumber}
          text={besidePassword ? registrationNumber : secret}
          onForgotten={props.onHelp}
          onPhoneCode={offers.phoneCode && !besidePassword ? actions.toPhoneCode : null}
        />
      );
    }
    case 'password':
      return (
        <PasswordPage
          {...typed}
          documentNumber={shown.stage.entry.documentNumber}
          password={shown.stage.entry.secret}
          offers={offers}
          onForgotten={() => void actions.forgotPassword()}
          onPhoneCode={actions.toPhoneCode}
        />
      );
    case 'phone-code':
      return (
        <PhoneCodePage
          {...typed}
          documentNumber={shown.stage.entry.documentNumber}
          code={shown.stage.entry.secret}
          nextAt={shown.stage.nextAt}
          sending={state.busy === 'sendPhoneCode'}
          onSend={() => void actions.sendPhoneCode()}
        />
      );
    case 'new-password':
    case 'repeat-password':
      return (
        <NewPasswordPage
          frame={frame}
          step={shown.screen === 'new-password' ? 'choose' : 'repeat'}
          password={shown.stage.password}
          saving={state.busy === 'changePassword'}
          typing={actions}
          onNext={() => void actions.newPassword()}
        />
      );
    case 'locked':
      return <LockedPage frame={frame} until={shown.stage.until} helpLine={helpLine} onHome={home} />;
    case 'person':
      return (
        <PersonPage
          frame={frame}
          person={shown.stage.person}
          asking={state.busy === 'confirmPerson'}
          onYes={() => void actions.confirm()}
          joins={joins}
          onNo={() => void (joins ? actions.giveUpAnother() : actions.end('not-me'))}
          onWrong={actions.toCorrection}
        />
      );
    case 'correction':
      return (
        <CorrectionPage
          frame={frame}
          person={shown.stage.person}
          wrong={shown.stage.wrong}
          asking={state.busy === 'requestCorrection'}
          onToggle={actions.toggleWrong}
          onAsk={() => void actions.requestCorrection()}
        />
      );
    case 'office-asked':
      return (
        <OfficeAskedPage
          frame={frame}
          about={shown.stage.about}
          answer={shown.stage.answer}
          helpLine={helpLine}
          onBack={shown.stage.person === null ? null : actions.toPerson}
          onHome={home}
        />
      );
  }
}
