import { closeSync, existsSync, fstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

export type RollingFile = { readonly write: (line: string) => void; readonly close: () => void };

/**
 * A text file that is set aside as `name.1` (then `.2` …) when the next line would make it longer than `mostBytes`; the
 * oldest goes. A line that cannot be written is dropped: the log never stops the work it tells about.
 */
export function openRollingFile(path: string, mostBytes: number, kept: number): RollingFile {
  let file: number | null = null;
  let size = 0;

  function open(): void {
    file = openSync(path, 'a', 0o600);
    size = fstatSync(file).size;
  }

  function close(): void {
    if (file !== null) closeSync(file);
    file = null;
  }

  function roll(): void {
    close();
    rmSync(`${path}.${kept}`, { force: true });
    for (let number = kept - 1; number >= 1; number -= 1) {
      if (existsSync(`${path}.${number}`)) renameSync(`${path}.${number}`, `${path}.${number + 1}`);
    }
    renameSync(path, `${path}.1`);
    open();
  }

  return {
    write: (line) => {
      try {
        if (file === null) open();
        const bytes = Buffer.from(line);
        if (size > 0 && size + bytes.length > mostBytes) roll();
        if (file === null) return;
        size += writeSync(file, bytes);
      } catch {
        close();
      }
    },
    close,
  };
}
