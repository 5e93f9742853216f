const SYSTEM_WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'this account has no right to it',
  EPERM: 'this account has no right to it',
  EISDIR: 'it is a folder, expected a file',
  EEXIST: 'there is a file of that name, expected a folder',
  ENOTDIR: 'a part of the path is not a folder',
  ELOOP: 'its links lead in a circle',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'the path is too long',
};

/** What the system said about a file or folder, in words. */
export function systemWords(thrown: unknown): string {
  const code =
    thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  return SYSTEM_WORDS[code] ?? `the system says ${code === '' ? 'no' : code}`;
}
