/** A phone held at arm's length reads this width without being brought nearer. */
const LEAST_MM = 60;
/** Share of the window that a code takes where 60 mm would be little. */
const SHARE_OF_WIDTH = 0.44;
const SHARE_OF_HEIGHT = 0.38;

type Viewport = {
  readonly innerWidth: number;
  readonly innerHeight: number;
  readonly screen: { readonly width: number };
};

/** Width of the code without its quiet zone, in CSS pixels. `screenWidthMm`: the picture area of the whole screen. */
export function codeWidthPx({ innerWidth, innerHeight, screen }: Viewport, screenWidthMm: number): number {
  const leastPx = Math.ceil((LEAST_MM * screen.width) / screenWidthMm);
  return Math.max(leastPx, Math.floor(Math.min(innerWidth * SHARE_OF_WIDTH, innerHeight * SHARE_OF_HEIGHT)));
}
