import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { AppInfo } from '../../shared/app-info';
import { HelpDialog } from '../features/visit/HelpDialog';
import { IdleDialog } from '../features/visit/IdleDialog';
import { PrivacyDialog } from '../features/visit/PrivacyDialog';
import { Steps } from '../ui/Steps';
import type { Flow } from './flow';
import { Frame } from './Frame';
import { idleAllowanceMs } from './idle';
import { listenToKeyboard } from './keyboard';
import type { createModes } from './modes';
import { ProblemNotice } from './ProblemNotice';
import { ScreenNav } from './ScreenNav';
import { ScreenSwitch } from './ScreenSwitch';
import { screenFor, stepOf, type Screen, type ScreenName } from './screens';
import { useAnyTouch } from './use-any-touch';
import { useIdleness } from './use-idleness';

type KioskAppProps = {
  readonly info: AppInfo;
  readonly flow: Flow;
  readonly modes: ReturnType<typeof createModes>;
};

function WaySteps({ screen }: { readonly screen: ScreenName }) {
  const { t } = useTranslation();
  const current = stepOf(screen);
  if (current === null) return null;
  const steps = [t('steps.identity'), t('steps.fees'), t('steps.pay'), t('steps.receipt')];
  return <Steps label={t('steps.label')} steps={steps} current={current} doneWord={t('steps.done')} />;
}

/** Another screen, or another code or page of the same kind. */
function screenKeyOf(shown: Screen): string {
  if (shown.screen === 'code') return shown.stage.view.outTradeNo;
  return shown.screen === 'my-payments' ? `my-${shown.stage.view.show}` : shown.screen;
}

export function KioskApp({ info, flow, modes }: KioskAppProps) {
  const { i18n } = useTranslation();
  const state = useStore(flow.store);
  useStore(modes.store);
  const [opened, setOpened] = useState<{ dialog: 'help' | 'privacy'; on: string } | null>(null);
  const { actions } = flow;
  const shown = screenFor(state);
  const helpLine = i18n.language === 'en' ? info.institution.helpLineEn : info.institution.helpLineZh;

  useEffect(() => flow.listen(), [flow]);
  useEffect(
    () =>
      listenToKeyboard({
        scanned: actions.scanned,
        typed: actions.type,
        erase: actions.erase,
        enter: actions.enter,
      }),
    [actions],
  );
  useAnyTouch(shown.screen === 'home', actions.begin);
  // Which code it is matters too: a new one has its own time.
  const screenKey = screenKeyOf(shown);
  // A dialog belongs to the screen it was opened on.
  const dialog = opened?.on === screenKey ? opened.dialog : null;
  const { now, stay } = useIdleness(
    screenKey,
    idleAllowanceMs(state, info.idle, modes.changed() || dialog !== null),
    info.idle.warnForS,
    () => void actions.end('idle'),
  );

  const frame = useMemo(
    () => ({
      above: <WaySteps screen={shown.screen} />,
      notice: state.problem === null ? null : <ProblemNotice problem={state.problem} screen={shown.screen} />,
      nav: (
        <ScreenNav
          screen={shown.screen}
          actions={actions}
          joins={state.joinsTo !== null}
          onHelp={() => setOpened({ dialog: 'help', on: screenKey })}
          onPrivacy={() => setOpened({ dialog: 'privacy', on: screenKey })}
        />
      ),
    }),
    [shown.screen, screenKey, state.problem, state.joinsTo, actions],
  );
  return (
    <Frame info={info} modes={modes.store}>
      <ScreenSwitch
        key={screenKey}
        shown={shown}
        state={state}
        info={info}
        actions={actions}
        frame={frame}
        helpLine={helpLine}
        onHelp={() => setOpened({ dialog: 'help', on: screenKey })}
      />
      {dialog === 'help' && <HelpDialog helpLine={helpLine} onClose={() => setOpened(null)} />}
      {dialog === 'privacy' && <PrivacyDialog onClose={() => setOpened(null)} />}
      {now.kind === 'warned' && (
        <IdleDialog secondsLeft={now.secondsLeft} onStay={stay} onEnd={() => void actions.end('idle')} />
      )}
    </Frame>
  );
}
