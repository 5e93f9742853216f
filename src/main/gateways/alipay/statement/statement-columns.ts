import { err, ok, type Result } from '../../../../shared/result';

/** By name: Alipay has added and moved columns over the years (gateways.md §2.6). */
const COLUMNS = {
  gatewayTradeNo: '支付宝交易号',
  outTradeNo: '商户订单号',
  kind: '业务类型',
  completedAt: '完成时间',
  amount: '订单金额',
  received: '商家实收',
  refundNumber: '退款批次号/请求号',
} as const;

/** Whatever the merchant called the goods; the one place where a comma that is no separator can stand. */
const FREE_TEXT = '商品名称';

export type Cells = Readonly<Record<keyof typeof COLUMNS, string>>;
export type ReadCells = (line: string) => Cells | null;

/** `订单金额（元）` as `订单金额`, in either kind of bracket. */
function plainName(cell: string): string {
  return cell.trim().replace(/[（(]元[）)]$/, '');
}

/** How to read the lines under this header, or which column it lacks. */
export function columnsOf(header: string): Result<ReadCells, string> {
  const names = header.split(',').map(plainName);
  const freeText = names.indexOf(FREE_TEXT);
  const at = {
    gatewayTradeNo: names.indexOf(COLUMNS.gatewayTradeNo),
    outTradeNo: names.indexOf(COLUMNS.outTradeNo),
    kind: names.indexOf(COLUMNS.kind),
    completedAt: names.indexOf(COLUMNS.completedAt),
    amount: names.indexOf(COLUMNS.amount),
    received: names.indexOf(COLUMNS.received),
    refundNumber: names.indexOf(COLUMNS.refundNumber),
  };
  const missing = Object.values(COLUMNS).find((name) => !names.includes(name));
  if (missing !== undefined) return err(`no column ${missing}`);
  return ok((line) => {
    const cells = splitLine(line, names.length, freeText);
    if (cells === null) return null;
    const cell = (index: number) => (cells[index] ?? '').trim();
    return {
      gatewayTradeNo: cell(at.gatewayTradeNo),
      outTradeNo: cell(at.outTradeNo),
      kind: cell(at.kind),
      completedAt: cell(at.completedAt),
      amount: cell(at.amount),
      received: cell(at.received),
      refundNumber: cell(at.refundNumber),
    };
  });
}

/** Nothing is quoted in these files, so more commas than columns are given to the name of the goods. */
function splitLine(line: string, columns: number, freeText: number): readonly string[] | null {
  const cells = line.split(',');
  const extra = cells.length - columns;
  if (extra === 0) return cells;
  if (extra < 0 || freeText === -1) return null;
  const joined = cells.slice(freeText, freeText + extra + 1).join(',');
  return [...cells.slice(0, freeText), joined, ...cells.slice(freeText + extra + 1)];
}
