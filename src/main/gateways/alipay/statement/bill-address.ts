import { checkGatewayAddress } from '../../../../shared/gateway-address';

const LONGEST = 4_096;

/**
 * The address of a bill as Alipay signed it: another host than the gateway's, and whoever has the address may fetch it. So
 * https only; plain http only on this machine, and only where the gateway itself is reached that way (tests, try-outs).
 */
export function billAddress(text: string, gateway: string): string | null {
  if (text.length > LONGEST || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return null;
  if (!checkGatewayAddress(url.origin, 'none').ok) return null;
  return url.protocol === 'https:' || new URL(gateway).protocol === 'http:' ? url.href : null;
}
