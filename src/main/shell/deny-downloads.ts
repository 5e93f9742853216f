import { PAGE_ORIGIN } from './page-address';

type Download = { getURL(): string; getMimeType(): string };
type Downloading = {
  on(
    event: 'will-download',
    listener: (event: { preventDefault(): void }, download: Download) => void,
  ): unknown;
};

/** A list as a table that a page of ours has made itself; nothing that came over a network. */
function isOwnList(download: Download): boolean {
  return (
    download.getURL().startsWith(`blob:${PAGE_ORIGIN}/`) && /^text\/csv(?:;|$)/.test(download.getMimeType())
  );
}

/** Nothing is ever saved from a page to the disk, but for lists that staff ask for at a counter. */
export function denyDownloads(session: Downloading, mayKeepLists: boolean): void {
  session.on('will-download', (event, download) => {
    if (!(mayKeepLists && isOwnList(download))) event.preventDefault();
  });
}
