import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkCharacter } from '../../../src/shared/identity-document/resident-number';
import { rosterText } from '../../fakes/roster-file';
import { alipaySection, keyFiles, wechatSection } from '../../gateways/servers/installation';
import type { Chance } from '../chance';
import type { Bank } from '../gateways/open-bank';

/** A live installation in a folder of its own, configured for the two local gateways. */
export type Installation = {
  readonly configFile: string;
  readonly dataDir: string;
  readonly rosterFile: string;
  readonly candidates: readonly Candidate[];
};

export type Candidate = { readonly documentNumber: string; readonly registrationNumber: string };

const CANDIDATES = 120;
const FEES = [
  { item: '笔试考务费', yuan: '65.00' },
  { item: '口试考务费', yuan: '55.00' },
] as const;

function candidate(index: number): Candidate {
  const first17 = `119999199503${String(1 + (index % 28)).padStart(2, '0')}${String(index).padStart(3, '0')}`;
  return {
    documentNumber: `${first17}${checkCharacter(first17)}`,
    registrationNumber: `3101${String(index).padStart(4, '0')}`,
  };
}

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

function configOf({ wechat, alipay, origins }: Bank, chance: Chance): object {
  return {
    mode: 'live',
    dataDir: 'data',
    deviceNumber: 'T01',
    kiosk: { fullScreen: false },
    disk: { minFreeMiB: 0 },
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
  const candidates = Array.from({ length: CANDIDATES }, (_, index) => candidate(index + 1));
  const texts = {
    ...keyFiles(wechat, alipay),
    'roster.csv': rosterOf(candidates),
    'kiosk.json': JSON.stringify(configOf(bank, chance)),
  };
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(dir, name), text, { mode: 0o600 });
  const dataDir = join(dir, 'data');
  mkdirSync(dataDir, { recursive: true });
  return { candidates, dataDir, configFile: join(dir, 'kiosk.json'), rosterFile: join(dir, 'roster.csv') };
}
