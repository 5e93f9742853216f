import { channelSchema } from '../../../shared/channel';
import type { Counter } from './counter';
import type { Serving } from './counter-state';
import { isPossible, type Deed } from './deeds';
import { isPaying, payPhase } from './pay-phase';

/** Does what a key or its button stands for, if it can be done now. */
export function doDeed(counter: Counter, deed: Deed): void {
  const { store, actions } = counter;
  if (!isPossible(store.getState(), deed)) return;
  switch (deed) {
    case 'help':
      return actions.openDialog('help');
    case 'desk':
      return actions.openDesk(null);
    case 'next-person':
      return actions.nextPerson();
    case 'add-person':
      return actions.addAnother();
    case 'pay-list':
      return actions.openDialog('pay-list');
    case 'orders':
      return actions.callOrders();
    case 'all-or-none':
      return actions.allOrNone();
    case 'change-channel':
      return void actions.changeChannel();
    case 'payer-code':
      return actions.openDialog('payer-code');
    case 'ask-now':
      return void actions.askNow();
    case 'print':
      return void actions.printFront();
    case 'back':
      return goBack(counter);
    default: {
      const channel = channelSchema.safeParse(deed.slice('pay-'.length));
      if (channel.success) void actions.pay(channel.data);
    }
  }
}

/** Nothing can be taken back before the core has answered. */
function isStarting(serving: Serving): boolean {
  const phase = payPhase(serving);
  return phase.at === 'opening' || (phase.at === 'charging' && phase.view === null);
}

/** Escape takes back the last step: the code, then the person, then the search. */
function goBack({ store, actions }: Counter): void {
  const { serving, joining } = store.getState();
  if (joining) return actions.stopAdding();
  if (serving === null) return actions.clear();
  if (isPaying(serving) && !isStarting(serving)) return actions.openDialog('cancel-payment');
  actions.nextPerson();
}
