import type { App, Session } from 'electron';
import { denyDownloads } from './deny-downloads';
import { denyNavigation } from './deny-navigation';
import { denyNewWindows } from './deny-new-windows';
import { denyPermissions } from './deny-permissions';
import { denyRemoteRequests } from './deny-remote-requests';
import { denyWebviews } from './deny-webviews';
import { originOf, PAGE_URL } from './page-address';

/**
 * `origin`: the one place whose pages the session may show and ask; '' for none. `mayKeepLists`: staff's windows may save
 * what they list.
 */
export function guardSession(
  session: Session,
  origin: string,
  devTools: boolean,
  mayKeepLists = false,
): void {
  denyPermissions(session);
  denyDownloads(session, mayKeepLists);
  denyRemoteRequests(session.webRequest, origin, devTools);
}

/**
 * The rules for whatever web contents ever come to be, also those that nobody thought of. Our page stays at its one
 * address (a reload goes there too), the wallet inside its origin.
 */
export function guardAllContents(app: Pick<App, 'on'>, walletOrigin: string): void {
  app.on('web-contents-created', (_event, contents) => {
    denyNewWindows(contents);
    denyWebviews(contents);
    denyNavigation(contents, (url) => {
      const inWallet = walletOrigin !== '' && originOf(contents.getURL()) === walletOrigin;
      return inWallet ? originOf(url) === walletOrigin : url === PAGE_URL;
    });
  });
}
