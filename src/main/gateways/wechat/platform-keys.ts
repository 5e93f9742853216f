import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../ports';
import type { HttpAnswer } from '../../http/http-caller';
import { readCertificate, type ReadCertificate } from './keys';
import { openResource } from './open-resource';
import { readJson } from '../../http/read-json';
import type { Send } from './send';
import type { WechatMerchant } from './settings';
import { isSignedBy, signatureHeaders } from './verify-answer';

/** An unknown serial asks for the list at most this often: whoever makes up serials must not make us call. */
const REFRESH_GAP_MS = 60_000;
/** WeChat puts new certificates on the list a day before it uses them. */
const REFRESH_AGE_MS = 12 * 3_600_000;

const listSchema = z.object({
  data: z.array(
    z.object({
      serial_no: z.string(),
      encrypt_certificate: z.object({
        algorithm: z.literal('AEAD_AES_256_GCM'),
        nonce: z.string(),
        associated_data: z.string(),
        ciphertext: z.string(),
      }),
    }),
  ),
});

/** The key that WeChat signs with under this serial; null: nobody we know. */
export type FindKey = (serial: string) => Promise<KeyObject | null>;

/**
 * The keys given in the settings, and in certificate mode those that WeChat lists. What the list holds is believed
 * because it is sealed with our APIv3 key and signed by one of the certificates in it.
 */
export function makePlatformKeys(merchant: WechatMerchant, send: Send, clock: Clock): FindKey {
  let listed: readonly ReadCertificate[] = [];
  let lastTry = Number.NEGATIVE_INFINITY;
  let lastSuccess = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | null = null;

  async function download(apiV3Key: string): Promise<void> {
    const answer = await send({ method: 'GET', path: '/v3/certificates', body: null, repeatable: true });
    const read = answer.kind === 'answer' ? readList(answer, apiV3Key) : null;
    if (read === null) return;
    listed = read;
    lastSuccess = clock.monotonic();
  }

  function refresh(): Promise<void> {
    const { apiV3Key } = merchant;
    if (!merchant.downloadCertificates || apiV3Key === null) return Promise.resolve();
    if (underWay !== null) return underWay;
    if (clock.monotonic() - lastTry < REFRESH_GAP_MS) return Promise.resolve();
    lastTry = clock.monotonic();
    underWay = download(apiV3Key).finally(() => {
      underWay = null;
    });
    return underWay;
  }

  function find(serial: string): KeyObject | null {
    const given = merchant.platformKeys.get(serial);
    if (given !== undefined) return given;
    const now = clock.now();
    const found = listed.find((one) => one.serial === serial && one.validFrom <= now && now <= one.validTo);
    return found?.key ?? null;
  }

  return async (serial) => {
    const known = find(serial);
    if (known !== null) {
      const fromList = !merchant.platformKeys.has(serial);
      if (fromList && clock.monotonic() - lastSuccess > REFRESH_AGE_MS) void refresh();
      return known;
    }
    // A public key is never on the list, and merchants who have only that have no list.
    if (!serial.startsWith('PUB_KEY_ID_')) await refresh();
    return find(serial);
  };
}

function readList(answer: HttpAnswer, apiV3Key: string): readonly ReadCertificate[] | null {
  const headers = signatureHeaders(answer);
  const list = listSchema.safeParse(readJson(answer.body));
  if (answer.status !== 200 || typeof headers === 'string' || !list.success) return null;
  const certificates = list.data.data.flatMap(({ serial_no, encrypt_certificate }) => {
    const opened = openResource(apiV3Key, encrypt_certificate);
    const certificate = opened === null ? null : readCertificate(opened.toString('utf8'));
    return certificate !== null && certificate.serial === serial_no.toUpperCase() ? [certificate] : [];
  });
  const signer = certificates.find(({ serial }) => serial === headers.serial);
  return signer !== undefined && isSignedBy(signer.key, headers, answer.body) ? certificates : null;
}
