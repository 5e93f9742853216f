import type { Sample } from '../../src/shared/app-info';
import type { PersonView } from '../../src/shared/person-view';

/* Fictitious people and numbers only. */

export const SAMPLES: readonly Sample[] = [
  {
    name: '林晓岚',
    documentNumber: '110105199003074419',
    secret: '20264400128',
    registrationNumber: '20264400128',
    shows: 'one-fee',
  },
  {
    name: '欧阳致远',
    documentNumber: '310104198811230014',
    secret: '20264400129',
    registrationNumber: '20264400129',
    shows: 'several-fees',
  },
  {
    name: '陈立',
    documentNumber: '350102199512120031',
    secret: '20264400130',
    registrationNumber: '20264400130',
    shows: 'already-paid',
  },
  {
    name: '周敏',
    documentNumber: '440106199707150026',
    secret: '20264400131',
    registrationNumber: '20264400131',
    shows: 'under-review',
  },
  {
    name: '吴刚',
    documentNumber: '510107198502283318',
    secret: '20264400132',
    registrationNumber: '20264400132',
    shows: 'review-rejected',
  },
  {
    name: '郑洁',
    documentNumber: '320102199310104523',
    secret: '20264400133',
    registrationNumber: '20264400133',
    shows: 'window-closed',
  },
  {
    name: '何帆',
    documentNumber: '330106199906061212',
    secret: '20264400134',
    registrationNumber: '20264400134',
    shows: 'closing-soon',
  },
  {
    name: '许安',
    documentNumber: '420106199208080019',
    secret: '20264400135',
    registrationNumber: '20264400135',
    shows: 'nothing-due',
  },
  {
    name: '㛃𬘭',
    documentNumber: '610103199604040021',
    secret: '20264400136',
    registrationNumber: '20264400136',
    shows: 'rare-name',
  },
  {
    name: 'MARIA GARCIA',
    documentNumber: 'XDA123456',
    secret: '20264400137',
    registrationNumber: '20264400137',
    shows: 'passport',
  },
];

export const PERSON: PersonView = {
  name: '欧阳致远',
  maskedDocument: '310104********0014',
  maskedPhone: '138****1234',
  registrations: [
    {
      maskedRegistrationNumber: '2026*******',
      examName: '2026年下半年全国计算机等级考试',
      review: 'approved',
    },
    { maskedRegistrationNumber: '2026*******', examName: '2026年教师资格考试（笔试）', review: 'pending' },
  ],
};
