/** A phone held at arm's length reads this width without being brought nearer. */
const LEAST_MM = 60;
/** The code is the picture of this screen: it takes what the words beside it leave. */
const SHARE_OF_WIDTH = 0.35;
const SHARE_OF_HEIGHT = 0.62;

type Viewport = {
  readonly innerWidth: number;
  readonly innerHeight: number;
  readonly screen: { readonly width: number };
};

/** Width of the code without its quiet zone, in CSS pixels. `screenWidthMm`: the picture area of the whole screen. */
export function displayCodePx(viewport: Viewport, screenWidthMm: number): number {
  const { innerWidth, innerHeight, screen } = viewport;
  const leastPx = Math.ceil((LEAST_MM * screen.width) / screenWidthMm);
  return Math.max(leastPx, Math.floor(Math.min(innerWidth * SHARE_OF_WIDTH, innerHeight * SHARE_OF_HEIGHT)));
}
