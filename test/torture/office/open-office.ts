import { oneDocument } from '../../../src/main/office/one-document';
import { fen } from '../../../src/shared/money';
import { chinaRfc3339, type ServerClock } from '../../gateways/servers/ground/server-clock';
import { startRegistryServer, type RegistryServer } from '../../registry/server/registry-server';
import { keep } from '../../registry/server/seed';
import { layWire, type OnCall } from '../gateways/wire';
import { FEES, type Candidate } from '../core/town-people';

/** The exam office's own system, outliving every life of the core, behind a wire of its own. */
export type Office = {
  readonly registry: RegistryServer;
  /** The section `office` of the configuration, and the file it names. */
  readonly section: object;
  readonly files: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
};

const OPENS = Date.UTC(2020, 0, 1);
const CLOSES = Date.UTC(2039, 11, 31);
const SECRET_FILE = 'registry-secret.txt';

type Request = { readonly method: string; readonly path: string };

export function registryCall({ method, path }: Request): string {
  const [bare = ''] = path.split('?');
  if (bare.endsWith('/paid')) return 'report-paid';
  if (/\/lines\/\d+\/refunds\//.test(bare)) return 'report-refunded';
  if (/\/reservations\//.test(bare)) return method === 'DELETE' ? 'release' : 'reserve';
  return 'other';
}

/** Only the people of this torture, with what they owe. */
function admit({ books }: RegistryServer, candidates: readonly Candidate[]): void {
  const password = keep('Kaoshi2026', false);
  books.people.clear();
  for (const [index, { documentNumber, registrationNumber }] of candidates.entries()) {
    const id = `K${index}`;
    books.people.set(id, {
      candidate: { id, name: `考生${index}`, documentNumber, phone: null },
      documentKey: oneDocument(documentNumber),
      password,
      items: FEES.map(({ item, yuan }, at) => ({
        facts: {
          id: `F-${registrationNumber}-${at}`,
          registrationNumber,
          examName: '全国英语等级考试',
          name: item,
          amount: fen(Math.round(Number(yuan) * 100)),
          opensAt: chinaRfc3339(OPENS),
          closesAt: chinaRfc3339(CLOSES),
        },
        review: { status: 'approved', reason: null },
        waived: false,
        elsewhere: null,
      })),
    });
  }
}

export async function openOffice(
  clock: ServerClock,
  candidates: readonly Candidate[],
  onCall: OnCall,
): Promise<Office> {
  const registry = await startRegistryServer({ clock });
  admit(registry, candidates);
  const base = new URL(registry.baseUrl);
  const token = new URL(registry.tokenUrl);
  const wire = await layWire({ origin: base.origin, callName: registryCall, onCall, now: clock.now });
  const behindWire = (address: URL) => `${wire.origin}${address.pathname.replace(/\/$/, '')}`;
  return {
    registry,
    section: {
      kind: 'registry',
      baseUrl: behindWire(base),
      auth: {
        kind: 'oauth2',
        tokenUrl: behindWire(token),
        clientId: registry.clientId,
        clientSecretFile: SECRET_FILE,
        scope: 'kiosk',
      },
      timeoutMs: 2_000,
      features: {
        passwords: false,
        phoneCodes: false,
        requests: false,
        eBills: false,
        refundRequests: false,
        platform: false,
      },
    },
    files: { [SECRET_FILE]: `${registry.clientSecret}\n` },
    close: async () => {
      await wire.close();
      await registry.close();
    },
  };
}
