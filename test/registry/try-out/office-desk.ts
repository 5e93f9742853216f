import {
  OPERATIONS,
  type OperationId,
} from '../../../src/main/office/registry/generated/registry-document.ts';
import type { Reply } from '../../gateways/servers/ground/call-and-reply.ts';
import { html, type PageDesk } from '../../gateways/servers/try-out/token-page.ts';
import { REGISTRY_FAULTS } from '../server/faults.ts';
import type { RegistryServer } from '../server/registry-server.ts';
import { faultsPage, feesPage, officePage } from './office-page.ts';

type Act = (form: (name: string) => string) => boolean;

function actsOf({ people }: RegistryServer): Readonly<Record<string, Act>> {
  const note = (text: string) => (text === '' ? null : text.slice(0, 200));
  return {
    approve: (form) => people.decide(form('what'), 'approved', note(form('note'))),
    decline: (form) => people.decide(form('what'), 'declined', note(form('note'))),
    pay: (form) => people.pay(form('what')),
    'stick-refund': (form) => people.stickRefund(form('what'), '付款账户异常，请联系收款银行处理'),
    'finish-refund': (form) => people.finishRefund(form('what')),
    'issue-bill': (form) => people.eBill(form('what'), Number(form('line')), 'issued'),
    'no-bill': (form) => people.eBill(form('what'), Number(form('line')), 'none'),
    'paid-elsewhere': (form) => people.markPaidElsewhere(form('what')),
    'review-approve': (form) => people.review(form('what'), 'approved'),
    'review-reject': (form) => people.review(form('what'), 'rejected', '材料不齐：请到报名点现场补交'),
    'reset-password': (form) => people.resetPassword(form('what')),
  };
}

const isCall = (name: string): name is OperationId => Object.hasOwn(OPERATIONS, name);

/** Sets a fault as the form says; the answer is for the person. */
function setFault({ faults }: RegistryServer, form: (name: string) => string): string {
  if (form('kind') === '') {
    faults.clear();
    return '已恢复正常 recovered';
  }
  const kind = REGISTRY_FAULTS.find((one) => one === form('kind'));
  const name = form('call');
  const call = name === '*' ? name : isCall(name) ? name : null;
  if (kind === undefined || call === null) return '没有这种故障 no such fault';
  const times = Math.min(Math.max(Math.trunc(Number(form('times'))) || 1, 1), 1000);
  try {
    faults.add({ kind, call, times });
    return `已设置 set: ${call}, ${kind} × ${times}`;
  } catch {
    return `此调用没有这种故障 this fault means nothing here: ${call}, ${kind}`;
  }
}

/** The office's staff, and a payer at its platform: what they see and what they do. */
export function createOfficeDesk(registry: RegistryServer, token: string): PageDesk {
  const acts = new Map(Object.entries(actsOf(registry)));
  let said = '';
  const get = (path: string): Reply => {
    if (path === '/') return html(200, officePage(registry, { token, said }));
    if (path === '/fees') return html(200, feesPage(registry, { token, said }));
    if (path === '/faults') return html(200, faultsPage({ token, said }));
    return html(404, '没有这个页面 No such page.');
  };
  const post = (path: string, form: URLSearchParams): Reply => {
    const field = (name: string) => form.get(name) ?? '';
    const act = acts.get(field('act'));
    if (path === '/fault') said = setFault(registry, field);
    else if (path === '/clock') {
      registry.setClockApart(Math.trunc(Number(field('seconds')) || 0) * 1000);
      said = `已设置 set: ${field('seconds')} s`;
    } else if (act === undefined) said = '没有这种操作 no such act';
    else said = act(field) ? `完成 done: ${field('what')}` : `未成 refused: ${field('what')}`;
    const back = path === '/act' ? (field('page') === 'fees' ? '/fees' : '/') : '/faults';
    return { status: 303, headers: { location: `${back}?token=${token}` }, body: '' };
  };
  return { get, post };
}
