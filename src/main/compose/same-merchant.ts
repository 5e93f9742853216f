import type { Channel } from '../../shared/channel';
import { err, ok, type Result } from '../../shared/result';
import type { Config } from '../config';
import type { Clock } from '../ports';
import type { Store } from '../store/types';

type Paid = Pick<Config, 'gateways' | 'office'>;

const EVERYTHING = 100_000;

/** Who is paid, by each configured gateway; `at` is the key that says so. */
function merchantsOf({
  gateways: { wechat, alipay },
  office,
}: Paid): readonly { channel: Channel; at: string; merchant: string }[] {
  const merchants: { channel: Channel; at: string; merchant: string }[] = [];
  if (wechat !== null) {
    const merchant = `${wechat.merchantId}/${wechat.appId}`;
    merchants.push({ channel: 'wechat', at: 'gateways.wechat.merchantId', merchant });
  }
  if (alipay !== null) {
    merchants.push({ channel: 'alipay', at: 'gateways.alipay.appId', merchant: alipay.appId });
  }
  if (office.kind === 'registry' && office.features.platform) {
    merchants.push({ channel: 'office-platform', at: 'office.baseUrl', merchant: office.baseUrl });
  }
  return merchants;
}

/**
 * Another merchant's gateway says truthfully that it does not know our numbers, and that would pass for a proof that
 * nothing was paid. So a merchant changes only when nothing of the former one is being asked about any more.
 */
export function keepMerchants(store: Store, clock: Clock, paid: Paid): Result<null, string> {
  const now = clock.now();
  for (const { channel, at, merchant } of merchantsOf(paid)) {
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
          `${at}: expected ${former}, found ${merchant}: ${open} payments or refunds of the former ` +
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
