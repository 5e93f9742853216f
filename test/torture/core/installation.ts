import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rosterText } from '../../fakes/roster-file';
import { alipaySection, keyFiles, wechatSection } from '../../gateways/servers/installation';
import type { Chance } from '../chance';
import type { Bank } from '../gateways/open-bank';
import { FEES, TOWN_PEOPLE, type Candidate } from './town-people';

/** A live installation in a folder of its own, configured for the two local gateways. */
export type Installation = {
  readonly configFile: string;
  readonly dataDir: string;
  readonly rosterFile: string;
  readonly candidates: readonly Candidate[];
};

function rosterOf(candidates: readonly Candidate[]): string {
  const lines = candidates.flatMap((one, index) =>
    FEES.map(({ item, yuan }) => ({
      姓名: `考生${index}`,
      证件号码: one.documentNumber,
      报名号: one.registrationNumber,
      缴费项目: item,
      金额: yuan,
      缴费开始: '2020-01-01',
      缴费截止: '2039-12-31',
    })),
  );
  return rosterText(...lines);
}

function configOf({ wechat, alipay, office, origins }: Bank, chance: Chance): object {
  return {
    mode: 'live',
    dataDir: 'data',
    deviceNumber: 'T01',
    kiosk: { fullScreen: false },
    disk: { minFreeMiB: 0 },
    ...(office === null
      ? {}
      : { office: { ...office.section, whenDown: chance.pick(['take-money', 'refuse']) } }),
    payment: {
      qrLifeS: chance.pick([75, 150, 300]),
      afterChangeWithoutProof: chance.pick(['go-on', 'go-on', 'wait']),
      refundApproval: { duplicate: chance.pick(['system', 'system', 'person']), misfit: 'person' },
    },
    gateways: {
      wechat: { ...wechatSection(wechat), baseUrl: origins.wechat, payerCode: 'v3' },
      alipay: { ...alipaySection(alipay), baseUrl: `${origins.alipay}/gateway.do`, payerCode: true },
    },
  };
}

export function layInstallation(dir: string, bank: Bank, chance: Chance): Installation {
  const { wechat, alipay } = bank;
  const candidates = TOWN_PEOPLE;
  const texts = {
    ...keyFiles(wechat, alipay),
    ...bank.office?.files,
    'roster.csv': rosterOf(candidates),
    'kiosk.json': JSON.stringify(configOf(bank, chance)),
  };
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(dir, name), text, { mode: 0o600 });
  const dataDir = join(dir, 'data');
  mkdirSync(dataDir, { recursive: true });
  return { candidates, dataDir, configFile: join(dir, 'kiosk.json'), rosterFile: join(dir, 'roster.csv') };
}
