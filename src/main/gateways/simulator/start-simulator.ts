import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Log, PaymentGateway, Timers } from '../../ports';
import { createFaults, type FaultChanges, type FaultState, NO_FAULTS } from './faults';
import { createGatewayApi } from './gateway-api';
import { readInstallation, writeInstallation } from './installation';
import { openLedger } from './ledger';
import { entriesOf, type LedgerEntry } from './ledger-entries';
import { createLoopbackServer } from './loopback-server';
import type { Platform } from './platform';
import { simulatorGateway } from './simulator-gateway';
import { simulatedChannelSchema, type SimulatedChannel } from './trade';
import { createWallet } from './wallet/wallet-routes';

const MERCHANTS: Readonly<Record<SimulatedChannel, string>> = {
  wechat: 'TRAINING-WECHAT',
  alipay: 'TRAINING-ALIPAY',
};

export type SimulatorOptions = {
  /** Folder of the training data; `training-gateway.json` and `training-ledger.jsonl` are kept in it. */
  readonly dir: string;
  /** Of the wallet. 0: the port of the last run, or any. A port that is taken is replaced by another. */
  readonly port: number;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** What the wallet shows as payee. */
  readonly merchantName: { readonly zh: string; readonly en: string };
  /** Time limit of one call to the gateway. */
  readonly timeoutMs: number;
};

export type Simulator = {
  /** The wallet's first page. */
  readonly walletUrl: string;
  readonly gateways: readonly PaymentGateway[];
  readonly faults: {
    readonly state: () => FaultState;
    /** Flat; what is left out stays as it is. Resolves when an `offline` has taken effect. */
    readonly set: (changes: FaultChanges) => Promise<void>;
    readonly clear: () => Promise<void>;
  };
  /** Oldest first. */
  readonly ledger: () => readonly LedgerEntry[];
  readonly stop: () => Promise<void>;
};

/** The training gateway and its payers, on two loopback addresses of their own (training mode, product.md). */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { dir, clock, timers, log } = options;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const settingsFile = join(dir, 'training-gateway.json');
  const installation = readInstallation(settingsFile, clock.now(), log);
  const key = Buffer.from(installation.key, 'base64');
  const ledger = openLedger(join(dir, 'training-ledger.jsonl'), clock.now(), (badLines, keptAs) =>
    log.warn('training ledger had unreadable lines', { badLines, keptAs }),
  );
  const faults = createFaults();
  const platform: Platform = {
    ledger,
    faults,
    now: () => clock.now() + faults.state().clockSkewSeconds * 1000,
    codeUrl: (token) => `${wallet.url()}/pay/${token}`,
  };
  let stopped = false;
  let following = Promise.resolve();
  const setFaults = (changes: FaultChanges): Promise<void> => {
    faults.set(changes);
    following = following.then(() => (stopped || faults.state().offline ? gateway.close() : gateway.open()));
    return following;
  };
  const gateway = createLoopbackServer(
    { name: 'gateway', timers, log, port: installation.gatewayPort },
    createGatewayApi(platform, { key, merchants: MERCHANTS }),
  );
  const wallet = createLoopbackServer(
    {
      name: 'wallet',
      timers,
      log,
      port: options.port === 0 ? installation.walletPort : options.port,
    },
    createWallet(platform, {
      merchantName: options.merchantName,
      setFaults,
      ledger: () => entriesOf(platform),
    }),
  );
  await gateway.open();
  await wallet.open();
  writeInstallation(settingsFile, {
    key: installation.key,
    walletPort: wallet.port(),
    gatewayPort: gateway.port(),
  });
  return {
    walletUrl: `${wallet.url()}/`,
    gateways: simulatedChannelSchema.options.map((channel) =>
      simulatorGateway({
        channel,
        baseUrl: gateway.url,
        key,
        merchantId: MERCHANTS[channel],
        clock,
        timers,
        timeoutMs: options.timeoutMs,
      }),
    ),
    faults: { state: faults.state, set: setFaults, clear: () => setFaults(NO_FAULTS) },
    ledger: () => entriesOf(platform),
    stop: async () => {
      stopped = true;
      await following;
      await Promise.all([gateway.close(), wallet.close()]);
      ledger.close();
    },
  };
}
