import { zhCNCounter } from './zh-CN/counter';
import { zhCNDesk } from './zh-CN/desk';
import { zhCNDisplay } from './zh-CN/display';
import { zhCNFees } from './zh-CN/fees';
import { zhCNFrame } from './zh-CN/frame';
import { zhCNGroup } from './zh-CN/group';
import { zhCNIdentify } from './zh-CN/identify';
import { zhCNMine } from './zh-CN/mine';
import { zhCNOffice } from './zh-CN/office';
import { zhCNPapers } from './zh-CN/papers';
import { zhCNPayment } from './zh-CN/payment';
import { zhCNRefusal } from './zh-CN/refusal';
import { zhCNSignIn } from './zh-CN/sign-in';
import { zhCNRosterImport } from './zh-CN/roster-import';

/** The source of every word on a screen; en.ts must have the same keys. Trade words as product.md fixes them. */
export const zhCN = {
  ...zhCNFrame,
  ...zhCNIdentify,
  ...zhCNSignIn,
  ...zhCNFees,
  ...zhCNPayment,
  ...zhCNGroup,
  ...zhCNRefusal,
  ...zhCNPapers,
  ...zhCNCounter,
  ...zhCNMine,
  ...zhCNDesk,
  ...zhCNOffice,
  ...zhCNRosterImport,
  ...zhCNDisplay,
} as const;

type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };
export type Words = SameKeys<typeof zhCN>;
