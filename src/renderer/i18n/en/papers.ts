import type { Words } from '../zh-CN';

export const enPapers: Pick<Words, 'receipt' | 'slip'> = {
  receipt: {
    title: 'Receipt',
    again: 'Reprint',
    training: 'Training, not a real payment',
    notFiscal: 'Not a reimbursement voucher',
    number: 'Receipt number',
    orderNumber: 'Order number',
    outTradeNo: 'Merchant order number',
    gatewayTradeNo: 'Platform trade number',
    channel: 'Channel',
    paidAt: 'Paid at',
    device: 'Device',
    total: 'Total',
    capitals: 'In capitals',
    received: 'Received',
    givenBack: 'Given back',
    helpLine: 'Questions',
  },
  slip: {
    title: 'Verification slip',
    number: 'Slip number',
    lead: 'Do not pay again. Money you paid is not lost.',
    means: 'The payment platform has not given a clear answer. We keep asking until we know.',
    decidedBy: 'After {{time}} you can see the result with your document at any device or the counter.',
    print: 'Print slip',
    photo: 'Please photograph this screen.',
    issuedAt: 'Issued at',
    finish: 'Done',
  },
};
