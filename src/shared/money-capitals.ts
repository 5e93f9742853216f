import type { Fen } from './money';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];

function digit(value: number): string {
  return DIGITS.charAt(value);
}

/** 1–9999. A gap between two digits is one 零; zeros at the end say nothing. */
function belowTenThousand(value: number): string {
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const figure = Math.floor(value / 10 ** place) % 10;
    if (figure === 0) {
      gap = text !== '';
      continue;
    }
    text += `${gap ? '零' : ''}${digit(figure)}${PLACES[place] ?? ''}`;
    gap = false;
  }
  return text;
}

/**
 * `high` groups of `size`, then the rest. 零 joins them when the rest does not fill its first place, and only then:
 * of the two readings that clause 4(三) allows for ¥107,000.53 this is 壹拾万柒仟元零伍角叁分.
 */
function joined(value: number, size: number, unit: string, read: (part: number) => string): string {
  const high = Math.floor(value / size);
  const rest = value % size;
  if (high === 0) return read(rest);
  const head = `${read(high)}${unit}`;
  if (rest === 0) return head;
  return `${head}${rest < size / 10 ? '零' : ''}${read(rest)}`;
}

function belowHundredMillion(value: number): string {
  return joined(value, 10_000, '万', belowTenThousand);
}

function wholeYuan(value: number): string {
  return joined(value, 100_000_000, '亿', belowHundredMillion);
}

/** 角 and 分 after `yuan`; 零 stands where 元位 or 角位 is zero and something follows (clause 4(三), 4(四)). */
function decimals(yuan: number, jiao: number, cents: number): string {
  if (jiao === 0 && cents === 0) return '整';
  if (jiao === 0) return `${yuan > 0 ? '零' : ''}${digit(cents)}分`;
  const zero = yuan > 0 && yuan % 10 === 0 ? '零' : '';
  return `${zero}${digit(jiao)}角${cents > 0 ? `${digit(cents)}分` : ''}`;
}

/**
 * 人民币大写, e.g. 人民币壹佰贰拾元整, by 中国人民银行《支付结算办法》(银发〔1997〕393号) 附件一
 * 《正确填写票据和结算凭证的基本规定》. 整 follows 元; after 角 clause 2 leaves it free and we leave it out; never after 分.
 * Where clause 4 allows a reading with and one without 零, the regulation's first example decides.
 */
export function amountInCapitals(amount: Fen): string {
  const yuan = Math.floor(amount / 100);
  const jiao = Math.floor(amount / 10) % 10;
  const cents = amount % 10;
  if (amount === 0) return '人民币零元整';
  return `人民币${yuan > 0 ? `${wholeYuan(yuan)}元` : ''}${decimals(yuan, jiao, cents)}`;
}
