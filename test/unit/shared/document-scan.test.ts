import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readScan } from '../../../src/shared/document-scan';
import { readPassportZone } from '../../../src/shared/identity-document/passport-zone';

const number = '11010519491231002X';
const found = (documentNumber: string, name: string | null) => ({
  ok: true,
  value: { documentNumber, name },
});
const nothing = { ok: false, error: { kind: 'nothing-found' } };

describe('a plain number', () => {
  test.each([
    [number, number],
    [' 11010519491231002x\r\n', number],
    ['１１０１０５１９４９１２３１００２Ｘ', number],
    ['110105 19491231 002X', number],
    ['110105491231002', number],
    ['110105194912310021', '110105194912310021'],
    ['H12345678', 'H12345678'],
    ['12345678', '12345678'],
    ['e12345678', 'E12345678'],
    ['CAN110078122541', 'CAN110078122541'],
    ['BM2026-0001-77', 'BM2026000177'],
  ])('%j', (text, documentNumber) => {
    expect(readScan(text)).toEqual(found(documentNumber, null));
  });
});

describe('records of ID readers', () => {
  const address = '北京市朝阳区建国路1号院2号楼';
  test.each([
    ['bars', `张三|男|汉|19491231|${address}|${number}|北京市公安局朝阳分局|20200101-20400101`],
    [
      'bars with 族 and dates with dashes',
      `张三|男|汉族|1949-12-31|${address}|${number}|北京市公安局|2020.01.01-长期`,
    ],
    ['tabs', `张三\t男\t汉\t19491231\t${address}\t${number}\t北京市公安局\t20200101\t20400101\r\n`],
    ['commas', `张三,男,汉,19491231,${address},${number},北京市公安局,20200101,20400101`],
    [
      'full-width bars and digits',
      `张三｜男｜汉｜１９４９１２３１｜${address}｜１１０１０５１９４９１２３１００２Ｘ｜`,
    ],
    ['full-width commas', `张三，男，汉，${number}`],
    ['line ends', `张三\r\n男\r\n汉\r\n19491231\r\n${number}\r\n`],
    ['number first', `${number}|张三|男|汉`],
    ['kind of card first', `居民身份证|张三|男|汉|19491231|${address}|${number}`],
    ['labels with colons', `姓名:张三 性别:男 民族:汉 住址:${address} 公民身份号码:${number}`],
    ['labels with full-width colons', `姓名：张三\n性别：男\n公民身份号码：${number}`],
    [
      'labels with spaces',
      `姓名 张三 性别 男 民族 汉 出生 1949年12月31日 住址 ${address} 公民身份号码 ${number}`,
    ],
    ['JSON', `{"name":"张三","sex":"男","birth":"19491231","phone":"13812341234","idNum":"${number}"}`],
    ['a space between', `张三 ${number}`],
  ])('%s', (_, text) => {
    expect(readScan(text)).toEqual(found(number, '张三'));
  });

  test('a residence permit whose record carries the number of a pass as well', () => {
    const text =
      '陈大文|男|19900101|广东省深圳市|810000199001010014|深圳市公安局|20200101|20250101|H12345678|01|J';
    expect(readScan(text)).toEqual(found('810000199001010014', '陈大文'));
  });

  test('a foreign name and an old permanent residence number', () => {
    expect(readScan('ZHENGJIAN, YANGBEN|女|CAN110078122541|加拿大|证件样本|19781225')).toMatchObject({
      value: { documentNumber: 'CAN110078122541' },
    });
    expect(readScan("O'Neil Anne-Marie|F|E12345678|19781225")).toEqual(
      found('E12345678', "O'Neil Anne-Marie"),
    );
  });

  test('a rare character of the extension planes or of private use is still a name', () => {
    expect(readScan(`𠮷\ue863|男|汉|${number}`)).toEqual(found(number, '𠮷\ue863'));
  });

  test('without a name there is none, and sex or nation never become one', () => {
    expect(readScan(`男|汉族|19491231|${number}`)).toEqual(found(number, null));
    expect(readScan(`姓名:|公民身份号码:${number}`)).toEqual(found(number, null));
    expect(readScan(`汉族|${number}`)).toEqual(found(number, null));
  });

  test('a birth date or a phone is never taken for the number of a 台胞证', () => {
    expect(readScan('林志明|男|19900101|02345678|13812341234')).toEqual(found('02345678', '林志明'));
    expect(readScan('林志明|男|19900101')).toEqual(nothing);
  });

  test('a sound number wins over an unsound one, an unsound one over none', () => {
    expect(readScan(`张三|110105194912310021|${number}`)).toEqual(found(number, '张三'));
    expect(readScan('张三|110105194912310021')).toEqual(found('110105194912310021', '张三'));
  });

  test('the number that is called so wins, whatever its form', () => {
    expect(readScan(`姓名:张三|准考证:${number}|证件号码:WY2026000123`)).toEqual(
      found('WY2026000123', '张三'),
    );
  });

  test('a link carries its number', () => {
    expect(readScan(`https://example.cn/q?id=${number}&t=1`)).toEqual(found(number, null));
  });
});

describe('passports', () => {
  const lines = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10';

  test('the specimen of ICAO Doc 9303-4', () => {
    expect(readScan(lines)).toEqual(found('L898902C3', 'ERIKSSON ANNA MARIA'));
    expect(readScan(lines.split('\n')[1] ?? '')).toEqual(found('L898902C3', null));
  });

  test('a wrong check digit is not believed', () => {
    expect(readPassportZone(lines.replace('L898902C36', 'L898902C35'))).toBeNull();
  });
});

describe('nothing', () => {
  test.each(['', ' \t\r\n', '张三', '张三|男|汉', '1234', '|||', 'hello world', '!'.repeat(50), '姓名:'])(
    '%j',
    (text) => {
      expect(readScan(text)).toEqual(nothing);
    },
  );

  test('huge or hostile input is answered at once', () => {
    for (const piece of ['1', '|', '姓名:', 'a:', ' ', '<', '"{}']) {
      expect(readScan(piece.repeat(500_000))).toEqual(nothing);
      readScan(piece.repeat(Math.floor(4096 / piece.length)));
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const scan = readScan(text);
        if (scan.ok) expect(scan.value.documentNumber).toMatch(/^[0-9A-Z]{5,32}$/);
      }),
      { numRuns: 500 },
    );
  });
});
