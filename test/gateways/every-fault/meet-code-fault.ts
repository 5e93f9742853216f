import { must, order } from '../../fakes/story-steps';
import type { FaultKind } from '../servers/faults/fault-kinds';
import { during, endTrouble, judge, untilDecided, type Channel, type Outcome } from './meet-fault';
import { payer } from './office-of-many';
import type { RealWorld } from './real-world';

/** The two calls of a payer's own code; each gateway has its own names for them. */
export type CodeCall = 'codepay' | 'reverse' | 'pay' | 'cancel';

const SECOND = 1_000;

function makeTrouble(world: RealWorld, call: CodeCall, kind: FaultKind): void {
  const times = kind === 'other-amount' ? 1 : 2;
  if (call === 'codepay' || call === 'reverse') world.wechat.faults.add({ kind, call, times });
  else world.alipay.faults.add({ kind, call, times });
}

/**
 * At the counter. `codepay`, `pay`: the wallet pays at once, the fault hits the charge. `reverse`, `cancel`: nobody enters
 * the password, the fault hits the reversal; when the gateway has recovered the payer enters it after all.
 */
export async function meetCodeFault(
  world: RealWorld,
  channel: Channel,
  call: CodeCall,
  fault: FaultKind,
  index: number,
): Promise<Outcome> {
  const { people } = world[channel];
  const counter = world.openWindow('counter');
  const { rows } = must(await counter.api.findCandidates({ query: payer(index).documentNumber }));
  must(await counter.api.openCandidate({ ref: rows[0]?.ref ?? '' }));
  const orderId = await order(counter, [payer(index).feeItemId]);
  const isCharge = call === 'codepay' || call === 'pay';
  const scanned = people.showCode(isCharge ? 'pays' : 'asks-password');
  makeTrouble(world, call, fault);
  const { outTradeNo } = must(await during(world, counter.api.startPayerCode({ orderId, scanned })));
  await world.time.advance((isCharge ? 10 : 60) * SECOND);
  endTrouble(world);
  people.payAnyhow(outTradeNo);
  await during(world, counter.api.endVisit({ because: 'finished' }));
  await untilDecided(world, outTradeNo);
  return { fault, ...judge({ world, channel }, outTradeNo) };
}
