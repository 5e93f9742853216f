import type { Contract } from '../../../../shared/ipc/contract';
import type { Bridge } from '../../../../shared/ipc/kit';
import { ROSTER_PART_BYTES } from '../../../../shared/roster-import';
import { err, ok, type Result } from '../../../../shared/result';
import type { ImportProblem, RosterFile } from './import-state';

function base64(bytes: Uint8Array): string {
  let text = '';
  // A call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8_192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  }
  return btoa(text);
}

/** Brings a file to the core part by part, so that no message is large; answers with the number of the import. */
export async function sendFile(
  bridge: Pick<Bridge<Contract>, 'beginImport' | 'sendImportPart'>,
  file: RosterFile,
  tell: (part: number) => void,
): Promise<Result<string, ImportProblem>> {
  const begun = await bridge.beginImport({ fileName: file.name.slice(0, 255), bytes: file.size });
  if (!begun.ok) return begun;
  const { importId } = begun.value;
  for (let at = 0; at < file.size; at += ROSTER_PART_BYTES) {
    const part = await file.part(at, Math.min(file.size, at + ROSTER_PART_BYTES));
    if (part === null) return err({ kind: 'not-readable' });
    const sent = await bridge.sendImportPart({ importId, at, base64: base64(part) });
    if (!sent.ok) return sent;
    tell(sent.value.received / file.size);
  }
  return ok(importId);
}
