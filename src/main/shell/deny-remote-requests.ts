import { originOf } from './page-address';

type Asked = { readonly url: string };
type Requests = {
  onBeforeRequest(listener: (asked: Asked, answer: (response: { cancel: boolean }) => void) => void): void;
};

/** Whatever a page asks for, only its own origin is asked; `devTools` lets the inspector's own files through. */
export function denyRemoteRequests(requests: Requests, origin: string, devTools: boolean): void {
  requests.onBeforeRequest(({ url }, answer) => {
    const own = origin !== '' && originOf(url) === origin;
    const inspector = devTools && url.startsWith('devtools://devtools/');
    answer({ cancel: !own && !inspector });
  });
}
