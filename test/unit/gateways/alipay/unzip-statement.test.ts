import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unzipStatement } from '../../../../src/main/gateways/alipay/statement/unzip-statement';
import { gbk } from '../../../gateways/servers/ground/gbk.ts';
import { zip } from '../../../gateways/servers/ground/zip.ts';

const DETAIL = gbk('20880210178415920156_20190916_业务明细.csv');
const SUMMARY = gbk('20880210178415920156_20190916_业务明细(汇总).csv');
const content = Buffer.from('the rows');

/** The files that were handed out, and whether they count. */
async function unzip(archive: Buffer) {
  const files: Buffer[][] = [];
  const result = await unzipStatement(archive, () => {
    const pieces: Buffer[] = [];
    files.push(pieces);
    return (bytes) => pieces.push(bytes);
  });
  return {
    ok: result.ok,
    error: result.ok ? '' : result.error,
    files: files.map((pieces) => Buffer.concat(pieces)),
  };
}

async function complaint(archive: Buffer): Promise<string> {
  return (await unzip(archive)).error;
}

describe('the ZIP of a statement', () => {
  it('gives its detail file, named in GBK, and passes over the summary', async () => {
    const archive = zip([
      { name: SUMMARY, content: Buffer.from('sums') },
      { name: DETAIL, content },
    ]);
    expect(await unzip(archive)).toEqual({ ok: true, error: '', files: [content] });
  });

  it('gives every part of a statement in parts', async () => {
    const archive = zip([1, 2].map((part) => ({ name: gbk(`x_业务明细_${part}.csv`), content })));
    expect(await unzip(archive)).toEqual({ ok: true, error: '', files: [content, content] });
  });

  it.each([
    ['nothing', Buffer.alloc(0), /cannot be read/],
    ['no ZIP', Buffer.from('PK, but nothing more'), /cannot be read/],
    ['no file of rows', zip([{ name: SUMMARY, content }]), /no 业务明细/],
    ['many files', zip(Array.from({ length: 17 }, () => ({ name: DETAIL, content }))), /17 files/],
    ['a name in the wrong coding', zip([{ name: Buffer.from('业务明细.csv'), content }]), /no 业务明细/],
  ])('with %s is refused', async (_, archive, why) => {
    expect(await complaint(archive)).toMatch(why);
  });

  it('that would unpack to more than it may is refused before it is unpacked', async () => {
    const archive = zip([{ name: DETAIL, content: Buffer.alloc(65 * 1024 * 1024) }]);
    expect(archive.length).toBeLessThan(100_000);
    expect(await complaint(archive)).toMatch(/more than 67108864 bytes/);
  });

  it('that hides its size is refused while it unpacks', async () => {
    const archive = zip([{ name: DETAIL, content: Buffer.alloc(40 * 1024 * 1024) }]);
    // The size in the central directory (APPNOTE 4.3.12), which is the one that counts.
    archive.writeUInt32LE(1_000, archive.lastIndexOf(Buffer.from('PK\u0001\u0002')) + 24);
    expect(await complaint(archive)).toMatch(/cannot be read/);
  });

  it('with another checksum than its file’s is refused', async () => {
    const archive = zip([{ name: DETAIL, content }]);
    const at = archive.lastIndexOf(Buffer.from('PK\u0001\u0002')) + 16;
    archive.writeUInt32LE(archive.readUInt32LE(at) ^ 1, at);
    expect(await complaint(archive)).toMatch(/checksum/);
  });

  it('is refused, never thrown at, however it is cut or changed', async () => {
    const archive = zip([{ name: DETAIL, content: Buffer.from('abc'.repeat(400)) }]);
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: archive.length - 1 }),
        fc.uint8Array({ minLength: 1, maxLength: 4 }),
        async (at, noise) => {
          expect((await unzip(archive.subarray(0, at))).ok).toBe(false);
          const changed = Buffer.concat([
            archive.subarray(0, at),
            noise,
            archive.subarray(at + noise.length),
          ]);
          const unzipped = await unzip(changed);
          if (unzipped.ok) expect(unzipped.files[0]?.toString()).toBe('abc'.repeat(400));
        },
      ),
      { numRuns: 200 },
    );
  });
});
