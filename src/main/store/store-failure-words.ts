import type { KeyMissing } from './keys/data-key';
import type { StoreFailure } from './open-store';

export type Words = { readonly zh: string; readonly en: string };

const KEY_WORDS: Readonly<Record<KeyMissing['why'], Words>> = {
  'no-keys-file': { zh: '密钥文件不存在', en: 'the keys file is not there' },
  'keys-file-damaged': { zh: '密钥文件已损坏', en: 'the keys file is damaged' },
  'no-wrap-opens': { zh: '本机没有能打开它的密钥', en: 'nothing on this machine opens it' },
  'other-database': { zh: '密钥属于另一个数据库', en: 'the keys are those of another database' },
};

/** What happened, where, and what to do: one line for the console, the log and the set-up screen. */
export function storeFailureWords(failure: StoreFailure): Words {
  switch (failure.kind) {
    case 'held':
      return {
        zh: `数据文件夹正在被另一个程序使用：${failure.by}。请先关闭它。`,
        en: `The data folder is in use by ${failure.by}. Close it first.`,
      };
    case 'newer':
      return {
        zh: `数据库由更新的版本写成（结构 ${failure.found}，本程序只认识到 ${failure.known}）。请安装新版本；数据未被改动。`,
        en:
          `The database was written by a newer version (schema ${failure.found}, this one knows ${failure.known}). ` +
          'Install the newer version; nothing was changed.',
      };
    case 'key-missing':
      return keyMissingWords(failure);
    case 'damaged':
      return damagedWords(failure);
    case 'bad-backup':
      return {
        zh: `备份不能使用：${failure.path}（${failure.problem}）。请选择另一个备份。`,
        en: `This backup cannot be used: ${failure.path} (${failure.problem}). Choose another one.`,
      };
    case 'not-writable':
      return {
        zh: `无法写入 ${failure.path}（${failure.reason}）。请检查权限与磁盘空间。`,
        en: `Cannot write to ${failure.path} (${failure.reason}). Check permissions and free space.`,
      };
  }
}

function keyMissingWords({ keysFile, why }: KeyMissing): Words {
  const words = KEY_WORDS[why];
  return {
    zh: `无法解密数据：${words.zh}（${keysFile}）。请运行 npm run open-with-recovery-key，输入安装时记下的恢复密钥。`,
    en:
      `The data cannot be decrypted: ${words.en} (${keysFile}). ` +
      'Run npm run open-with-recovery-key with the recovery key that was written down at set-up.',
  };
}

function damagedWords(failure: Extract<StoreFailure, { kind: 'damaged' }>): Words {
  const { problem, keptAside, newestGoodBackup } = failure;
  const kept =
    keptAside === null
      ? { zh: '', en: '' }
      : { zh: `原文件保存在 ${keptAside}。`, en: `It was kept as ${keptAside}. ` };
  const offer =
    newestGoodBackup === null
      ? { zh: '没有可用的备份。', en: 'There is no usable backup.' }
      : { zh: `最新的完好备份：${newestGoodBackup}。`, en: `The newest good backup is ${newestGoodBackup}.` };
  return {
    zh: `数据库已损坏（${problem}）。${kept.zh}${offer.zh}`,
    en: `The database is damaged (${problem}). ${kept.en}${offer.en}`,
  };
}
