type Downloading = {
  on(event: 'will-download', listener: (event: { preventDefault(): void }) => void): unknown;
};

/** Nothing is ever saved from a page to the disk. */
export function denyDownloads(session: Downloading): void {
  session.on('will-download', (event) => event.preventDefault());
}
