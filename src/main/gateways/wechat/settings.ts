import type { KeyObject } from 'node:crypto';
import { checkGatewayAddress } from '../../../shared/gateway-address';
import { err, ok, type Result } from '../../../shared/result';
import type { ClientCertificate } from '../../http/dispatcher';
import { readMerchantKey, readPlatformKey } from './keys';

/** What an installation knows about its WeChat Pay merchant (gateways.md §1). Keys as PEM text. */
export type WechatSettings = {
  /** `https://api.mch.weixin.qq.com`, nothing behind the host. */
  readonly baseUrl: string;
  /** The remote access point `https://api2.mch.weixin.qq.com`; null: none. */
  readonly backupBaseUrl: string | null;
  readonly mchid: string;
  readonly appid: string;
  /** Serial number of the merchant's API certificate, and its private key. */
  readonly merchantSerial: string;
  readonly merchantKeyPem: string;
  /** Serial or `PUB_KEY_ID_…` → public key or certificate as PEM. Both kinds live side by side during a change-over. */
  readonly platformKeys: Readonly<Record<string, string>>;
  /** Certificate mode: an unknown serial is looked up on WeChat's list. Merchants with a public key only have no list. */
  readonly downloadCertificates: boolean;
  /** 32 characters; opens the certificates on that list. */
  readonly apiV3Key: string | null;
  /** Required by the order call; nobody can reach a kiosk, so nothing depends on it. */
  readonly notifyUrl: string;
  /** The payer's own code at the counter: v2 (micropay), v3 (codepay), or not offered. */
  readonly payerCode: 'v2' | 'v3' | null;
  readonly v2: {
    readonly key: string;
    readonly signType: 'MD5' | 'HMAC-SHA256';
    /** apiclient_cert.pem and apiclient_key.pem: a reversal wants to see them. */
    readonly certificate: ClientCertificate;
  } | null;
  readonly device: {
    readonly id: string | null;
    readonly storeId: string | null;
    /** Shown to WeChat's risk control; an address of this machine. */
    readonly ip: string;
  };
  readonly statements: boolean;
};

export type SettingsFault = { readonly setting: keyof WechatSettings; readonly expected: string };

/** Settings with their keys read. */
export type WechatMerchant = Omit<WechatSettings, 'merchantKeyPem' | 'platformKeys'> & {
  readonly merchantKey: KeyObject;
  readonly platformKeys: ReadonlyMap<string, KeyObject>;
  /** `PUB_KEY_ID_…`, sent along so that WeChat signs with it; null in certificate mode. */
  readonly publicKeyId: string | null;
};

const PUBLIC_KEY_ID = /^PUB_KEY_ID_[0-9A-Za-z_]{1,64}$/;

/** Every setting that cannot work, in words; the calls themselves never meet a bad key. */
export function readSettings(settings: WechatSettings): Result<WechatMerchant, readonly SettingsFault[]> {
  const faults: SettingsFault[] = [...faultsOfTexts(settings)];
  for (const setting of ['baseUrl', 'backupBaseUrl'] as const) {
    const address = settings[setting];
    // The path is signed as sent, so nothing may stand before it.
    const checked = address === null ? null : checkGatewayAddress(address, 'none');
    if (checked?.ok === false) faults.push({ setting, expected: checked.error.expected });
  }
  const merchantKey = readMerchantKey(settings.merchantKeyPem);
  if (!merchantKey.ok) faults.push({ setting: 'merchantKeyPem', expected: merchantKey.error });
  const platformKeys = new Map<string, KeyObject>();
  for (const [id, pem] of Object.entries(settings.platformKeys)) {
    const read = readPlatformKey(id, pem);
    if (read.ok) platformKeys.set(id, read.value);
    else faults.push({ setting: 'platformKeys', expected: `${id}: ${read.error}` });
  }
  if (!merchantKey.ok || faults.length > 0) return err(faults);
  const publicKeyId = [...platformKeys.keys()].find((id) => PUBLIC_KEY_ID.test(id)) ?? null;
  return ok({ ...settings, merchantKey: merchantKey.value, platformKeys, publicKeyId });
}

function faultsOfTexts(settings: WechatSettings): readonly SettingsFault[] {
  const { mchid, appid, merchantSerial, apiV3Key, notifyUrl, payerCode, v2 } = settings;
  const faults: SettingsFault[] = [];
  const expect = (holds: boolean, setting: SettingsFault['setting'], expected: string) => {
    if (!holds) faults.push({ setting, expected });
  };
  expect(/^\d{6,32}$/.test(mchid), 'mchid', 'the merchant number (商户号), digits only');
  expect(
    /^[0-9A-Za-z]{6,32}$/.test(appid),
    'appid',
    'the app id bound to the merchant, like "wx8888888888888888"',
  );
  expect(
    /^[0-9A-F]{16,64}$/i.test(merchantSerial),
    'merchantSerial',
    'the serial number of the API certificate (商户API证书序列号), hexadecimal',
  );
  expect(
    notifyUrl.startsWith('https://') && notifyUrl.length <= 255 && !/[?#\s]/.test(notifyUrl),
    'notifyUrl',
    'a public https:// address without "?" of at most 255 characters',
  );
  expect(
    apiV3Key === null || Buffer.byteLength(apiV3Key) === 32,
    'apiV3Key',
    'the APIv3 key (APIv3密钥), exactly 32 characters',
  );
  expect(
    !settings.downloadCertificates || apiV3Key !== null,
    'apiV3Key',
    'the APIv3 key: platform certificates cannot be opened without it',
  );
  expect(
    settings.downloadCertificates || Object.keys(settings.platformKeys).length > 0,
    'platformKeys',
    'the WeChat Pay public key (微信支付公钥) or a platform certificate: no answer can be believed without one',
  );
  expect(
    payerCode !== 'v2' || v2 !== null,
    'v2',
    'the API v2 key and the API certificate with its key: micropay signs with the one and reverses with the other',
  );
  return faults;
}
