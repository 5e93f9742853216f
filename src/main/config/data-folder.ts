import { posix, win32 } from 'node:path';

const FOLDER = 'exam-fee-kiosk';

export type Machine = {
  readonly platform: string;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** Where an application keeps its data on this system, when nobody named a folder. */
export function defaultDataFolder({ platform, home, environment }: Machine): string {
  if (platform === 'win32') {
    const roaming = environment['APPDATA'] ?? '';
    return win32.join(win32.isAbsolute(roaming) ? roaming : win32.join(home, 'AppData', 'Roaming'), FOLDER);
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', FOLDER);
  // A relative path there is to be ignored (XDG Base Directory Specification).
  const data = environment['XDG_DATA_HOME'] ?? '';
  return posix.join(posix.isAbsolute(data) ? data : posix.join(home, '.local', 'share'), FOLDER);
}
