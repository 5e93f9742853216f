import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { err, ok, type Result } from '../../../../shared/result';

/** The two files of a day, and room for a statement in parts. */
const MOST_ENTRIES = 16;
/** Unpacked, all parts together: some two hundred thousand rows. */
const MOST_BYTES = 64 * 1024 * 1024;
const UTF8_FLAG = 0x800;

type TakeBytes = (bytes: Buffer) => void;

/**
 * Hands out the detail files (业务明细) of Alipay's ZIP piece by piece, each to what `startFile` gives for it; the summaries
 * (汇总) beside them repeat their trailers. Sizes are checked before anything is unpacked, and the unpacked bytes against size
 * and checksum: only a result that is ok says that what was handed out counts. Never rejects for what is in a ZIP.
 */
export async function unzipStatement(zip: Buffer, startFile: () => TakeBytes): Promise<Result<null, string>> {
  try {
    const archive = await fromBufferPromise(zip, { decodeStrings: false, validateEntrySizes: true });
    return await readDetails(archive, startFile);
  } catch (thrown) {
    return err(`the ZIP cannot be read: ${thrown instanceof Error ? thrown.message.slice(0, 120) : ''}`);
  }
}

async function readDetails(archive: ZipFile, startFile: () => TakeBytes): Promise<Result<null, string>> {
  if (archive.entryCount > MOST_ENTRIES) return err(`the ZIP has ${archive.entryCount} files`);
  let files = 0;
  let total = 0;
  for await (const entry of archive.eachEntry()) {
    if (!isDetail(nameOf(entry))) continue;
    files += 1;
    total += entry.uncompressedSize;
    if (total > MOST_BYTES) return err(`the ZIP unpacks to more than ${MOST_BYTES} bytes`);
    const checksum = await readEntry(archive, entry, startFile());
    if (checksum !== entry.crc32) return err('a file in the ZIP does not have its checksum');
  }
  return files === 0 ? err('the ZIP has no 业务明细 file') : ok(null);
}

/** The checksum of what came. yauzl ends the stream with an error once it is longer than the entry said. */
async function readEntry(archive: ZipFile, entry: Entry, take: TakeBytes): Promise<number> {
  let checksum = 0;
  for await (const chunk of await archive.openReadStreamPromise(entry)) {
    if (!Buffer.isBuffer(chunk)) throw new Error('a file of something else than bytes');
    checksum = crc32(chunk, checksum);
    take(chunk);
  }
  return checksum;
}

/** Alipay writes GBK names without saying so (gateways.md §2.6). */
function nameOf({ fileNameRaw, generalPurposeBitFlag }: Entry): string {
  const isUtf8 = (generalPurposeBitFlag & UTF8_FLAG) !== 0;
  return new TextDecoder(isUtf8 ? 'utf-8' : 'gbk').decode(fileNameRaw);
}

function isDetail(name: string): boolean {
  return name.includes('业务明细') && !name.includes('汇总') && name.toLowerCase().endsWith('.csv');
}
