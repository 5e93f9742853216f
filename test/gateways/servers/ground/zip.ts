import { crc32, deflateRawSync } from 'node:zlib';

export type ZipEntry = { readonly name: Buffer; readonly content: Buffer };

function u16(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) buffer.writeUInt16LE(value, index * 2);
  return buffer;
}

function u32(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) buffer.writeUInt32LE(value, index * 4);
  return buffer;
}

/** Version, flags (the UTF-8 flag stays unset, as in Alipay's bills), deflate, an arbitrary date. */
const HEAD = u16(20, 0, 8, 0, 0x5a21);

/** A plain ZIP archive (APPNOTE 6.3: local headers, central directory, end record). */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const packed = deflateRawSync(content);
    const facts = Buffer.concat([u32(crc32(content), packed.length, content.length), u16(name.length, 0)]);
    const local = Buffer.concat([u32(0x04034b50), HEAD, facts, name, packed]);
    central.push(Buffer.concat([u32(0x02014b50), u16(20), HEAD, facts, u16(0, 0, 0), u32(0, offset), name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const count = entries.length;
  const end = Buffer.concat([
    u32(0x06054b50),
    u16(0, 0, count, count),
    u32(directory.length, offset),
    u16(0),
  ]);
  return Buffer.concat([...locals, directory, end]);
}
