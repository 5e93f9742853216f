import { enCounter } from './en/counter';
import { enDesk } from './en/desk';
import { enDisplay } from './en/display';
import { enFees } from './en/fees';
import { enFrame } from './en/frame';
import { enGroup } from './en/group';
import { enIdentify } from './en/identify';
import { enMine } from './en/mine';
import { enOffice } from './en/office';
import { enPapers } from './en/papers';
import { enPayment } from './en/payment';
import { enRefusal } from './en/refusal';
import { enSignIn } from './en/sign-in';
import { enRosterImport } from './en/roster-import';
import type { Words } from './zh-CN';

export const en: Words = {
  ...enFrame,
  ...enIdentify,
  ...enSignIn,
  ...enFees,
  ...enPayment,
  ...enGroup,
  ...enRefusal,
  ...enPapers,
  ...enCounter,
  ...enMine,
  ...enDesk,
  ...enOffice,
  ...enRosterImport,
  ...enDisplay,
};
