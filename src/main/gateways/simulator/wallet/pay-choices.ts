import { fen, fenToYuanText, type Fen } from '../../../../shared/money';
import { html, type Html } from './html';
import { icon } from './icons';
import type { Reader } from './page';
import type { TradeView } from './trade-view';

type Choice = { readonly act: string; readonly word: string; readonly hint: string };

/** A row that is one control (it is stretched over the row); the hint describes it and is not part of its name. */
function choice(token: string, { act, word, hint }: Choice): Html {
  return html`<li>
    <form class="choice" method="post" action="/pay/${token}">
      <button name="act" value="${act}" data-testid="${act}" aria-describedby="hint-${act}">${word}</button>
      <p class="hint" id="hint-${act}">${hint}</p>
      ${icon('open')}
    </form>
  </li>`;
}

function group(title: string, choices: readonly Html[]): Html | null {
  if (choices.length === 0) return null;
  return html`<section>
    <h2>${title}</h2>
    <ul class="choices">
      ${choices}
    </ul>
  </section>`;
}

function oldCode({ words }: Reader, { token, earlier }: TradeView): readonly Html[] {
  if (earlier === null) return [];
  const which = `${words.channels[earlier.channel]} ${earlier.outTradeNo}`;
  const hint = `${words.pay.oldCodeHint} ${which}`;
  return [choice(token, { act: 'pay-old-code', word: words.pay.oldCode, hint })];
}

/** Everything but paying as asked. */
export function otherWays(reader: Reader, view: TradeView): Html | null {
  const { words } = reader;
  const { token, payable } = view;
  const late = payable
    ? { act: 'pay-late', word: words.pay.late, hint: words.pay.lateHint }
    : { act: 'pay-late', word: words.pay.lateNow, hint: words.pay.lateNowHint };
  const alive = payable
    ? [
        wrongAmount(reader, view),
        choice(token, { act: 'pay-second', word: words.pay.second, hint: words.pay.secondHint }),
        nothing(reader),
      ]
    : [];
  return group(words.pay.more, [choice(token, late), ...oldCode(reader, view), ...alive]);
}

export function afterPayment(reader: Reader, view: TradeView): Html | null {
  const { words } = reader;
  const { token, refunds, standing } = view;
  const { second, secondHint, refundElsewhere, refundElsewhereHint } = words.pay;
  const { revokeElsewhere, revokeElsewhereHint, finishRefund, finishRefundHint } = words.pay;
  const hasRest = standing === 'paid' || standing === 'partly-refunded';
  return group(words.pay.after, [
    ...oldCode(reader, view),
    choice(token, { act: 'pay-second', word: second, hint: secondHint }),
    ...(hasRest
      ? [choice(token, { act: 'refund-elsewhere', word: refundElsewhere, hint: refundElsewhereHint })]
      : []),
    ...(standing === 'paid'
      ? [choice(token, { act: 'revoke-elsewhere', word: revokeElsewhere, hint: revokeElsewhereHint })]
      : []),
    ...(refunds.some((refund) => refund.doneAt === null)
      ? [choice(token, { act: 'finish-refund', word: finishRefund, hint: finishRefundHint })]
      : []),
  ]);
}

function nothing({ words }: Reader): Html {
  return html`<li>
    <div class="choice">
      <a href="/" data-testid="nothing" aria-describedby="hint-nothing">${words.pay.nothing}</a>
      <p class="hint" id="hint-nothing">${words.pay.nothingHint}</p>
      ${icon('open')}
    </div>
  </li>`;
}

/** One yuan less, or more where there is no yuan to take off. */
function someOtherAmount(amount: Fen): Fen {
  return fen(amount > 100 ? amount - 100 : amount + 100);
}

function wrongAmount({ words }: Reader, { trade, token }: TradeView): Html {
  const value = fenToYuanText(someOtherAmount(trade.amount));
  return html`<li>
    <form class="wrong-amount" method="post" action="/pay/${token}">
      <p>${words.pay.wrong}</p>
      <p class="hint" id="hint-wrong">${words.pay.wrongHint}</p>
      <label for="wrong-amount">${words.pay.wrongAmount}</label>
      <input
        id="wrong-amount"
        name="amount"
        inputmode="decimal"
        autocomplete="off"
        maxlength="16"
        value="${value}"
        data-testid="wrong-amount"
        aria-describedby="hint-wrong"
      />
      <button class="quiet" name="act" value="pay-wrong-amount" data-testid="pay-wrong-amount">
        ${words.pay.wrongPay}
      </button>
    </form>
  </li>`;
}
