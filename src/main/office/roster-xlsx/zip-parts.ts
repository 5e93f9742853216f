import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { err, ok, type Result } from '../../../shared/result';
import type { TellPart } from '../roster-lines/sheet-row';
import { makeXmlReader, type XmlPiece } from './xml-pieces';

export type PartFault = 'damaged' | 'unsafe' | 'encrypted' | 'too-large';

/** A workbook has a few dozen. */
const MOST_ENTRIES = 4_096;
const ENCRYPTED_FLAG = 1;

export type ZipParts = {
  readonly has: (name: string) => boolean;
  /**
   * Reads one part as XML, chunk by chunk as it is unpacked; `took` is called after each, and what it hands on is handed
   * on. No path is ever opened: names are only looked up among the archive's own.
   */
  readonly read: <T>(
    name: string,
    mostBytes: number,
    take: (piece: XmlPiece) => void,
    took: () => readonly T[],
    tell?: TellPart,
  ) => AsyncGenerator<readonly T[], PartFault | 'whole'>;
};

function asParts(archive: ZipFile, entries: ReadonlyMap<string, Entry>): ZipParts {
  async function* read<T>(
    name: string,
    mostBytes: number,
    take: (piece: XmlPiece) => void,
    took: () => readonly T[],
    tell?: TellPart,
  ): AsyncGenerator<readonly T[], PartFault | 'whole'> {
    const entry = entries.get(name);
    if (entry === undefined) return 'damaged';
    if ((entry.generalPurposeBitFlag & ENCRYPTED_FLAG) !== 0) return 'encrypted';
    // yauzl ends the stream with an error once it is longer than the entry says.
    if (entry.uncompressedSize > mostBytes) return 'too-large';
    const xml = makeXmlReader(take);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let checksum = 0;
    let bytes = 0;
    try {
      for await (const chunk of await archive.openReadStreamPromise(entry)) {
        if (!Buffer.isBuffer(chunk)) return 'damaged';
        checksum = crc32(chunk, checksum);
        bytes += chunk.length;
        tell?.(bytes / (entry.uncompressedSize + 1));
        const fault = xml.push(decoder.decode(chunk, { stream: true }));
        if (fault !== null) return fault;
        yield took();
      }
      const fault = xml.push(decoder.decode()) ?? xml.end();
      yield took();
      return fault ?? (checksum === entry.crc32 ? 'whole' : 'damaged');
    } catch {
      // Unpacking, decoding and sizes: whatever yauzl, zlib or the decoder found wrong, the part is not whole.
      return 'damaged';
    }
  }

  return { has: (name) => entries.has(name), read };
}

/** Opens an archive in memory. Never rejects for what is in it. */
export async function openZip(bytes: Uint8Array): Promise<Result<ZipParts, PartFault>> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const archive = await fromBufferPromise(buffer, { validateEntrySizes: true });
    if (archive.entryCount > MOST_ENTRIES) return err('unsafe');
    const entries = new Map<string, Entry>();
    for await (const entry of archive.eachEntry()) {
      const name = entry.fileName.replace(/^\//, '');
      // Two parts of one name: programs differ in which of them they show.
      if (entries.has(name)) return err('unsafe');
      entries.set(name, entry);
    }
    return ok(asParts(archive, entries));
  } catch {
    // yauzl's words for a broken directory, odd names and sizes that cannot be.
    return err('damaged');
  }
}
