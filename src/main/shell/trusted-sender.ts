import { originOf, PAGE_ORIGIN } from './page-address';

type Frame = { readonly url: string; readonly parent: unknown };
export type Sending = { readonly sender: { readonly id: number }; readonly senderFrame: Frame | null };

/**
 * The page behind a message, or null: only the top frame of a window of ours that shows our page may speak to the core.
 * A frame that is gone by now (`senderFrame` null) may not.
 */
export function trustedSender<P>({ sender, senderFrame }: Sending, pages: ReadonlyMap<number, P>): P | null {
  if (senderFrame === null || senderFrame.parent !== null) return null;
  if (originOf(senderFrame.url) !== PAGE_ORIGIN) return null;
  return pages.get(sender.id) ?? null;
}
