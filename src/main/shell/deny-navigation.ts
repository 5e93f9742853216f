type Navigating = { readonly url: string; preventDefault(): void };
type Navigator = {
  on(
    event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect',
    listener: (navigating: Navigating) => void,
  ): unknown;
};

/** A page stays where it is; `mayGo` says which addresses count as that. */
export function denyNavigation(contents: Navigator, mayGo: (url: string) => boolean): void {
  const stay = (navigating: Navigating) => {
    if (!mayGo(navigating.url)) navigating.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
}
