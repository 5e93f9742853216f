import { type FaultState, NO_FAULTS } from '../faults';
import type { PageReply } from '../loopback-server';
import type { Platform } from '../platform';
import { html, type Html } from './html';
import { icon } from './icons';
import { type Reader, renderPage } from './page';
import { TRAINER_GROUPS, type TrainerControl, type TrainerOption } from './trainer-controls';

/** Where the trainer makes the simulated gateway fail. */
export function trainerPage(platform: Platform, reader: Reader): PageReply {
  const { words } = reader;
  const state = platform.faults.state();
  const active = TRAINER_GROUPS.flatMap(({ controls }) => controls).filter((control) =>
    isActive(control, state),
  );
  const main = html`<h1>${words.trainer.title}</h1>
    <p class="lead">${words.trainer.lead}</p>
    <form
      class="all-well"
      method="post"
      action="/trainer"
      data-testid="faults"
      data-active="${active.length}"
    >
      <p class="standing ${active.length === 0 ? 'paid' : 'expired'}">
        ${icon(active.length === 0 ? 'paid' : 'notice')}
        ${active.length === 0 ? words.trainer.allWell : words.trainer.active(active.length)}
      </p>
      ${
        active.length === 0
          ? null
          : html`<button class="quiet" name="clear" value="all" data-testid="clear-faults">
              ${words.trainer.clear}
            </button>`
      }
    </form>
    ${TRAINER_GROUPS.map(
      ({ name, controls }) =>
        html`<section>
          <h2>${words.trainer.groups[name]}</h2>
          <ul class="controls">
            ${controls.map((control) => row(reader, control, state))}
          </ul>
        </section>`,
    )}`;
  return renderPage(reader, { tab: 'trainer', path: '/trainer', title: words.trainer.title, main });
}

/** A waiting time is no fault, whatever it is set to. */
function isActive({ name, kind }: TrainerControl, state: FaultState): boolean {
  return kind !== 'wait' && state[name] !== NO_FAULTS[name];
}

function row(reader: Reader, control: TrainerControl, state: FaultState): Html {
  const { words } = reader;
  const { name } = control;
  const { title, hint } =
    control.kind === 'fault' ? words.trainer.faults[control.name] : words.trainer.settings[control.name];
  const current = state[name];
  const left = typeof current === 'number' && control.kind === 'fault' && current > 0;
  const well: Html = { html: isActive(control, state) ? '' : 'data-well' };
  return html`<li>
    <form method="post" action="/trainer" data-testid="fault-${name}" data-value="${String(current)}" ${well}>
      <p class="name" id="name-${name}">${title}</p>
      <p class="hint">
        ${hint} ${left ? html`<span class="left">${words.trainer.left(current)}</span>` : null}
      </p>
      <input type="hidden" name="fault" value="${name}" />
      <div class="segments" role="group" aria-labelledby="name-${name}">
        ${control.options.map((option) => segment(reader, control, option, current))}
      </div>
    </form>
  </li>`;
}

function segment(
  reader: Reader,
  { name }: TrainerControl,
  option: TrainerOption,
  current: FaultState[keyof FaultState],
): Html {
  const value = String(option.value);
  return html`<button
    name="value"
    value="${value}"
    aria-pressed="${option.value === current ? 'true' : 'false'}"
    data-testid="fault-${name}-${value}"
  >
    ${option.word(reader.words)}
  </button>`;
}
