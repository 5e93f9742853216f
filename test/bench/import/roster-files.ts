import { HEADER, rosterLine as csvLine, utf8 } from '../../fakes/roster-file';
import { rosterSheet, xlsxFile } from '../../fakes/xlsx-file';
import { rosterLine } from '../store/bench-roster';

/** The same people as both kinds of file. */
export function rosterFiles(lines: number, now: number): Readonly<Record<'csv' | 'xlsx', Uint8Array>> {
  const cells = Array.from({ length: lines }, (_, at) => {
    const { candidate, feeItem } = rosterLine(at, now);
    return {
      姓名: candidate.name,
      证件号码: candidate.documentNumber,
      手机号: candidate.phone ?? '',
      报名号: feeItem.registrationNumber,
    };
  });
  return {
    csv: utf8([HEADER, ...cells.map(csvLine)].join('\r\n')),
    xlsx: xlsxFile([rosterSheet(cells)]),
  };
}
