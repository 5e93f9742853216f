import type { Locator, Page } from '@playwright/test';
import { tap } from '../../e2e/shell/press';

/*
 * What runs in the page. "Painted" is the first task after the frame that follows a change: by then it was drawn.
 */

/** UTC ms of the largest paint so far: a page of ours paints its screen in one go, after a line that it is starting. */
export function paintedAt(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          resolve(performance.timeOrigin + (list.getEntries().at(-1)?.startTime ?? 0));
        }).observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
}

/** ms from the lifting of the finger on `target` until the first QR code is painted. */
export async function tapToCode(page: Page, target: Locator): Promise<number> {
  const watch = await page.evaluateHandle(() => {
    const painted = new Promise<number>((resolve) => {
      let from: number | null = null;
      addEventListener('pointerup', ({ timeStamp }) => (from = timeStamp), { capture: true, once: true });
      const look = (): void => {
        const code = document.querySelector('svg[role="img"] path');
        if (from === null || code === null) return void requestAnimationFrame(look);
        const begun = from;
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve(performance.now() - begun));
        port1.start();
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    });
    return { painted };
  });
  await tap(target);
  return watch.evaluate(({ painted }) => painted);
}

/** ms of one empty round trip: the core is asked for its health and answers, a word on the page changes, it is painted. */
export function emptyRoundTrips(page: Page, count: number): Promise<readonly number[]> {
  return page.evaluate(async (rounds) => {
    const word = document.body.appendChild(document.createElement('p'));
    const painted = (): Promise<void> =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve());
          port1.start();
          port2.postMessage(null);
        });
      });
    const { api } = window;
    const socket = api === undefined ? new WebSocket(`ws://${location.host}${location.pathname}ws`) : null;
    if (socket !== null)
      await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
    const ask = (id: number): Promise<unknown> => {
      if (socket === null) return api?.call('health', {}) ?? Promise.resolve();
      socket.send(JSON.stringify({ id, command: 'health', input: {} }));
      return new Promise((resolve) => {
        const hear = ({ data }: MessageEvent): void => {
          if (!String(data).includes(`"id":${id}`)) return;
          socket.removeEventListener('message', hear);
          resolve(data);
        };
        socket.addEventListener('message', hear);
      });
    };
    const times: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      // As a touch does, each begins somewhere between two frames.
      await new Promise((resolve) => setTimeout(resolve, 25 + Math.random() * 16));
      const from = performance.now();
      await ask(round);
      word.textContent = String(round);
      await painted();
      times.push(performance.now() - from);
    }
    socket?.close();
    word.remove();
    return times;
  }, count);
}
