import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFlatXml, writeFlatXml } from '../../../../src/main/gateways/wechat/flat-xml';

const read = (text: string) => readFlatXml(Buffer.from(text));

test('plain values and CDATA, with and without a declaration', () => {
  const text =
    '<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n<a><![CDATA[x & <y>]]></a>\n<b> 12 </b><c></c>\n</xml>\n';
  expect([...(read(text) ?? [])]).toEqual([
    ['a', 'x & <y>'],
    ['b', '12'],
    ['c', ''],
  ]);
});

test.each([
  ['nothing', ''],
  ['another root', '<html><a>1</a></html>'],
  ['cut off', '<xml><a>1</a>'],
  ['something behind the end', '<xml><a>1</a></xml><xml></xml>'],
  ['a name twice', '<xml><a>1</a><a>2</a></xml>'],
  ['nesting', '<xml><a><b>1</b></a></xml>'],
  ['attributes', '<xml><a x="1">1</a></xml>'],
  ['a doctype', '<!DOCTYPE xml [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><a>&e;</a></xml>'],
  ['an entity', '<xml><a>&lt;</a></xml>'],
  ['a comment', '<xml><!-- x --><a>1</a></xml>'],
  ['an end of another name', '<xml><a>1</b></xml>'],
  ['more than 64 KiB', `<xml><a>${'x'.repeat(70_000)}</a></xml>`],
])('%s is refused', (_what, text) => {
  expect(read(text)).toBeNull();
});

test('bytes that are not UTF-8 are refused', () => {
  expect(
    readFlatXml(Buffer.concat([Buffer.from('<xml><a>'), Buffer.from([0xff]), Buffer.from('</a></xml>')])),
  ).toBeNull();
});

test('never throws, whatever comes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => void readFlatXml(Buffer.from(bytes))));
});

test('a value cannot end its own element', () => {
  const written = writeFlatXml(new Map([['body', '</body><total_fee>1</total_fee>]]>']])).toString();
  expect(written).not.toContain('<total_fee>');
});
