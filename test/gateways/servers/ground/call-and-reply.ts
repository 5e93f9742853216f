export type Call = {
  readonly method: string;
  /** Path and raw query as sent; signatures are taken over this text. */
  readonly target: string;
  readonly url: URL;
  readonly header: (name: string) => string | null;
  readonly body: Buffer;
  /** DER of what the client showed in the TLS handshake; null without TLS or certificate. */
  readonly clientCertificate: Buffer | null;
};

export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** Whole and at once, unless a fault says otherwise. */
  readonly delivery?: Delivery;
};

/** How an answer goes out. Waiting is real time: it is the client's timeouts that are tested. */
export type Delivery =
  | { readonly how: 'drop' }
  /** Never an answer; the connection stays open until the client gives up. */
  | { readonly how: 'hang' }
  /** The whole answer, `ms` late. */
  | { readonly how: 'late'; readonly ms: number }
  /** `content-length` promises all, half comes, then the connection breaks. */
  | { readonly how: 'half' }
  /** One byte every `ms`. */
  | { readonly how: 'drip'; readonly ms: number }
  /** Spaces after the answer up to so many bytes, without a `content-length`. */
  | { readonly how: 'huge'; readonly bytes: number };
