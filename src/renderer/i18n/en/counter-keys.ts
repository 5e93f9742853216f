import type { Words } from '../zh-CN';

export const enCounterKeys: Pick<Words['counter'], 'key' | 'say'> = {
  key: {
    help: 'Help',
    'next-person': 'Next',
    'add-person': 'Add person',
    'pay-list': 'Pay by list',
    orders: 'Orders',
    'all-or-none': 'All / none',
    'change-channel': 'Channel',
    'payer-code': 'Payer’s code',
    'ask-now': 'Asked: paid',
    print: 'Print',
    back: 'Back',
    cancel: 'Cancel payment',
  },
  say: {
    help: 'Open help',
    'add-person': 'Add another person to this order',
    'pay-list': 'Pay for many people by a list',
    'next-person': 'Next: finish this person and find the next candidate',
    orders: "Orders: go to today's orders",
    'all-or-none': 'All or none of the fees',
    'change-channel': 'Channel: hide the code and choose another channel',
    'payer-code': 'Take the payment by the code on the payer’s phone',
    'ask-now': 'Asked: paid. The customer says so, ask the platform now',
    print: 'Print the receipt',
    back: 'Back one step',
    pay: '{{channel}}: take the payment with it',
  },
};
