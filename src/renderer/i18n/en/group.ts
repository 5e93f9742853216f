import type { Words } from '../zh-CN';

export const enGroup: Pick<Words, 'group'> = {
  group: {
    receipts: {
      before: 'Previous',
      after: 'Next',
      at: 'Receipt {{number}} of {{of}}',
      printAll: 'Print all {{number}} receipts',
      printOne: 'Print the receipt of {{name}} only',
      each: 'Each candidate has an own receipt, {{number}} in all.',
      numbers: 'Receipt numbers',
    },
    orders: {
      people: '{{name}} and others, {{number}} people',
      receipts: 'Receipts {{first}} and others, {{number}} in all',
    },
    goesBack:
      'These fees had been paid by another payment before. What was paid for them now goes back to the paying account by itself: {{names}}.',
    partPaid: 'Paid: {{names}}.',
    partUnpaid: 'Not paid yet: {{names}}.',
    and: ', ',
  },
};
