import type { BillPayer } from '../../shared/e-bill';
import { readTaxNumber } from '../../shared/e-bill';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { OfficeDown } from '../ports/exam-office';
import type { EBillParts } from './e-bills';

export type NameBillPayerFailure =
  | OfficeDown
  | { readonly kind: 'no-bill' }
  | { readonly kind: 'bill-issued' }
  | { readonly kind: 'not-a-tax-number' }
  | { readonly kind: 'bill-refused'; readonly detail: string };

/** Asks the exam office to issue the fiscal e-bill of a line to a company; possible until it is issued. */
export async function nameBillPayer(
  parts: EBillParts,
  actor: string,
  line: { readonly orderNumber: string; readonly lineNumber: number },
  asked: BillPayer,
): Promise<Result<null, NameBillPayerFailure>> {
  const { orderNumber, lineNumber } = line;
  const order = parts.store.orders.byNumber(orderNumber);
  const known = order === null ? null : parts.store.eBills.ofLine({ orderId: order.id, lineNumber });
  if (known === null || known.bill.state === 'none' || parts.office.eBills === null)
    return err({ kind: 'no-bill' });
  if (known.bill.state === 'issued') return err({ kind: 'bill-issued' });
  const taxNumber = readTaxNumber(asked.taxNumber);
  if (taxNumber === null) return err({ kind: 'not-a-tax-number' });
  const payer = { name: asked.name, taxNumber };
  const told = await parts.office.eBills.issueTo(line, payer);
  if (!told.ok) {
    return told.error.kind === 'refused'
      ? err({ kind: 'bill-refused', detail: told.error.detail })
      : err({ kind: 'office-unreachable' });
  }
  parts.store.transaction(() => {
    const at = parts.clock.now();
    const now = parts.store.eBills.ofLine(known) ?? known;
    parts.store.eBills.update({ ...now, payer });
    const facts = { lineNumber, taxNumber, by: actor };
    parts.store.journal.append({ at, what: 'e-bill.payer-named', subject: known.orderId, facts });
  });
  return ok(null);
}
