import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';

type AppendFile = {
  /** On disk when it returns. Throws when the disk refuses: the caller must not go on as if it were written. */
  readonly append: (line: string) => void;
  readonly close: () => void;
};

type Reading = { readonly keep: readonly string[]; readonly bad: number };

function writeWhole(file: string, lines: readonly string[]): void {
  const fd = openSync(file, 'w', 0o600);
  try {
    writeFileSync(fd, lines.map((line) => `${line}\n`).join(''));
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/**
 * A file of JSON lines. Opening reads it, and writes it anew with the lines that `read` keeps; a file with lines that
 * nobody can read is copied aside first. A torn last line (power cut) counts as such a line.
 */
export function openAppendFile(
  file: string,
  now: number,
  onDamage: (badLines: number, keptAs: string) => void,
  read: (lines: readonly string[]) => Reading,
): AppendFile {
  const found = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const { keep, bad } = read(found.split('\n').filter((line) => line !== ''));
  if (bad > 0) {
    const keptAs = `${file}.damaged-${now}`;
    copyFileSync(file, keptAs);
    onDamage(bad, keptAs);
  }
  const fresh = `${file}.new`;
  writeWhole(fresh, keep);
  renameSync(fresh, file);

  const fd = openSync(file, 'a', 0o600);
  let torn = false;
  let closed = false;
  return {
    append: (line) => {
      // The system may have given the number of a closed file to another one.
      if (closed) throw new Error(`${file} is closed`);
      // After a write that failed half-way the next line must not be glued to the rest of it.
      const bytes = Buffer.from(`${torn ? '\n' : ''}${line}\n`);
      torn = true;
      for (let done = 0; done < bytes.length;) done += writeSync(fd, bytes, done);
      fsyncSync(fd);
      torn = false;
    },
    close: () => {
      if (!closed) closeSync(fd);
      closed = true;
    },
  };
}
