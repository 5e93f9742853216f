import type { AlipayServer } from '../alipay/alipay-server.ts';
import { ALIPAY_CALLS, FAULT_KINDS, WECHAT_CALLS } from '../faults/fault-kinds.ts';
import type { Reply } from '../ground/call-and-reply.ts';
import { MINUTE } from '../ground/server-clock.ts';
import type { Act, People } from '../ledger/people.ts';
import type { WechatServer } from '../wechat/wechat-server.ts';
import { faultsPage, payerPage, type PageFacts, type Wallet } from './payer-page.ts';
import { said } from './page-words.ts';
import { html, serveTokenPage, type PageDesk, type PageServer } from './token-page.ts';

type Servers = { readonly wechat: WechatServer; readonly alipay: AlipayServer };

function walletOf(text: string | null): Wallet | null {
  return text === 'wechat' || text === 'alipay' ? text : null;
}

const HABITS = ['pays', 'asks-password', 'no-funds'] as const;

function actOf(people: People, form: URLSearchParams): Act | null {
  const what = form.get('what') ?? '';
  const person = form.get('person') ?? 'payer-1';
  switch (form.get('act')) {
    case 'scan':
      return people.scan(what, person);
    case 'pay':
      return people.pay(what, person);
    case 'scan-and-pay':
      return people.scanAndPay(what, person);
    case 'decline':
      return people.decline(what, person);
    case 'enter-password':
      return people.enterPassword(what);
    default:
      return null;
  }
}

/** Sets a fault as the form says; the answer is for the person. */
function setFault({ wechat, alipay }: Servers, form: URLSearchParams): string {
  const wallet = walletOf(form.get('wallet'));
  if (wallet === null) {
    wechat.faults.clear();
    alipay.faults.clear();
    return '已恢复正常 recovered';
  }
  const kind = FAULT_KINDS.find((one) => one === form.get('kind'));
  const times = Math.min(Math.max(Math.trunc(Number(form.get('times') ?? '1')) || 1, 1), 1000);
  const called = form.get('call');
  const forWechat = WECHAT_CALLS.find((one) => wallet === 'wechat' && one === called);
  const forAlipay = ALIPAY_CALLS.find((one) => wallet === 'alipay' && one === called);
  if (kind === undefined) return '没有这种故障 no such fault';
  try {
    if (forWechat !== undefined) wechat.faults.add({ kind, call: forWechat, times });
    else if (forAlipay !== undefined) alipay.faults.add({ kind, call: forAlipay, times });
    else return '没有这种调用 no such call';
  } catch {
    return `此调用没有这种故障 this fault means nothing here: ${called ?? ''}, ${kind}`;
  }
  return `已设置 set: ${called ?? ''}, ${kind} × ${times}`;
}

function createDesk(servers: Servers, token: string): PageDesk {
  let last = '';
  let codes: PageFacts['codes'] = [];
  const post = (path: string, form: URLSearchParams): Reply => {
    const wallet = walletOf(form.get('wallet'));
    const back = path === '/fault' ? '/faults' : '/';
    const habit = HABITS.find((one) => one === form.get('what'));
    if (path === '/fault') {
      last = setFault(servers, form);
    } else if (wallet !== null && form.get('act') === 'show-code' && habit !== undefined) {
      const text = servers[wallet].people.showCode(habit, form.get('person') ?? 'payer-1');
      codes = [{ wallet, text, until: Date.now() + MINUTE }];
      last = '';
    } else if (wallet !== null) {
      const act = actOf(servers[wallet].people, form);
      last = act === null ? '没有这种操作 no such act' : said(act);
    }
    return { status: 303, headers: { location: `${back}?token=${token}` }, body: '' };
  };
  const get = (path: string): Reply => {
    codes = codes.filter(({ until }) => until > Date.now());
    if (path === '/faults') return html(200, faultsPage({ token, said: last }));
    if (path !== '/') return html(404, '没有这个页面 No such page.');
    const views = { wechat: servers.wechat.ledger.view(), alipay: servers.alipay.ledger.view() };
    return html(200, payerPage({ token, views, said: last, codes }));
  };
  return { get, post };
}

/** The page that plays the payer. */
export function startPage(servers: Servers, port: number): Promise<PageServer> {
  return serveTokenPage(port, (token) => createDesk(servers, token));
}
