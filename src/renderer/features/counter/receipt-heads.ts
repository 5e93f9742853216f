import type { Receipt, ReceiptHead } from '../../../shared/receipt';

export function headOf({ receiptNumber, total, printed, lines }: Receipt): ReceiptHead {
  const [first] = lines;
  return {
    receiptNumber,
    total,
    printed,
    candidateName: first?.candidateName ?? '',
    maskedDocument: first?.maskedDocument ?? '',
  };
}
