import { describe, expect, it } from 'vitest';
import { billAddress } from '../../../../src/main/gateways/alipay/statement/bill-address';

const REAL = 'https://openapi.alipay.com/gateway.do';
const LOCAL = 'http://127.0.0.1:8080/gateway.do';
const BILL =
  'https://dwbillcenter.alipay.com/downloadBillFile.resource?bizType=trade&fileId=%2Fa%2Fb.csv.zip';

describe('the address of a bill', () => {
  it('is gone to as it was signed', () => {
    expect(billAddress(BILL, REAL)).toBe(BILL);
    expect(billAddress(BILL, LOCAL)).toBe(BILL);
    expect(billAddress('http://127.0.0.1:9090/b?x=1', LOCAL)).toBe('http://127.0.0.1:9090/b?x=1');
  });

  it.each([
    ['plain http', 'http://dwbillcenter.alipay.com/b'],
    ['plain http on this machine, where the gateway is a real one', 'http://127.0.0.1:9090/b'],
    ['a login in it', 'https://user:pass@dwbillcenter.alipay.com/b'],
    ['another scheme', 'ftp://dwbillcenter.alipay.com/b'],
    ['a file', 'file:///etc/passwd'],
    ['no host', 'https://'],
    ['nothing', ''],
    ['no end', `https://a.example/${'x'.repeat(5_000)}`],
  ])('is refused with %s', (_, address) => {
    expect(billAddress(address, REAL)).toBeNull();
  });
});
