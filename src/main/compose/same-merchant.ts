import type { Channel } from '../../shared/channel';
import { err, ok, type Result } from '../../shared/result';
import type { Config } from '../config';
import type { Clock } from '../ports';
import type { Store } from '../store/types';

type Gateways = Config['gateways'];

const EVERYTHING = 100_000;

/** Who is paid, by each configured gateway. */
function merchantsOf({
  wechat,
  alipay,
}: Gateways): readonly { channel: Channel; key: string; merchant: string }[] {
  return [
    ...(wechat === null
      ? []
      : [
          { channel: 'wechat' as const, key: 'merchantId', merchant: `${wechat.merchantId}/${wechat.appId}` },
        ]),
    ...(alipay === null ? [] : [{ channel: 'alipay' as const, key: 'appId', merchant: alipay.appId }]),
  ];
}

/**
 * Another merchant's gateway says truthfully that it does not know our numbers, and that would pass for a proof that
 * nothing was paid. So a merchant changes only when nothing of the former one is being asked about any more.
 */
export function keepMerchants(store: Store, clock: Clock, gateways: Gateways): Result<null, string> {
  const now = clock.now();
  for (const { channel, key, merchant } of merchantsOf(gateways)) {
    const fact = `merchant.${channel}`;
    const former = store.facts.get(fact);
    if (former === merchant) continue;
    if (former !== null) {
      const payments = store.payments.due(Number.MAX_SAFE_INTEGER, EVERYTHING);
      const refunds = store.refunds.due(Number.MAX_SAFE_INTEGER, EVERYTHING);
      const open =
        payments.filter(({ payment }) => payment.channel === channel).length +
        refunds.filter((refund) => refund.channel === channel).length;
      if (open > 0) {
        return err(
          `gateways.${channel}.${key}: expected ${former}, found ${merchant}: ${open} payments or refunds of the former ` +
            'merchant are still being asked about; run with it until they are settled (an hour at most), then change it',
        );
      }
    }
    store.transaction(() => {
      store.facts.set(fact, merchant);
      store.journal.append({
        at: now,
        what: 'merchant.changed',
        subject: channel,
        facts: { former, merchant },
      });
    });
  }
  return ok(null);
}
