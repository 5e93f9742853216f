/** A bug that torture must catch: put into a copy of the sources, never into the product. */
export interface PlantedBug {
  readonly name: string;
  readonly file: string;
  /** Each `right` stands in the file exactly once. */
  readonly edits: readonly { readonly right: string; readonly wrong: string }[];
  /** The kill points at which it shows soonest, as a pattern. */
  readonly points: string;
  /** What a finding must say of it. */
  readonly caughtBy: RegExp;
}

const STORE_CALL = 'storeNewPayment(parts, order, part, how, now, windowEnd);';
const INTENT = "  parts.intentLog.append({\n    kind: 'payment',\n";
const CLOSE = '  const closed = await gateway.close(payment.outTradeNo);\n';
const REPORT = '  const answer = await reports.report(wordsOf(parts, report));\n';
const TERMS = '  const terms = { refundNumber, outTradeNo,';

export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: 'the order call goes out before the payment is stored',
    file: 'src/main/services/start-payment.ts',
    edits: [
      { right: `const payment = ${STORE_CALL}`, wrong: `const payment = await ${STORE_CALL}` },
      { right: 'function storeNewPayment(', wrong: 'async function storeNewPayment(' },
      {
        right: INTENT,
        wrong: `  await parts.gateways.get(channel)?.create({ outTradeNo, amount, description, expiresAt });\n${INTENT}`,
      },
    ],
    points: ' create ',
    caughtBy: /\(rule 1\)/,
  },
  {
    name: 'a close is believed without a query',
    file: 'src/main/services/ask-payment.ts',
    edits: [
      {
        right: CLOSE,
        wrong: `${CLOSE}  if (closed.kind !== 'no-answer') {
    const event = { type: 'seen-closed', at: parts.clock.now() } as const;
    return { ...asked, answered: true, payment: recordEvent(parts, payment.outTradeNo, event).payment };
  }
`,
      },
    ],
    points: ' (create|close) |leavePayment',
    caughtBy: /\(rule 4\)/,
  },
  {
    name: 'a refund that is repeated gets a new number',
    file: 'src/main/services/refund-payment.ts',
    edits: [
      {
        right: TERMS,
        wrong: `  const again = refund.asks > 0 && refund.state === 'approved';
  const number = again ? \`\${refundNumber.slice(0, -2)}\${10 + refund.asks}\` : refundNumber;
${TERMS.replace('refundNumber', 'refundNumber: number')}`,
      },
    ],
    points: ' refund ',
    caughtBy: /\(rule 11\)/,
  },
  {
    name: 'a report counts as told before the office has answered',
    file: 'src/main/services/report-to-office.ts',
    edits: [
      {
        right: REPORT,
        wrong: `  parts.store.outbox.update({ ...report, state: 'told', askAt: null, toldAt: parts.clock.now() });\n${REPORT}`,
      },
    ],
    points: ' report-',
    caughtBy: /is told, the office does not have it/,
  },
];
