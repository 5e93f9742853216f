import { describe, expect, it } from 'vitest';
import { displayCodePx } from '../../../src/renderer/features/display/display-code';
import { createDisplay, sceneOf } from '../../../src/renderer/features/display/display-state';
import { paymentView } from '../../fakes/counter-papers';
import { ok } from '../../../src/shared/result';
import { scriptedApi } from '../../fakes/scripted-bridge';
import { settled } from './open-counter';

function openDisplay() {
  const core = scriptedApi({ display: async () => ok(null) });
  const display = createDisplay(core.api, () => 1_000);
  display.listen();
  return {
    core,
    scene: (now = 1_000) => sceneOf(display.store.getState(), now),
    state: display.store.getState,
  };
}

describe('the customer display', () => {
  it('welcomes until somebody pays, shows the code, and the result', () => {
    const { core, scene } = openDisplay();
    expect(scene()).toEqual({ scene: 'welcome' });
    core.push('display', paymentView());
    expect(scene(61_000)).toMatchObject({ scene: 'code', leftMs: 240_000 });
    core.push('display', paymentView({ standing: 'paid' }));
    expect(scene()).toMatchObject({ scene: 'message', message: 'paid' });
  });

  it('shows what is being paid when it comes late, and lets news overtake the answer', async () => {
    const { core, scene } = openDisplay();
    core.answer({ display: async () => ok(paymentView()) });
    core.connect('up');
    await settled();
    expect(scene(61_000)).toMatchObject({ scene: 'code' });
    core.connect('down');
    core.connect('up');
    core.push('display', paymentView({ standing: 'paid' }));
    await settled();
    expect(scene()).toMatchObject({ scene: 'message', message: 'paid' });
  });

  it('keeps nothing of a person after it was told to forget', () => {
    const { core, scene, state } = openDisplay();
    core.push('display', paymentView());
    core.push('display', null);
    expect(scene()).toEqual({ scene: 'welcome' });
    expect(JSON.stringify(state())).not.toContain('王秀英');
  });

  it('forgets a person when the core is out of reach, and says not to pay again', () => {
    const { core, scene, state } = openDisplay();
    core.push('display', paymentView());
    core.connect('down');
    expect(scene()).toEqual({ scene: 'message', message: 'down', view: null });
    expect(JSON.stringify(state())).not.toContain('王秀英');
    core.connect('up');
    expect(scene()).toEqual({ scene: 'welcome' });
  });

  it('shows no code that may not be scanned', () => {
    const { core, scene } = openDisplay();
    core.push('display', paymentView());
    expect(scene(301_000)).toMatchObject({ message: 'checking' });
    core.push('display', paymentView({ qrText: null }));
    expect(scene()).toMatchObject({ message: 'checking' });
  });

  it.each([
    ['left', 'cancelled'],
    ['expired', 'expired'],
    ['refused', 'refused'],
    [null, 'cancelled'],
  ] as const)('says of a payment closed because of %s: %s', (closedBecause, message) => {
    const { core, scene } = openDisplay();
    core.push('display', paymentView({ standing: 'closed', closedBecause }));
    expect(scene()).toMatchObject({ message });
  });

  it('makes the code at least 60 mm wide, on small screens too', () => {
    const small = { innerWidth: 800, innerHeight: 480, screen: { width: 800 } };
    expect(displayCodePx(small, 154)).toBeGreaterThanOrEqual((60 * 800) / 154);
    const wide = { innerWidth: 1920, innerHeight: 1080, screen: { width: 1920 } };
    expect(displayCodePx(wide, 527)).toBeGreaterThan((60 * 1920) / 527);
    expect(displayCodePx(wide, 527)).toBeLessThan(1080);
  });
});
