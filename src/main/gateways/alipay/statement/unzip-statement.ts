import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { err, ok, type Result } from '../../../../shared/result';

/** The two files of a day, and room for a statement in parts. */
const MOST_ENTRIES = 16;
/** Unpacked, all parts together: some two hundred thousand rows. */
const MOST_BYTES = 64 * 1024 * 1024;
const UTF8_FLAG = 0x800;

/**
 * The detail files (业务明细) of Alipay's ZIP, bytes as they are; the summaries (汇总) beside them repeat their trailers.
 * Sizes are checked before anything is unpacked, and the unpacked bytes against size and checksum. Never rejects.
 */
export async function unzipStatement(zip: Buffer): Promise<Result<readonly Buffer[], string>> {
  try {
    const archive = await fromBufferPromise(zip, { decodeStrings: false, validateEntrySizes: true });
    return await readDetails(archive);
  } catch (thrown) {
    return err(`the ZIP cannot be read: ${thrown instanceof Error ? thrown.message.slice(0, 120) : ''}`);
  }
}

async function readDetails(archive: ZipFile): Promise<Result<readonly Buffer[], string>> {
  if (archive.entryCount > MOST_ENTRIES) return err(`the ZIP has ${archive.entryCount} files`);
  const details: Buffer[] = [];
  let total = 0;
  for await (const entry of archive.eachEntry()) {
    if (!isDetail(nameOf(entry))) continue;
    total += entry.uncompressedSize;
    if (total > MOST_BYTES) return err(`the ZIP unpacks to more than ${MOST_BYTES} bytes`);
    const content = await readEntry(archive, entry);
    if (crc32(content) !== entry.crc32) return err('a file in the ZIP does not have its checksum');
    details.push(content);
  }
  return details.length === 0 ? err('the ZIP has no 业务明细 file') : ok(details);
}

/** yauzl ends the stream with an error once it is longer than the entry said. */
async function readEntry(archive: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await archive.openReadStreamPromise(entry)) {
    if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Alipay writes GBK names without saying so (gateways.md §2.6). */
function nameOf({ fileNameRaw, generalPurposeBitFlag }: Entry): string {
  const isUtf8 = (generalPurposeBitFlag & UTF8_FLAG) !== 0;
  return new TextDecoder(isUtf8 ? 'utf-8' : 'gbk').decode(fileNameRaw);
}

function isDetail(name: string): boolean {
  return name.includes('业务明细') && !name.includes('汇总') && name.toLowerCase().endsWith('.csv');
}
