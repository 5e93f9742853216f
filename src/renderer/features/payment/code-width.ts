/** A phone held at arm's length reads this width without being brought nearer. */
const LEAST_MM = 60;
/** Share of the window's shorter side that a code keeps where 60 mm would be little. */
const LEAST_SHARE = 0.32;

type Viewport = {
  readonly innerWidth: number;
  readonly innerHeight: number;
  readonly screen: { readonly width: number };
};

/**
 * The least width of the code without its quiet zone, in CSS pixels; it takes more where there is room.
 * `screenWidthMm`: the picture area of the whole screen.
 */
export function leastCodePx({ innerWidth, innerHeight, screen }: Viewport, screenWidthMm: number): number {
  const leastPx = Math.ceil((LEAST_MM * screen.width) / screenWidthMm);
  return Math.max(leastPx, Math.floor(Math.min(innerWidth, innerHeight) * LEAST_SHARE));
}
