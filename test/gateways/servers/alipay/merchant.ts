import { digits } from '../ground/random-text.ts';
import { rsaPair, type RsaPair } from '../ground/rsa-pair.ts';

/** What the merchant is given, and what Alipay keeps. Everything is made at the start, nothing is real. */
export type AlipayMerchant = {
  readonly appId: string;
  readonly sellerId: string;
  readonly appKeys: RsaPair;
  readonly alipayKeys: RsaPair;
};

export async function makeAlipayMerchant(): Promise<AlipayMerchant> {
  const [appKeys, alipayKeys] = await Promise.all([rsaPair('alipay-app'), rsaPair('alipay')]);
  return { appId: `2021${digits(12)}`, sellerId: `2088${digits(12)}`, appKeys, alipayKeys };
}
