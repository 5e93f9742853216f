/** A good line of a roster file, by the titles of its columns. */
export const GOOD_LINE = {
  考生编号: '',
  姓名: '张伟',
  证件号码: '119999199503070015',
  手机号: '15400002037',
  报名号: '31010001',
  考试名称: '全国英语等级考试',
  缴费项目: '笔试考务费',
  金额: '65.00',
  缴费开始: '2026-11-01',
  缴费截止: '2026-12-10',
  审核状态: '审核通过',
  审核说明: '',
  缴费状态: '未缴费',
};
export type Title = keyof typeof GOOD_LINE;
export type LineCells = Partial<Record<Title, string>>;

function cellText(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const HEADER = Object.keys(GOOD_LINE).join(',');

export function rosterLine(cells: LineCells = {}): string {
  return Object.values({ ...GOOD_LINE, ...cells })
    .map(cellText)
    .join(',');
}

/** A file of good lines but for the cells given. */
export function rosterText(...lines: readonly LineCells[]): string {
  return [HEADER, ...lines.map(rosterLine), ''].join('\r\n');
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Two lines with rare characters, written by another program (Python) in GB18030. */
export const GB18030_FILE = Buffer.from(
  '0NXD+yzWpLz+usXC6yzK1rv6usUssajD+7rFLL+8ytTD+7PGLL3Jt9HP7sS/LL3wtu4svcm30b+qyrwsvcm30b3Y1rksyfO6y9e0zKwsyfO6y8u1w/cs' +
    'vcm30de0zKwNCtXFgjC3MSwxMTk5OTkxOTk1MDMwNzAwMTUsMTU0MDAwMDIwMzcsMzEwMTAwMDEsyKu5+tOi0++1yLy2v7zK1CyxysrUv7zO8bfRLDY1' +
    'LjAwLDIwMjYtMTEtMDEsMjAyNi0xMi0xMCzJ87rLzai5/SwszrS9ybfRDQqVNLI1zO/+nyxMODk4OTAyQzMsLDM5MTAwMDAxLEhTSyBDaGluZXNlIFBy' +
    'b2ZpY2llbmN5IFRlc3QsVGVzdCBmZWUsgTCENjY1MCwyMDI2LTExLTAxLDIwMjYtMTItMTAstP3J87rLLKGqLM60vcm30Q0K',
  'base64',
);
