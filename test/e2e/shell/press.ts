import { expect, type CDPSession, type Locator, type Page } from '@playwright/test';

/** How a person presses something. */
export type Press = (target: Locator) => Promise<void>;

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** The inspector's door of a page; both shells have it. */
export function inspect(page: Page): Promise<CDPSession> {
  const known = sessions.get(page);
  if (known !== undefined) return known;
  const session = page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
}

type Point = { readonly x: number; readonly y: number };

/** The middle of the target on the screen; null while something else lies there. */
function middleOf(target: Locator): Promise<Point | null> {
  return target.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const hit = document.elementFromPoint(x, y);
    return hit !== null && element.contains(hit) ? { x, y } : null;
  });
}

/**
 * A finger on a touch screen, on something that can be seen, is not covered and does not move. Playwright's own `tap`
 * wants a context that Electron does not offer, and its `click` leaves a mouse behind that no kiosk has.
 */
export async function tap(target: Locator): Promise<void> {
  await expect(target).toBeEnabled();
  await target.scrollIntoViewIfNeeded();
  let point: Point | null = null;
  const settled = async () => {
    const before = point;
    point = await middleOf(target);
    return point !== null && point.x === before?.x && point.y === before.y;
  };
  await expect
    .poll(settled, { message: `${target.toString()} can be touched`, intervals: [20, 50, 100] })
    .toBe(true);
  const session = await inspect(target.page());
  await session.send('Input.dispatchTouchEvent', {
    type: 'touchStart',
    touchPoints: [point ?? { x: 0, y: 0 }],
  });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

const READER_PAUSE_MS = 5;

/**
 * A reader that types like a keyboard: a key every 5 ms, then Enter. The keys go out together, each stamped with the
 * time when it was struck, so that a busy machine does not turn the reader into a slow one.
 */
export async function scan(page: Page, text: string): Promise<void> {
  const session = await inspect(page);
  const keys = [...Array.from(text, (key) => ({ key, text: key })), { key: 'Enter', text: '\r' }];
  const begunAtMs = Date.now() - keys.length * READER_PAUSE_MS;
  await Promise.all(
    keys.flatMap((key, index) => {
      const timestamp = (begunAtMs + index * READER_PAUSE_MS) / 1000;
      return [
        session.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...key }),
        session.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, key: key.key }),
      ];
    }),
  );
}

const PERSON_PAUSE_MS = 50;

/** A person at a keyboard. */
export function typeSlowly(page: Page, text: string): Promise<void> {
  return page.keyboard.type(text, { delay: PERSON_PAUSE_MS });
}

const MOST_TABS = 40;

/** Tab until the target has the focus, as somebody without a mouse does. */
export async function tabTo(target: Locator): Promise<void> {
  const page = target.page();
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached with ${MOST_TABS} tabs: ${target.toString()}`);
}

/** By keyboard alone. */
export async function pressEnterOn(target: Locator): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.press('Enter');
}
