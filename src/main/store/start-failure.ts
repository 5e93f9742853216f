import type { StoreFailure } from './open-store';
import { storeFailureWords } from './store-failure-words';

/** Why the core does not start, in words for whoever started it. Nothing was reset. */
export type StartFailure = {
  readonly kind: StoreFailure['kind'] | 'bad-gateway' | 'bad-office';
  /** One line, in English, for the console and the log. */
  readonly message: string;
  readonly messageZh: string;
  /** Where the store was damaged: what to give back as `restore` if a person agrees. */
  readonly newestGoodBackup: string | null;
};

export function startFailure(failure: StoreFailure): StartFailure {
  const { zh, en } = storeFailureWords(failure);
  const newestGoodBackup = failure.kind === 'damaged' ? failure.newestGoodBackup : null;
  return { kind: failure.kind, message: en, messageZh: zh, newestGoodBackup };
}

/** A gateway that cannot work as configured; the line names the key and what is wrong there. */
export function gatewayFailure(line: string): StartFailure {
  return {
    kind: 'bad-gateway',
    message: line,
    messageZh: `支付渠道配置有误：${line}`,
    newestGoodBackup: null,
  };
}

/** The same of the exam office's own system. */
export function officeFailure(line: string): StartFailure {
  return {
    kind: 'bad-office',
    message: line,
    messageZh: `考试机构报名系统配置有误：${line}`,
    newestGoodBackup: null,
  };
}
