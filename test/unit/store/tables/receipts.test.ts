import { expect, test } from 'vitest';
import { leaveNumbersOut } from '../../../../src/main/store/tables/running-numbers';
import { bareStore } from '../support/memory-store';
import { placeSample } from '../support/sample-money';

function prepared() {
  const bare = bareStore();
  for (let n = 1; n <= 8; n += 1) placeSample(bare.store, `o${n}`, `T${n}`, [`f${n}`]);
  const ask = (n: number, deviceNumber = 'D01', date = '2026-11-23') => ({
    deviceNumber,
    date,
    orderId: `o${n}`,
    outTradeNo: `T${n}`,
    issuedAt: n,
  });
  const receipt = (n: number, deviceNumber?: string, date?: string) =>
    bare.store.receipts.issue({ ...ask(n, deviceNumber, date), candidateId: 'c1', lineNumbers: [1] })
      .receiptNumber;
  const slip = (n: number, deviceNumber?: string, date?: string) =>
    bare.store.receipts.issueSlip(ask(n, deviceNumber, date)).slipNumber;
  return { ...bare, receipt, slip };
}

test('numbers run per device and day, receipts and slips apart', () => {
  const { receipt, slip } = prepared();
  expect([receipt(1), receipt(2)]).toEqual(['D01-20261123-0001', 'D01-20261123-0002']);
  expect(receipt(3, 'D02')).toBe('D02-20261123-0001');
  expect(receipt(4, 'D01', '2026-11-24')).toBe('D01-20261124-0001');
  expect(receipt(5)).toBe('D01-20261123-0003');
  expect([slip(1), slip(2)]).toEqual(['D01-20261123-V0001', 'D01-20261123-V0002']);
});

test('an undone transaction leaves no gap', () => {
  const { store, receipt } = prepared();
  receipt(1);
  expect(() =>
    store.transaction(() => {
      receipt(2);
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(receipt(3)).toBe('D01-20261123-0002');
});

test('a receipt comes back, counts its prints, and belongs to one candidate of one payment', () => {
  const { store, receipt } = prepared();
  const number = receipt(1);
  const expected = {
    receiptNumber: number,
    orderId: 'o1',
    outTradeNo: 'T1',
    candidateId: 'c1',
    issuedAt: 1,
    lineNumbers: [1],
    prints: 0,
  };
  expect(store.receipts.byNumber(number)).toStrictEqual(expected);
  expect(store.receipts.ofOrder('o1')).toEqual([expected]);
  expect([1, 2, 3].map((at) => store.receipts.countPrint(number, at))).toEqual([0, 1, 2]);
  expect(store.receipts.byNumber(number)?.prints).toBe(3);
  expect(() => receipt(1)).toThrow('UNIQUE');
  const other = {
    ...expected,
    deviceNumber: 'D01',
    date: '2026-11-23',
    candidateId: 'c2',
    lineNumbers: [2, 3],
  };
  expect(store.receipts.issue(other).receiptNumber).toBe('D01-20261123-0002');
  expect(store.receipts.ofPayment('T1').map(({ lineNumbers }) => lineNumbers)).toEqual([[1], [2, 3]]);
  expect(() => store.receipts.countPrint('D01-20261123-9999', 1)).toThrow('no receipt');
});

test('a slip is one per payment however often it is asked for', () => {
  const { store, slip } = prepared();
  expect(slip(1)).toBe(slip(1));
  expect(slip(2)).toBe('D01-20261123-V0002');
  expect(store.receipts.slipOfPayment('T1')).toEqual({
    slipNumber: 'D01-20261123-V0001',
    orderId: 'o1',
    outTradeNo: 'T1',
    issuedAt: 1,
  });
  expect(store.receipts.slipsOfOrder('o2')).toHaveLength(1);
  expect(store.receipts.slipOfPayment('T7')).toBeNull();
});

test('after a restore numbers that may be on paper already are left out, once per device, on that day only', () => {
  const { db, receipt, slip } = prepared();
  receipt(1);
  leaveNumbersOut(db, '20261123', 5);
  expect([receipt(2), receipt(3)]).toEqual(['D01-20261123-0007', 'D01-20261123-0008']);
  expect([receipt(4, 'D02'), receipt(5, 'D02')]).toEqual(['D02-20261123-0006', 'D02-20261123-0007']);
  expect(receipt(6, 'D01', '2026-11-24')).toBe('D01-20261124-0001');
  expect([slip(1), slip(2)]).toEqual(['D01-20261123-V0006', 'D01-20261123-V0007']);
});

test('the ten-thousandth number is simply longer', () => {
  const { db, receipt } = prepared();
  receipt(1);
  db.exec('UPDATE receipts SET running_number = 9999');
  expect(receipt(2)).toBe('D01-20261123-10000');
});
