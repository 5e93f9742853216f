import { err, ok, type Result } from '../../../shared/result';

/** A file that comes in parts, one behind the other, up to the size that was said. */
export type ReceivedFile = {
  /** How much there is now; a part that does not follow the last one changes nothing. */
  readonly take: (at: number, part: Buffer) => Result<number, number>;
  /** null while parts are missing. */
  readonly bytes: () => Uint8Array | null;
};

export function makeReceivedFile(size: number): ReceivedFile {
  const whole = Buffer.alloc(size);
  let received = 0;
  return {
    take: (at, part) => {
      if (at !== received || at + part.length > size) return err(received);
      whole.set(part, at);
      received += part.length;
      return ok(received);
    },
    bytes: () => (received === size ? whole : null),
  };
}
