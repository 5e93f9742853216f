import { useTranslation } from 'react-i18next';
import { formatYuan, type Fen } from '../../shared/money';
import { shanghaiDateTime } from '../../shared/time-zone';
import { zhCN } from './zh-CN';

/** What has a form of its own in each language: moments, money, spans of time. */
export type Sayings = {
  /** `2026年11月30日 17:00` in Shanghai. */
  readonly moment: (ms: number) => string;
  readonly money: (amount: Fen) => string;
  /** `4 分 05 秒`; never negative. */
  readonly timeLeft: (ms: number) => string;
};

type Month = keyof typeof zhCN.time.month;

function isMonth(text: string): text is Month {
  return text in zhCN.time.month;
}

function monthOf(moment: string): Month {
  const month = moment.slice(5, 7);
  return isMonth(month) ? month : '01';
}

export function useSayings(): Sayings {
  const { t } = useTranslation();
  return {
    moment: (ms) => {
      const text = shanghaiDateTime(ms);
      return t('time.moment', {
        year: text.slice(0, 4),
        month: t(`time.month.${monthOf(text)}`),
        day: Number(text.slice(8, 10)),
        clock: text.slice(11, 16),
      });
    },
    money: formatYuan,
    timeLeft: (ms) => {
      const seconds = Math.max(0, Math.ceil(ms / 1000));
      const minutes = Math.floor(seconds / 60);
      return minutes === 0
        ? t('pay.seconds', { seconds })
        : t('pay.minutesSeconds', { minutes, seconds: seconds % 60 });
    },
  };
}
