import { startAlipayServer, type AlipayServer } from '../../gateways/servers/alipay/alipay-server';
import type { ServerClock } from '../../gateways/servers/ground/server-clock';
import type { LedgerLine } from '../../gateways/servers/ledger/ledger';
import { startWechatServer, type WechatServer } from '../../gateways/servers/wechat/wechat-server';
import type { Candidate } from '../core/town-people';
import { openOffice, type Office } from '../office/open-office';
import { alipayCall, wechatCall } from './call-names';
import { layWire, type OnCall } from './wire';

export type BankChannel = 'wechat' | 'alipay';

/** Both gateways, and the exam office where it has a system, outliving every life of the core, each behind a wire. */
export type Bank = {
  readonly wechat: WechatServer;
  readonly alipay: AlipayServer;
  /** null: an imported roster. */
  readonly office: Office | null;
  readonly origins: Readonly<Record<BankChannel, string>>;
  readonly people: (channel: BankChannel) => WechatServer['people'];
  /** What the gateways say is true, the lines of both. */
  readonly trades: () => readonly (LedgerLine & { readonly channel: BankChannel })[];
  /** Who is told of the calls that pass; nobody at first. */
  readonly watch: (onCall: (point: string) => boolean) => void;
  readonly close: () => Promise<void>;
};

/** `candidates`: who is registered at the exam office's own system; null: it has none. */
export async function openBank(clock: ServerClock, candidates: readonly Candidate[] | null): Promise<Bank> {
  const [wechat, alipay] = await Promise.all([startWechatServer({ clock }), startAlipayServer({ clock })]);
  const { now } = clock;
  let watcher: (point: string) => boolean = () => false;
  const seen =
    (channel: BankChannel): OnCall =>
    (call, moment) =>
      watcher(`${channel} ${call} ${moment}`);
  const wires = await Promise.all([
    layWire({ origin: wechat.url, callName: wechatCall, onCall: seen('wechat'), now }),
    layWire({ origin: alipay.url, callName: alipayCall, onCall: seen('alipay'), now }),
  ]);
  const office =
    candidates === null
      ? null
      : await openOffice(clock, candidates, (call, moment) => watcher(`registry ${call} ${moment}`));
  const linesOf = (channel: BankChannel, server: WechatServer | AlipayServer) =>
    server.ledger.view().trades.map((trade) => ({ ...trade, channel }));
  return {
    wechat,
    alipay,
    office,
    origins: { wechat: wires[0].origin, alipay: wires[1].origin },
    people: (channel) => (channel === 'wechat' ? wechat : alipay).people,
    trades: () => [...linesOf('wechat', wechat), ...linesOf('alipay', alipay)],
    watch: (onCall) => {
      watcher = onCall;
    },
    close: async () => {
      const servers = [...wires, wechat, alipay, ...(office === null ? [] : [office])];
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
