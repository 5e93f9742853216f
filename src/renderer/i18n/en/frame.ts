import type { Words } from '../zh-CN';

export const enFrame: Pick<
  Words,
  | 'app'
  | 'language'
  | 'modes'
  | 'steps'
  | 'nav'
  | 'health'
  | 'block'
  | 'help'
  | 'privacy'
  | 'idle'
  | 'disconnected'
  | 'visitLost'
  | 'ending'
  | 'problem'
  | 'time'
> = {
  app: {
    title: 'Exam fee kiosk',
    training: 'Training mode: no real money is taken',
    device: 'Device {{number}}',
  },
  language: { other: '中文', otherTag: 'zh-CN' },
  modes: {
    group: 'Display',
    largeType: 'Large type',
    highContrast: 'High contrast',
    reach: 'Low controls',
    on: 'on',
  },
  steps: {
    label: 'Steps',
    identity: 'Identity',
    fees: 'Fees',
    pay: 'Pay',
    receipt: 'Receipt',
    done: 'done',
  },
  nav: {
    back: 'Back',
    next: 'Next',
    end: 'End',
    help: 'Help',
    home: 'Back to start',
    close: 'Got it',
    privacy: 'Your data',
  },
  health: {
    networkUp: 'Network works',
    networkDown: 'Network is down',
    networkNotKnown: 'Network is being checked',
    gatewayAnswers: 'Payment platform works',
    gatewaySilent: 'Payment platform does not answer',
    gatewayNotKnown: 'Payment platform is being checked',
    printerReady: 'Printer works',
    printerNone: 'No printer here',
  },
  block: {
    title: 'This device takes no payments now',
    and: '; ',
    lead: 'No new payment can be started here. Please use another device or go to the counter.',
    'disk-nearly-full': 'Storage is nearly full',
    'clock-wrong': 'The clock of this device is wrong',
    'restore-unfinished': 'Data is still being restored',
    'store-not-writable': 'Data cannot be written',
    'store-damaged': 'The data file is damaged',
  },
  help: {
    title: 'Help',
    where: 'Please go to the counter with your document',
    topics: 'Common questions',
    forgot: 'Registration number forgotten: the counter can find it with your document.',
    wrongData:
      'Name, document or phone wrong: ask the exam office where you registered to correct it. Do not pay before.',
    noPhone: 'No phone or wallet: the counter can help, or someone else can pay with their phone.',
    phoneChanged: 'New phone number: go to the counter with your document.',
    paid: 'Paid but not shown: do not pay again. Note the order number and ask at the counter.',
    line: 'Questions',
  },
  privacy: {
    title: 'Your data',
    purpose: 'Your document number and the second check are used only to find the fees you owe.',
    shown: 'Screens, receipts and records show only part of each number.',
    cleared: 'When you finish, your data is cleared from the screen at once.',
    kept: 'Payment records are kept for the prescribed time by the exam office.',
  },
  idle: {
    title: 'Are you still there?',
    lead: 'In {{seconds}} s this ends and your data is cleared from the screen.',
    stay: 'I am here, go on',
    end: 'End',
  },
  disconnected: {
    title: 'Connecting again',
    lead: 'Please wait. It goes on by itself.',
    paymentOpen: 'Do not pay again. The payment you started is not lost.',
  },
  visitLost: {
    title: 'This visit has ended',
    lead: 'Please start again.',
    paymentOpen:
      'If you have scanned and paid, do not pay again. Look yourself up again to see the result, or take the order number to the counter.',
  },
  ending: {
    title: 'Ending',
    lead: 'Please wait. Your data is no longer on the screen.',
    paymentOpen: 'Do not pay again. Your payment is being checked.',
  },
  problem: {
    'office-unreachable':
      'Registrations cannot be looked up right now. Try again later or go to the counter.',
    'not-payable': 'Some items cannot be paid now. The list is up to date again; please choose.',
    'held-by-other-order':
      'A payment for this item is being verified. Do not pay again. You may try after {{until}}.',
    'no-order': 'The order is no longer valid. Please go back to the fees and choose again.',
    'order-not-open': 'The order has ended. Please go back to the fees and choose again.',
    'window-closing': 'Less than two minutes are left of the payment period. No new payment was started.',
    'channel-not-offered': 'This way to pay is not available now. Choose another. No payment was started.',
    'earlier-payment-closing':
      'The earlier code is still being closed. Do not pay again. You may try after {{until}}.',
    'no-payment': 'There is no payment under way.',
    'no-receipt': 'The receipt cannot be shown right now. The fee is paid; do not pay again.',
    'not-offered': 'This device cannot check you that way. Use another way or go to the counter.',
    'ticket-expired': 'Time is over and the new password was not saved. Sign in with the first one again.',
    'password-refused': 'The exam office does not accept this password. Please choose another.',
    'passwords-differ': 'The two passwords differ. Please choose again.',
    crashed: 'Something went wrong. Try again, or tell the staff the number {{incident}}.',
    'not-allowed': 'This device cannot do that. Please ask the staff.',
    disconnected: 'The connection broke and is being restored. Do not pay again.',
  },
  time: {
    moment: '{{day}} {{month}} {{year}}, {{clock}}',
    month: {
      '01': 'Jan',
      '02': 'Feb',
      '03': 'Mar',
      '04': 'Apr',
      '05': 'May',
      '06': 'Jun',
      '07': 'Jul',
      '08': 'Aug',
      '09': 'Sep',
      '10': 'Oct',
      '11': 'Nov',
      '12': 'Dec',
    },
  },
};
