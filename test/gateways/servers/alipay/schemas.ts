import { z } from 'zod';
import { DAY, HOUR, MINUTE, readChinaTime } from '../ground/server-clock.ts';
import { fenFromYuan } from '../ground/money-text.ts';
import { NODES, type Node } from './desk.ts';

const text = (longest: number) => z.string().min(1).max(longest);
const outTradeNo = z.string().regex(/^[0-9A-Za-z_]{1,64}$/);

/** Yuan as text (or number, as some clients send it) → fen, 0.01 to 100000000. */
const amount = z
  .union([z.string(), z.number()])
  .transform((value) => fenFromYuan(String(value)))
  .pipe(z.int().min(1).max(10_000_000_000));

const chinaTimeText = z
  .string()
  .transform((value) => (value.includes('-') ? readChinaTime(value) : null))
  .pipe(z.number());

const UNIT_MS = { m: MINUTE, h: HOUR, d: DAY } as const;

/** `90m`, `2h`, `15d`, 1m to 15d, or `1c` (the rest of today, here a day) → ms. */
const duration = z
  .string()
  .regex(/^\d+[mhd]$|^1c$/)
  .transform((value) => {
    const unit = value.slice(-1);
    if (unit !== 'm' && unit !== 'h' && unit !== 'd') return DAY;
    return Number(value.slice(0, -1)) * UNIT_MS[unit];
  })
  .pipe(
    z
      .number()
      .min(MINUTE)
      .max(15 * DAY),
  );

const order = {
  out_trade_no: outTradeNo,
  total_amount: amount,
  subject: z
    .string()
    .min(1)
    .max(256)
    .regex(/^[^/=&]*$/),
  body: text(128).optional(),
  product_code: z.enum(['FACE_TO_FACE_PAYMENT', 'QR_CODE_OFFLINE']).optional(),
  seller_id: text(28).optional(),
  goods_detail: z.array(z.looseObject({})).optional(),
  operator_id: text(28).optional(),
  store_id: text(32).optional(),
  terminal_id: text(32).optional(),
  extend_params: z.looseObject({}).optional(),
  query_options: z.array(text(1024)).optional(),
  timeout_express: duration.optional(),
  time_expire: chinaTimeText.optional(),
};

/** §2.2. */
export const PRECREATE = z.strictObject({
  ...order,
  discountable_amount: amount.optional(),
  undiscountable_amount: amount.optional(),
  business_params: z.looseObject({}).optional(),
  enable_pay_channels: text(128).optional(),
  disable_pay_channels: text(128).optional(),
  merchant_order_no: text(32).optional(),
  passback_params: text(512).optional(),
  code_type: text(32).optional(),
  qr_code_timeout_express: duration.optional(),
});

/** §2.5. */
export const PAY = z.strictObject({
  ...order,
  scene: z.literal('bar_code'),
  auth_code: text(64),
});

const about = { out_trade_no: outTradeNo.optional(), trade_no: text(64).optional() };
export const QUERY = z.strictObject({ ...about, query_options: z.array(text(1024)).optional() });
export const CLOSE = z.strictObject({ ...about, operator_id: text(28).optional() });
export const CANCEL = z.strictObject(about);

/** §2.4. */
export const REFUND = z.strictObject({
  ...about,
  refund_amount: amount,
  refund_reason: text(256).optional(),
  out_request_no: text(64).optional(),
  operator_id: text(30).optional(),
  store_id: text(32).optional(),
  terminal_id: text(32).optional(),
  query_options: z.array(text(1024)).optional(),
});
export const REFUND_QUERY = z.strictObject({
  ...about,
  out_request_no: text(64),
  query_options: z.array(text(1024)).optional(),
});

/** §2.6; monthly bills are not made here. */
export const BILL = z.strictObject({
  bill_type: z.enum(['trade', 'signcustomer']),
  bill_date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
});

export function readBiz<T>(
  schema: z.ZodType<T>,
  biz: unknown,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly node: Node } {
  const read = schema.safeParse(biz);
  if (read.success) return { ok: true, value: read.data };
  const issue = read.error.issues[0];
  const extra = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  return { ok: false, node: NODES.parameter([...(issue?.path ?? []), ...extra].map(String).join('.')) };
}
