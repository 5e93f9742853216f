type Opener = { setWindowOpenHandler(handler: () => { action: 'deny' }): void };

/** No page opens a window: neither by script nor by a link with a target. */
export function denyNewWindows(contents: Opener): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
