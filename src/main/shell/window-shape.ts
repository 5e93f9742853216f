import type { WindowKind } from '../../shared/operator';

/** A place on the screen in device-independent pixels, as Electron gives it. */
export type Area = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** `zoom` shows the page at the size it was drawn for when the screen is smaller than that. */
export type WindowShape = Area & { readonly zoom: number };

type Size = { readonly width: number; readonly height: number };

const KIOSK_UPRIGHT: Size = { width: 1080, height: 1920 };
const KIOSK_LANDSCAPE: Size = { width: 1920, height: 1080 };
const COUNTER: Size = { width: 1366, height: 768 };
const WALLET: Size = { width: 420, height: 820 };

/** Room that a window's frame and title take beside its content. */
const FRAME: Size = { width: 16, height: 48 };
/** Below this nothing can be read; better a part of the page at a size that can. */
const LEAST_ZOOM = 0.4;

/** What the page of a window was drawn for; a kiosk is upright where there is more height than width. */
function drawnSize(window: WindowKind, room: Size): Size {
  if (window !== 'kiosk') return COUNTER;
  return room.height > room.width ? KIOSK_UPRIGHT : KIOSK_LANDSCAPE;
}

function zoomInto(drawn: Size, room: Size): number {
  return Math.max(LEAST_ZOOM, Math.min(1, room.width / drawn.width, room.height / drawn.height));
}

function fit(drawn: Size, room: Size): Size & { readonly zoom: number } {
  const zoom = zoomInto(drawn, room);
  return {
    width: Math.floor(Math.min(drawn.width * zoom, room.width)),
    height: Math.floor(Math.min(drawn.height * zoom, room.height)),
    zoom,
  };
}

/** For a window that was given another size by hand. */
export function zoomFor(window: WindowKind, content: Size): number {
  return zoomInto(drawnSize(window, content), content);
}

/** A window with a frame, at the left; `beside` is kept free at the right for the training wallet where it leaves enough. */
function framed(drawn: Size, area: Area, beside: number): WindowShape {
  const room = { width: area.width - FRAME.width, height: area.height - FRAME.height };
  const narrow = fit(drawn, { ...room, width: room.width - beside });
  const shape = narrow.zoom >= 0.5 ? narrow : fit(drawn, room);
  return { x: area.x, y: area.y, ...shape };
}

/** Content of the windowed kiosk (training): upright or landscape as the screen is. */
export function kioskShape(area: Area): WindowShape {
  return framed(drawnSize('kiosk', area), area, WALLET.width + FRAME.width);
}

/** A full-screen page fills its screen in the screen's own pixels: what is measured in mm on it stays true. */
export function fullScreenShape(bounds: Area): WindowShape {
  return { ...bounds, zoom: 1 };
}

export function counterShape(area: Area): WindowShape {
  return framed(drawnSize('counter', area), area, 0);
}

export function walletShape(area: Area): WindowShape {
  const width = Math.min(WALLET.width, area.width);
  const height = Math.min(WALLET.height, area.height - FRAME.height);
  return { x: area.x + area.width - width - FRAME.width, y: area.y, width, height, zoom: 1 };
}
