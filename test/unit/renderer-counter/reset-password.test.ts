import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../src/shared/result';
import { openCounter, openServing } from './open-counter';

const frontOf = (desk: Awaited<ReturnType<typeof openServing>>) => desk.store.getState().dialogs[0]?.kind;

describe('resetting a password', () => {
  it('asks for the reason first, and says when it is done', async () => {
    const desk = await openServing({ resetPassword: async () => ok({}) });
    desk.actions.askResetPassword();
    expect(frontOf(desk)).toBe('reset-password');
    expect(desk.core.asked('resetPassword')).toEqual([]);
    await desk.actions.resetPassword('本人忘记密码');
    expect(desk.core.asked('resetPassword')).toEqual([{ because: '本人忘记密码' }]);
    expect(frontOf(desk)).toBe('password-reset');
    desk.actions.closeDialog();
    expect(frontOf(desk)).toBeUndefined();
  });

  it('says when it was not', async () => {
    const desk = await openServing({ resetPassword: async () => err({ kind: 'office-unreachable' }) });
    desk.actions.askResetPassword();
    await desk.actions.resetPassword('本人忘记密码');
    expect(frontOf(desk)).toBeUndefined();
    expect(desk.store.getState().problem).toEqual({ where: 'fees', what: { kind: 'office-unreachable' } });
  });

  it('is nobody’s while nobody is served', async () => {
    const desk = await openCounter();
    desk.actions.askResetPassword();
    expect(frontOf(desk)).toBeUndefined();
  });
});
