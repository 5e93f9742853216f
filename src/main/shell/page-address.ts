/*
 * Where the pages of the Electron shell live. The https requests of their session are answered from the built files by
 * serve-pages.ts and never reach a network. A name under .localhost means this machine to every resolver (RFC 6761),
 * and https makes the page a secure, ordinary origin without a scheme of our own, which Electron only knows when it is
 * told before it is ready.
 */
export const PAGE_ORIGIN = 'https://exam-fee-kiosk.localhost';
export const PAGE_URL = `${PAGE_ORIGIN}/`;

/** '' for what is no address with an origin (`about:blank`, `data:`, `file:`, garbage). */
export function originOf(url: string): string {
  const { origin = 'null' } = URL.canParse(url) ? new URL(url) : {};
  return origin === 'null' ? '' : origin;
}
