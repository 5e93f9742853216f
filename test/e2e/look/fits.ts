import { expect, type Page } from '@playwright/test';

export type Fit = {
  /** Least height of a touch target and least type size in CSS px (product.md "Conventions"). */
  readonly touchPx: number;
  readonly typePx: number;
  /** Whether the screen as a whole may be scrolled up and down, as large type may need. */
  readonly mayScroll: boolean;
};

export const KIOSK_FIT: Fit = { touchPx: 64, typePx: 18, mayScroll: false };
export const COUNTER_FIT: Fit = { touchPx: 24, typePx: 15, mayScroll: true };

/** In the page: everything that a person could not read or hit. */
function faults({ touchPx, typePx, mayScroll }: Fit): string[] {
  const found: string[] = [];
  const { innerWidth, innerHeight } = window;
  const root = document.documentElement;
  const words = (element: Element) => (element.textContent ?? '').trim().slice(0, 40);
  const seen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return (
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && width > 1 && height > 1
    );
  };
  const scroller = (element: Element): Element | null => {
    for (let up = element.parentElement; up !== null; up = up.parentElement) {
      const { overflowY } = getComputedStyle(up);
      if (overflowY === 'auto' || overflowY === 'scroll') return up;
    }
    return null;
  };
  const hasOwnText = (element: Element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== '');

  if (root.scrollWidth > innerWidth) found.push(`the page is ${root.scrollWidth - innerWidth} px too wide`);
  if (root.scrollHeight > innerHeight)
    found.push(`the page is ${root.scrollHeight - innerHeight} px too high`);

  // While a dialog is open, it is all that counts.
  const front = document.querySelector('[role="dialog"], [role="alertdialog"]') ?? document.body;
  for (const element of front.querySelectorAll('*')) {
    if (!(element instanceof HTMLElement) || !seen(element)) continue;
    const box = element.getBoundingClientRect();
    const { overflowX, overflowY, fontSize } = getComputedStyle(element);
    const scrolls = element.scrollHeight > element.clientHeight + 1;
    if ((overflowY === 'auto' || overflowY === 'scroll') && scrolls && !mayScroll) {
      found.push(`scrolls by ${element.scrollHeight - element.clientHeight} px: ${element.className}`);
    }
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && overflowX !== 'visible') {
      found.push(`cut at the side: ${words(element)}`);
    }
    if (!hasOwnText(element)) continue;
    if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) {
      found.push(`wider than its place: ${words(element)}`);
    }
    // The leading of a line may reach beyond a box that its letters fill.
    const cutPx = element.scrollHeight - element.clientHeight - Number.parseFloat(fontSize) / 3;
    if (cutPx > 0 && (overflowY === 'hidden' || overflowY === 'clip'))
      found.push(`cut below: ${words(element)}`);
    if (box.left < -1 || box.right > innerWidth + 1) found.push(`beyond the side: ${words(element)}`);
    if (scroller(element) === null && (box.top < -1 || box.bottom > innerHeight + 1)) {
      found.push(`beyond the edge: ${words(element)}`);
    }
    if (Number.parseFloat(fontSize) < typePx) found.push(`type of ${fontSize}: ${words(element)}`);
  }

  for (const element of front.querySelectorAll('button, [role="button"], label')) {
    if (!seen(element)) continue;
    const { left, top, width, height } = element.getBoundingClientRect();
    if (element.tagName === 'LABEL' && element.querySelector('input') === null) continue;
    if (height < touchPx - 0.5) found.push(`only ${height} px to touch: ${words(element)}`);
    const [x, y] = [left + width / 2, top + height / 2];
    const inside = x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight;
    const hit = inside ? document.elementFromPoint(x, y) : null;
    const covered = hit === null || !(element.contains(hit) || hit.contains(element));
    const scrolled = mayScroll && scroller(element) !== null;
    if (covered && !scrolled) found.push(`cannot be hit: ${words(element)}`);
  }
  if (document.querySelectorAll('h1').length !== 1) found.push('not exactly one h1');
  return found;
}

/** Nothing is cut off, covered, too small or off the screen. */
export async function expectFits(page: Page, name: string, fit: Fit): Promise<void> {
  expect.soft(await page.evaluate(faults, fit), `what does not fit on ${name}`).toEqual([]);
}
