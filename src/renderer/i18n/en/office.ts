import type { Words } from '../zh-CN';

export const enOffice: Pick<Words, 'office'> = {
  office: {
    waiting: 'Not yet reported to the exam office: {{number}} (since {{since}}); it is told by itself',
    setAside: 'Reports the exam office did not accept: {{number}}; ask the supervisor',
    duplicates: 'Possibly paid twice: {{number}}; the supervisor checks with the exam office',
    notReserved: {
      'held-elsewhere':
        'This item is being paid at another device. Do not pay twice: finish there, or try again in a few minutes.',
      'paid-elsewhere':
        'The exam office already counts this item as paid. No payment was started. Look it up again, or ask at the counter.',
      'not-payable':
        'The exam office does not take this payment now. No payment was started. Look it up again, or ask at the counter.',
    },
  },
};
