import type { ListFile } from './pay-list-store';

const AT_ONCE = 8_192;

async function base64Of(file: File): Promise<string | null> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const pieces: string[] = [];
    for (let from = 0; from < bytes.length; from += AT_ONCE) {
      pieces.push(String.fromCharCode(...bytes.subarray(from, from + AT_ONCE)));
    }
    return btoa(pieces.join(''));
  } catch {
    // Gone, or not to be read: the words say so.
    return null;
  }
}

export function asListFile(file: File): ListFile {
  return { size: file.size, base64: () => base64Of(file) };
}
