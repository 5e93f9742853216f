import type { AppInfo, Sample } from '../../shared/app-info';
import type { Channel } from '../../shared/channel';
import type { WindowKind } from '../../shared/operator';
import type { SignInOffers } from '../../shared/sign-in';
import type { Config } from '../config';
import type { ExamOffice } from '../ports/exam-office';
import type { MoneySettings } from '../services/money-parts';
import type { Letterhead } from '../services/write-receipt';

type Shown = {
  readonly config: Config;
  readonly channels: readonly Channel[];
  /** Whose gateway takes the payer's own code. */
  readonly payerCodeChannels: readonly Channel[];
  readonly samples: readonly Sample[];
  readonly version: string;
  readonly walletUrl: string | null;
  readonly offers: SignInOffers;
};

/** What a window is told about itself. */
export function appInfo(parts: Shown, window: WindowKind): AppInfo {
  const { config } = parts;
  const offered = parts.channels.filter((one) => config.channels.includes(one));
  return {
    training: config.mode === 'training',
    window,
    institution: { ...config.institution },
    deviceNumber: config.deviceNumber,
    version: parts.version,
    defaultLanguage: config.defaultLanguage,
    signIn: { ...parts.offers },
    channels: offered,
    payerCodeChannels: offered.filter((channel) => parts.payerCodeChannels.includes(channel)),
    screenWidthMm: config.screenWidthMm[window],
    idle: { ...config.idle },
    samples: window === 'display' ? [] : [...parts.samples],
    walletUrl: parts.walletUrl,
  };
}

/** What stands at the head of every receipt and slip. */
export function letterhead(config: Config): Letterhead {
  const { zh: institution, helpLineZh: helpLine } = config.institution;
  return { institution, helpLine, training: config.mode === 'training' };
}

function firstIsLastSix({ signIn }: Config): boolean {
  return signIn.method === 'password' && signIn.initialPassword === 'last-six';
}

/** What is configured, as far as the exam office has it. */
export function signInOffers(config: Config, office: ExamOffice): SignInOffers {
  const { method, secondFactor, phoneCode, card } = config.signIn;
  return {
    method,
    secondFactor,
    firstIsLastSix: firstIsLastSix(config),
    phoneCode: phoneCode && office.phoneCodes !== null,
    card,
    passwordReset: method === 'password' && (office.passwords?.reset ?? null) !== null,
  };
}

export function moneySettings(config: Config): MoneySettings {
  return {
    deviceNumber: config.deviceNumber,
    merchantName: config.merchantName,
    hiddenTails: {
      document: firstIsLastSix(config),
      phone: config.signIn.method === 'second-factor' && config.signIn.secondFactor === 'phone-tail',
    },
    qrLifeMs: config.payment.qrLifeS * 1000,
    payerCodeWaitMs: config.payment.payerCodeWaitS * 1000,
    afterChangeWithoutProof: config.payment.afterChangeWithoutProof,
    whenOfficeDown: config.office.kind === 'registry' ? config.office.whenDown : 'take-money',
    refundApproval: config.payment.refundApproval,
  };
}
