import { startAlipayServer, type AlipayServer } from '../../gateways/servers/alipay/alipay-server';
import type { ServerClock } from '../../gateways/servers/ground/server-clock';
import type { LedgerLine } from '../../gateways/servers/ledger/ledger';
import { startWechatServer, type WechatServer } from '../../gateways/servers/wechat/wechat-server';
import { alipayCall, wechatCall } from './call-names';
import { layWire, type OnCall } from './wire';

export type BankChannel = 'wechat' | 'alipay';

/** Both gateways, outliving every life of the core, each behind a wire. */
export type Bank = {
  readonly wechat: WechatServer;
  readonly alipay: AlipayServer;
  readonly origins: Readonly<Record<BankChannel, string>>;
  readonly people: (channel: BankChannel) => WechatServer['people'];
  /** What the gateways say is true, the lines of both. */
  readonly trades: () => readonly (LedgerLine & { readonly channel: BankChannel })[];
  /** Who is told of the calls that pass; nobody at first. */
  readonly watch: (onCall: (point: string) => boolean) => void;
  readonly close: () => Promise<void>;
};

export async function openBank(clock: ServerClock): Promise<Bank> {
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
  const linesOf = (channel: BankChannel, server: WechatServer | AlipayServer) =>
    server.ledger.view().trades.map((trade) => ({ ...trade, channel }));
  return {
    wechat,
    alipay,
    origins: { wechat: wires[0].origin, alipay: wires[1].origin },
    people: (channel) => (channel === 'wechat' ? wechat : alipay).people,
    trades: () => [...linesOf('wechat', wechat), ...linesOf('alipay', alipay)],
    watch: (onCall) => {
      watcher = onCall;
    },
    close: async () => void (await Promise.all([...wires, wechat, alipay].map((server) => server.close()))),
  };
}
