import { describe, expect, it } from 'vitest';
import type { CreateTerms } from '../../../src/main/ports';
import { ALIPAY_CALLS, faultsFor, type AlipayCall, type FaultKind } from '../servers/faults/fault-kinds.ts';
import { contractBench, MINUTE, refundOf, type ContractBench } from './contract-bench';

/** What is said without and with a fault, as far as it matters for the money. */
type Kind = string;
type Ready = { readonly terms: CreateTerms; readonly act: () => Promise<{ readonly kind: Kind }> };

/** The steps before a call, and then the call itself. */
async function prepare(bench: ContractBench, call: AlipayCall): Promise<Ready> {
  const { gateway, codes, statements, server, newTerms, shown, paid, clock } = bench;
  switch (call) {
    case 'create': {
      const terms = newTerms();
      return { terms, act: () => gateway.create(terms) };
    }
    case 'query': {
      const terms = await paid();
      return { terms, act: () => gateway.query(terms.outTradeNo) };
    }
    case 'close': {
      const { terms, qrText } = await shown();
      server.people.scan(qrText);
      return { terms, act: () => gateway.close(terms.outTradeNo) };
    }
    case 'pay': {
      const terms = newTerms();
      return { terms, act: () => codes.pay(terms, server.people.showCode('pays')) };
    }
    case 'cancel': {
      const terms = newTerms();
      await codes.pay(terms, server.people.showCode('asks-password'));
      return { terms, act: () => codes.reverse(terms.outTradeNo) };
    }
    case 'refund': {
      const terms = await paid();
      return { terms, act: () => gateway.refund(refundOf(terms, 120)) };
    }
    case 'query-refund': {
      const terms = await paid();
      await gateway.refund(refundOf(terms, 120));
      return { terms, act: () => gateway.queryRefund(refundOf(terms, 120)) };
    }
    case 'statement':
    case 'download': {
      const terms = await paid();
      clock.push(21 * 60 * MINUTE);
      return { terms, act: () => statements.fetch('2026-11-23') };
    }
  }
}

const USUAL: Readonly<Record<AlipayCall, Kind>> = {
  create: 'created',
  query: 'paid',
  close: 'accepted',
  pay: 'sent',
  cancel: 'reversed',
  refund: 'processing',
  'query-refund': 'done',
  statement: 'statement',
  download: 'statement',
};

/** What a fault must come to, where that is not `no-answer`. */
function expected(kind: FaultKind, call: AlipayCall): readonly Kind[] {
  switch (kind) {
    case 'odd-spacing':
    case 'plain-slashes':
    case 'late-answer':
    case 'paid-after':
      return [USUAL[call]];
    case 'slow-body':
      return [USUAL[call], 'no-answer'];
    case 'clock-skew':
      // Signed and definite: nothing was done. A query has no refusal, only "not known".
      return [call === 'query' || call === 'query-refund' ? 'no-answer' : 'refused'];
    case 'error-not-done':
    case 'error-though-done':
    case 'error-response-node':
    case 'drop-before':
      // 20000: Alipay may have it; both answers make the core ask.
      return call === 'pay' && kind !== 'drop-before' ? ['sent'] : ['no-answer'];
    case 'other-amount':
      // Whose amount it is, the core judges, and only when it comes twice (rule 2).
      return [call === 'query' ? 'paid' : 'no-answer'];
    case 'paid-before':
      return call === 'close' ? ['refused', 'accepted'] : [USUAL[call]];
    case 'user-paying':
      return ['sent'];
    case 'query-lag':
      return ['unpaid'];
    case 'recall':
      return ['again'];
    case 'refund-slow':
      return ['processing'];
    case 'not-enough-funds':
      return ['refused'];
    case 'statement-creating':
    case 'no-statement':
      return ['not-ready'];
    case 'wrong-summary':
    case 'truncated-statement':
      return ['damaged'];
    case 'huge-body':
      return [call === 'download' ? 'damaged' : 'no-answer'];
    default:
      return ['no-answer'];
  }
}

/** Answers that can be trusted by nobody: an incident must tell of them. */
const UNBELIEVABLE: readonly FaultKind[] = [
  'wrong-signature',
  'altered-body',
  'missing-sign',
  'spoofed-not-found',
  'spoofed-success',
  'other-order',
  'not-json',
  'deep-json',
  'bad-utf8',
  'empty-body',
];

const table = ALIPAY_CALLS.flatMap((call) => faultsFor('alipay', call).map((kind) => ({ call, kind })));

describe('every fault of every Alipay call', () => {
  it.each(table)('$call meets $kind', async ({ call, kind }) => {
    const bench = await contractBench(400);
    const { server, gateway } = bench;
    const { terms, act } = await prepare(bench, call);
    server.faults.add({ kind, call, ms: 1 });
    const answer = await act();
    expect(server.faults.hits()).toEqual([{ kind, call }]);
    expect(expected(kind, call)).toContain(answer.kind);
    if (UNBELIEVABLE.includes(kind) && call !== 'download') {
      expect(answer).toMatchObject({ why: 'unverified', incident: expect.any(String) });
    }
    if (kind === 'rate-limited-retry-after') {
      expect(answer).toMatchObject({ why: 'rate-limited', retryAfterMs: 2_000 });
    }
    server.faults.clear();

    // The server has recovered: what it says of the number is what people did.
    const trade = server.ledger.trade(terms.outTradeNo);
    const truth = await gateway.query(terms.outTradeNo);
    if (trade === null || trade.state === 'offered') expect(truth.kind).toBe('absent');
    else if (trade.paidAt === null)
      expect(truth.kind).toBe(server.ledger.stillPayable(terms.outTradeNo) ? 'unpaid' : 'closed');
    else expect(truth.kind).toBe(trade.refunds.length > 0 ? 'misfit' : 'paid');
    expect(server.ledger.view().totals.paidCount).toBeLessThanOrEqual(1);
  });

  it('covers every call and every fault that means something for it', () => {
    expect(table.length).toBeGreaterThan(150);
    expect(new Set(table.map(({ call }) => call))).toEqual(new Set(ALIPAY_CALLS));
  });
});
