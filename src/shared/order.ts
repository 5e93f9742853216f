import type { Fen } from './money';

/** Where an order was placed: at a self-service kiosk or at a staffed counter. */
export type OrderSource = 'kiosk' | 'counter';

/**
 * One line of an order (订单): one candidate, one fee item. Names are kept as they were when the order was placed.
 * open: no money yet · paid: settled by one payment · released: the claim was given back unpaid.
 */
export type OrderLine = {
  readonly lineNumber: number;
  readonly candidateId: string;
  readonly candidateName: string;
  readonly maskedDocument: string;
  readonly registrationNumber: string;
  readonly examName: string;
  readonly feeItemId: string;
  readonly feeItemName: string;
  readonly amount: Fen;
  readonly windowClosesAt: number;
  readonly state: 'open' | 'paid' | 'released';
};

/** open: may be paid · paid: at least one line is settled and none is open · closed: every claim was given back. */
export type OrderState = 'open' | 'paid' | 'closed';

export type Order = {
  readonly id: string;
  readonly number: string;
  readonly source: OrderSource;
  readonly createdAt: number;
  readonly state: OrderState;
  readonly total: Fen;
  readonly lines: readonly OrderLine[];
};
