import type { OperationId } from '../../../src/main/office/registry/generated/registry-document.ts';
import { chinaRfc3339 } from '../../gateways/servers/ground/server-clock.ts';
import { refuse, say, type Said } from './answers.ts';
import type { Books, Schemas } from './books.ts';
import {
  askCorrection,
  askPasswordReset,
  getCandidate,
  listFeeItems,
  searchCandidates,
} from './candidates.ts';
import { getEBill, setEBillPayer } from './e-bills.ts';
import { checkOf, faultIn, type Params } from './judge.ts';
import {
  closePlatformPayment,
  createPlatformPayment,
  createPlatformRefund,
  queryPlatformPayment,
  queryPlatformRefund,
} from './platform.ts';
import { askRefund, getRefundRequest } from './refund-requests.ts';
import { reportPaid, reportRefunded } from './reports.ts';
import { release, reserve } from './reservations.ts';
import { changePassword, sendPhoneCode, signIn } from './sign-in.ts';

type Route = (books: Books, params: Params, body: unknown) => Said;

/** The body as the document wants it, or a refusal that names the place. */
function withBody<Name extends keyof Schemas>(
  name: Name,
  answer: (books: Books, body: Schemas[Name], params: Params) => Said,
): Route {
  const isRight = checkOf(name);
  return (books, params, body) => {
    if (isRight(body)) return answer(books, body, params);
    const detail = faultIn(name, body) ?? '';
    return refuse(422, 'invalid-request', '请求格式不正确', { detail });
  };
}

function param(params: Params, name: string): string {
  const text = params[name];
  if (text === undefined) throw new Error(`the path has no ${name}`);
  return text;
}

const placeIn = (params: Params) => ({
  orderNumber: param(params, 'orderNumber'),
  lineNumber: Number(param(params, 'lineNumber')),
});

const OFFERS = [
  'passwords',
  'phone-codes',
  'requests',
  'reservations',
  'reports',
  'e-bills',
  'refund-requests',
  'platform',
];

export const ROUTES: Readonly<Record<Exclude<OperationId, 'issueToken'>, Route>> = {
  getStatus: ({ clock }) =>
    say(200, { office: '某省教育考试院（参考服务器）', now: chinaRfc3339(clock.now()), offers: OFFERS }),
  signIn: withBody('SignInRequest', signIn),
  changePassword: withBody('PasswordChange', changePassword),
  sendPhoneCode: withBody('DocumentOnly', sendPhoneCode),
  askPasswordReset: withBody('DocumentOnly', askPasswordReset),
  searchCandidates: withBody('CandidateSearch', searchCandidates),
  getCandidate: (books, params) => getCandidate(books, param(params, 'candidateId')),
  listFeeItems: (books, params) => listFeeItems(books, param(params, 'candidateId')),
  askCorrection: withBody('CorrectionRequest', (books, body, params) =>
    askCorrection(books, param(params, 'candidateId'), body),
  ),
  reserve: withBody('ReservationRequest', (books, body, params) =>
    reserve(books, param(params, 'orderNumber'), body),
  ),
  release: (books, params) => release(books, param(params, 'orderNumber')),
  reportPaid: withBody('PaidReport', (books, body, params) => reportPaid(books, placeIn(params), body)),
  reportRefunded: withBody('RefundedReport', (books, body, params) =>
    reportRefunded(books, { ...placeIn(params), refundNumber: param(params, 'refundNumber') }, body),
  ),
  getEBill: (books, params) => getEBill(books, placeIn(params)),
  setEBillPayer: withBody('EBillPayer', (books, body, params) => setEBillPayer(books, placeIn(params), body)),
  askRefund: withBody('RefundRequestBody', (books, body, params) =>
    askRefund(books, param(params, 'requestId'), body),
  ),
  getRefundRequest: (books, params) => getRefundRequest(books, param(params, 'requestId')),
  createPlatformPayment: withBody('PlatformPaymentRequest', (books, body, params) =>
    createPlatformPayment(books, param(params, 'outTradeNo'), body),
  ),
  queryPlatformPayment: (books, params) => queryPlatformPayment(books, param(params, 'outTradeNo')),
  closePlatformPayment: (books, params) => closePlatformPayment(books, param(params, 'outTradeNo')),
  createPlatformRefund: withBody('PlatformRefundRequest', (books, body, params) =>
    createPlatformRefund(books, param(params, 'refundNumber'), body),
  ),
  queryPlatformRefund: (books, params) => queryPlatformRefund(books, param(params, 'refundNumber')),
};
