type Attaching = {
  on(event: 'will-attach-webview', listener: (event: { preventDefault(): void }) => void): unknown;
};

/** No page carries another page with rights of its own. */
export function denyWebviews(contents: Attaching): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
