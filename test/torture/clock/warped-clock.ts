/** Virtual time: where it stood at a real moment, and how many virtual ms pass in a real one. */
export type Warp = { readonly realMs: number; readonly virtualMs: number; readonly speed: number };

export function warpedNow(warp: Warp, realMs: number): number {
  return warp.virtualMs + (realMs - warp.realMs) * warp.speed;
}

/** The one clock of the local gateways and of the core's process; UTC ms. */
export type WarpedClock = {
  readonly now: () => number;
  readonly warp: () => Warp;
  /** Only between two lives of the core: a running one keeps the speed it was started with. */
  readonly change: (speed: number) => void;
  /** The machine was off for so long. */
  readonly skip: (ms: number) => void;
};

export function warpedClock(startMs: number): WarpedClock {
  let warp: Warp = { realMs: Date.now(), virtualMs: startMs, speed: 1 };
  const now = () => Math.floor(warpedNow(warp, Date.now()));
  const settle = (speed: number, aheadMs: number) => {
    const realMs = Date.now();
    warp = { realMs, virtualMs: warpedNow(warp, realMs) + aheadMs, speed };
  };
  return {
    now,
    warp: () => warp,
    change: (speed) => settle(speed, 0),
    skip: (ms) => settle(warp.speed, ms),
  };
}
