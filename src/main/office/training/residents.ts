import type { TrainingPerson } from './person';

/**
 * Resident numbers (GB 11643-1999) with a right check character that nobody can have: their region codes end in 9999,
 * and GB/T 2260 has no prefecture 99 in any province.
 */
export const RESIDENTS: readonly TrainingPerson[] = [
  { name: '张伟', document: '119999199503070015', fees: [['pets-written', 'open']], shows: 'one-fee' },
  {
    name: '王秀英',
    document: '319999198806120027',
    fees: [
      ['engineer-economics', 'open'],
      ['engineer-law', 'open'],
      ['engineer-management', 'open'],
      ['engineer-practice', 'open'],
    ],
    shows: 'several-fees',
  },
  {
    name: '李娜',
    document: '329999200109150046',
    fees: [
      ['teacher-quality', 'paid'],
      ['teacher-ability', 'paid'],
    ],
    shows: 'already-paid',
  },
  {
    name: '刘洋',
    document: '339999199901280035',
    fees: [['teacher-interview', 'pending']],
    shows: 'under-review',
  },
  {
    name: '陈静',
    document: '359999200205040061',
    fees: [
      ['teacher-quality', 'photo-rejected'],
      ['teacher-ability', 'photo-rejected'],
    ],
    shows: 'review-rejected',
  },
  { name: '杨磊', document: '37999919930821005X', fees: [['ncre-python', 'closed']], shows: 'window-closed' },
  {
    name: '赵敏',
    document: '449999199711190085',
    fees: [
      ['accounting-practice', 'closing'],
      ['accounting-law', 'closing-later'],
    ],
    shows: 'closing-soon',
  },
  { name: '黄强', document: '419999199002030075', fees: [['law-objective', 'waived']], shows: 'nothing-due' },
  { name: '周杰文', document: '519999200306300096', fees: [['mandarin', 'upcoming']], shows: 'not-yet-open' },
  {
    name: '吴芳',
    document: '12999919980417010X',
    fees: [
      ['pets-written', 'open'],
      ['pets-oral', 'open'],
    ],
  },
  {
    name: '徐丽',
    document: '139999199608090120',
    fees: [
      ['self-english', 'open'],
      ['self-history', 'open'],
      ['self-marxism', 'open'],
      ['self-maths', 'open'],
      ['self-computer', 'open'],
      ['self-chinese', 'open'],
    ],
  },
  {
    name: '孙浩',
    document: '14999920000101011X',
    fees: [
      ['ncre-python', 'open'],
      ['ncre-network', 'open'],
    ],
  },
  { name: '马超群', document: '15999919941231013X', fees: [['mandarin', 'open']] },
  {
    name: '朱婷',
    document: '219999200110100147',
    fees: [
      ['teacher-quality', 'open'],
      ['teacher-ability', 'open'],
      ['teacher-subject', 'open'],
    ],
  },
  { name: '胡建国', document: '229999196510010151', fees: [['law-objective', 'open']] },
  {
    name: '郭红梅',
    document: '239999197203180165',
    fees: [
      ['accounting-practice', 'open'],
      ['accounting-law', 'paid'],
    ],
  },
  {
    name: '何平',
    document: '349999198707220175',
    fees: [
      ['engineer-economics', 'paid'],
      ['engineer-law', 'open'],
      ['engineer-management', 'waived'],
      ['engineer-practice', 'open'],
    ],
  },
  {
    name: '高飞',
    document: '369999199202290192',
    fees: [
      ['pets-written', 'paid'],
      ['pets-oral', 'open'],
    ],
  },
  {
    name: '林小雨',
    document: '429999200409060185',
    fees: [
      ['mandarin', 'open'],
      ['ncre-python', 'open'],
    ],
  },
  {
    name: '罗文',
    document: '439999198904150219',
    fees: [
      ['self-english', 'paid'],
      ['self-history', 'open'],
    ],
  },
  { name: '郑一', document: '459999200303030231', fees: [['mandarin', 'open']], phone: null },
  { name: '梁艳', document: '469999199111120204', fees: [['teacher-interview', 'open']] },
  { name: '谢东', document: '509999199602260255', fees: [['bec-higher', 'open']] },
  { name: '宋佳慧', document: '529999199912030221', fees: [['teacher-interview', 'proof-rejected']] },
  { name: '唐礼文', document: '539999198607070275', fees: [['law-objective', 'pending']] },
  {
    name: '许晴川',
    document: '549999199505150297',
    fees: [
      ['ncre-network', 'closed'],
      ['ncre-python', 'open'],
    ],
  },
  {
    name: '邓超凡',
    document: '619999199808080319',
    fees: [
      ['accounting-practice', 'upcoming'],
      ['accounting-law', 'upcoming'],
    ],
  },
  {
    name: '冯国林',
    document: '629999197612250331',
    fees: [
      ['mandarin', 'waived'],
      ['self-chinese', 'open'],
    ],
  },
  {
    name: '韩雪松',
    document: '639999199306060354',
    fees: [
      ['pets-oral', 'pending'],
      ['pets-written', 'open'],
    ],
  },
  {
    name: '曹立新',
    document: '649999198503200376',
    fees: [
      ['engineer-economics', 'closed'],
      ['engineer-law', 'closed'],
    ],
  },
  {
    name: '彭海波',
    document: '659999200202200390',
    fees: [
      ['self-marxism', 'open'],
      ['self-maths', 'paid'],
      ['self-computer', 'pending'],
    ],
  },
  { name: '曾雨墨', document: '119999200501180240', fees: [['mandarin', 'paid']] },
  { name: '萧毅', document: '319999199709230413', fees: [['ncre-python', 'waived']] },
  {
    name: '田甜',
    document: '329999200002290268',
    fees: [
      ['teacher-quality', 'closing'],
      ['teacher-ability', 'closing'],
    ],
  },
  { name: '董明', document: '339999198307140430', fees: [['law-objective', 'closed']] },
  { name: '袁圆', document: '35999919940416028X', fees: [['bec-higher', 'pending']] },
  { name: '潘志安', document: '379999199009090457', fees: [['engineer-practice', 'open']] },
  {
    name: '于诗',
    document: '449999200101310479',
    fees: [
      ['pets-written', 'upcoming'],
      ['pets-oral', 'upcoming'],
    ],
  },
  {
    name: '蒋晓蕾',
    document: '419999199606110308',
    fees: [
      ['accounting-practice', 'paid'],
      ['accounting-law', 'paid'],
    ],
  },
  { name: '蔡文', document: '519999198810180492', fees: [['self-english', 'proof-rejected']] },
  { name: '魏小来', document: '129999200308270326', fees: [['teacher-subject', 'open']] },
  { name: '欧阳春晓', document: '13999919970214034X', fees: [['pets-written', 'open']] },
  { name: '司马青', document: '14999919920401051X', fees: [['mandarin', 'open']] },
  { name: '诸葛静怡', document: '219999200405120364', fees: [['ncre-python', 'open']] },
];
