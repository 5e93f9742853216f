import type { RawData } from 'ws';

export type Question = { readonly id: number; readonly command: unknown; readonly input: unknown };

function toText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString();
}

/** The envelope only; command and input are judged by ipc/serve. */
export function readQuestion(data: RawData): Question | null {
  try {
    const value: unknown = JSON.parse(toText(data));
    if (typeof value !== 'object' || value === null || !('id' in value) || !Number.isSafeInteger(value.id))
      return null;
    return {
      id: Number(value.id),
      command: 'command' in value ? value.command : undefined,
      input: 'input' in value ? value.input : undefined,
    };
  } catch {
    return null;
  }
}
