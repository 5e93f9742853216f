import type { Words } from '../zh-CN';

/** Why a payment platform refused, and what to do; never its code alone. */
export const enRefusal: Pick<Words, 'refusal'> = {
  refusal: {
    'merchant-code': {
      'not-permitted':
        'Reason: the merchant may not use this product, or its settings are wrong. Use another channel and tell the technician.',
      'bad-request':
        'Reason: the payment platform does not accept what this order says. Use another channel and tell the technician.',
      'number-used':
        'Reason: the order number was used before. Start again; tell the technician if it happens twice.',
      'already-paid': 'Reason: this order has been paid already. It is being checked; do not pay again.',
      'already-closed': 'Reason: this order is closed. Start again.',
      limit:
        'Reason: over a limit of the payment platform, of amount or of tries. Use another channel, or try later.',
      'not-enough-funds':
        'Reason: not enough money in the account. The payer takes another card, or another channel.',
      other: 'The payment platform gave no reason. Use another channel, or try later.',
    },
    'payer-code': {
      'not-permitted':
        'Reason: the merchant may not use this product, or its settings are wrong. Use another channel and tell the technician.',
      'bad-request':
        "Reason: the payer's code is not valid, or too old. The payer opens a fresh one; scan that.",
      'number-used':
        'Reason: the order number was used before. Start again; tell the technician if it happens twice.',
      'already-paid': 'Reason: this order has been paid already. It is being checked; do not pay again.',
      'already-closed': 'Reason: this order is closed. Start again.',
      limit: "Reason: over the payer's limit. The payer takes another card, or another channel.",
      'not-enough-funds':
        'Reason: not enough money in the account. The payer takes another card, or another channel.',
      other: 'The payment platform gave no reason. The payer takes another way, or tries later.',
    },
  },
};
