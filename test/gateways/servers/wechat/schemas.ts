import { z } from 'zod';
import { refuse, type Answer } from './desk.ts';

const text = (longest: number) => z.string().min(1).max(longest);
const OUT_TRADE_NO = z.string().regex(/^[0-9A-Za-z_\-|*]{6,32}$/);
const RFC3339 = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/);
const fen = z.int().min(1);

/** https, public, without a query (gateways.md §1.4). */
const NOTIFY_URL = z
  .string()
  .max(255)
  .regex(/^https:\/\/(?!localhost|127\.|10\.|192\.168\.)[^?#\s]+$/);

const goods = z.strictObject({
  merchant_goods_id: text(32),
  wechatpay_goods_id: text(32).optional(),
  goods_name: text(256).optional(),
  quantity: z.int().min(1),
  unit_price: z.int().min(0),
});
const detail = z.strictObject({
  cost_price: z.int().optional(),
  invoice_id: text(32).optional(),
  goods_detail: z.array(goods).optional(),
});
const store = { name: text(256).optional(), area_code: text(32).optional(), address: text(512).optional() };
const settle = z.strictObject({ profit_sharing: z.boolean().optional() });

const common = {
  appid: text(32),
  mchid: text(32),
  description: text(127),
  out_trade_no: OUT_TRADE_NO,
  attach: text(128).optional(),
  goods_tag: text(32).optional(),
  support_fapiao: z.boolean().optional(),
  amount: z.strictObject({ total: fen, currency: z.literal('CNY').optional() }),
  detail: detail.optional(),
  settle_info: settle.optional(),
};

/** §1.4. */
export const NATIVE_ORDER = z.strictObject({
  ...common,
  time_expire: RFC3339.optional(),
  notify_url: NOTIFY_URL,
  scene_info: z
    .strictObject({
      payer_client_ip: text(45),
      device_id: text(32).optional(),
      store_info: z.strictObject({ id: text(32), ...store }).optional(),
    })
    .optional(),
  limit_pay: z.array(z.enum(['no_balance', 'no_credit', 'no_debit', 'balance_only'])).optional(),
});

/** §1.9, v3. `store_info` names the store by WeChat's `id` or the merchant's `out_id`. */
export const CODEPAY = z.strictObject({
  ...common,
  payer: z.strictObject({ auth_code: z.string().min(1).max(128) }),
  scene_info: z.strictObject({
    device_id: text(32).optional(),
    device_ip: text(45).optional(),
    store_info: z
      .strictObject({ id: text(32).optional(), out_id: text(64).optional(), ...store })
      .refine(({ id, out_id }) => (id === undefined) !== (out_id === undefined)),
  }),
});

export const CLOSE = z.strictObject({ mchid: text(32) });
export const REVERSE = z.strictObject({ appid: text(32), mchid: text(32) });

/** §1.8. */
export const REFUND = z
  .strictObject({
    transaction_id: text(32).optional(),
    out_trade_no: OUT_TRADE_NO.optional(),
    out_refund_no: z.string().regex(/^[0-9A-Za-z_\-|*@]{1,64}$/),
    reason: text(80).optional(),
    notify_url: NOTIFY_URL.optional(),
    funds_account: z.enum(['AVAILABLE', 'UNSETTLED']).optional(),
    amount: z.strictObject({
      refund: fen,
      total: fen,
      currency: z.literal('CNY'),
      from: z
        .array(z.strictObject({ account: z.enum(['AVAILABLE', 'UNAVAILABLE']), amount: fen }))
        .optional(),
    }),
    goods_detail: z.array(z.looseObject({})).optional(),
  })
  .refine(
    ({ transaction_id, out_trade_no }) => (transaction_id === undefined) !== (out_trade_no === undefined),
  );

export type NativeOrder = z.infer<typeof NATIVE_ORDER>;
export type RefundOrder = z.infer<typeof REFUND>;

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** The body as the schema has it, or the refusal that names the first wrong field. */
export function readJson<T>(
  schema: z.ZodType<T>,
  body: Buffer,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly answer: Answer } {
  const json = parseJson(body);
  if (json === undefined)
    return { ok: false, answer: refuse(400, 'PARAM_ERROR', '请求体不是合法的JSON', '268435461') };
  const read = schema.safeParse(json);
  if (read.success) return { ok: true, value: read.data };
  const issue = read.error.issues[0];
  const extra = issue?.code === 'unrecognized_keys';
  const field = `/${[...(issue?.path ?? []), ...(extra ? issue.keys : [])].map(String).join('/')}`;
  const answer = refuse(
    400,
    'PARAM_ERROR',
    extra ? '参数中含有非法的额外参数' : '参数错误',
    extra ? '270924358' : '268435461',
    { field, location: 'body', issue: issue?.message ?? '' },
  );
  return { ok: false, answer };
}

/** The same text for the same parameters, whatever their order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}
