import type { TrainingPerson } from './person';

/*
 * Rare names and every other kind of document, none of which anybody can hold:
 * - resident numbers, 15 digits and old permanent residence cards: region 9999, as in residents.ts; nationality XZZ,
 *   which ICAO Doc 9303-3 does not assign;
 * - 港澳台居民居住证 (810000, 820000, 830000): born in 1901, 117 years before the first card was issued;
 * - permanent residence cards of 2023: nationality 999, which ISO 3166-1 leaves to users;
 * - passports and permits for Hong Kong, Macau and Taiwan residents: serial numbers of zeros;
 * - L898902C3 is the specimen passport of ICAO Doc 9303-4.
 */
export const RARE_NAMES_AND_OTHER_DOCUMENTS: readonly TrainingPerson[] = [
  { name: '张㛃', document: '31999919991020038X', fees: [['teacher-interview', 'open']], shows: 'rare-name' },
  { name: '𠮷田', document: '219999197805300538', fees: [['mandarin', 'open']] },
  {
    name: '龚䶮',
    document: '329999198506110558',
    fees: [
      ['law-objective', 'open'],
      ['self-chinese', 'open'],
    ],
  },
  { name: '李㵘', document: '439999200107250401', fees: [['pets-written', 'open']] },
  { name: '王𬎆', document: '619999199609020575', fees: [['ncre-python', 'pending']] },
  {
    name: '买买提·艾合买提江',
    document: '659999199304080590',
    fees: [
      ['mandarin', 'open'],
      ['self-chinese', 'paid'],
    ],
  },
  {
    name: '阿依古丽·阿卜杜热合曼',
    document: '659999200007160426',
    fees: [
      ['teacher-quality', 'open'],
      ['teacher-ability', 'open'],
    ],
  },
  { name: '扎西多吉', document: '549999198902280613', fees: [['mandarin', 'open']] },
  { name: '额尔敦达来', document: '159999197508190639', fees: [['accounting-practice', 'open']] },
  { name: '陈志远', document: '119999680715003', fees: [['law-objective', 'open']] },
  {
    name: '周桂兰',
    document: '319999550923044',
    fees: [
      ['self-history', 'open'],
      ['self-chinese', 'open'],
    ],
  },
  { name: '孙德胜', document: '429999491001001', fees: [['mandarin', 'paid']] },
  {
    name: '陈嘉怡',
    document: '81000019010203000X',
    fees: [
      ['mandarin', 'open'],
      ['pets-oral', 'open'],
    ],
    shows: 'residence-permit',
  },
  { name: '何子轩', document: '820000190104050006', fees: [['ncre-python', 'open']] },
  { name: '林怡君', document: '830000190106070002', fees: [['teacher-quality', 'pending']] },
  { name: '黄俊杰', document: 'H00000000', fees: [['bec-higher', 'open']] },
  { name: '梁咏文', document: 'H0000000000', fees: [['hsk-5', 'paid']] },
  { name: '区家明', document: 'M00000000', fees: [['law-objective', 'upcoming']] },
  { name: '许雅婷', document: '00000000', fees: [['mandarin', 'open']] },
  { name: '郭冠廷', document: '0000000000', fees: [['ncre-network', 'open']] },
  { name: 'Nguyen Thi Minh Anh', document: 'XZZ999990010101', fees: [['hsk-5', 'open']] },
  {
    name: 'Ivanov Sergey Petrovich',
    document: '931999197904120016',
    fees: [
      ['hsk-5', 'open'],
      ['bec-higher', 'open'],
    ],
  },
  { name: 'Garcia Lopez Maria Fernanda', document: '911999198609300023', fees: [['hsk-5', 'pending']] },
  {
    name: 'ERIKSSON ANNA MARIA',
    document: 'L898902C3',
    fees: [
      ['hsk-5', 'open'],
      ['mandarin', 'open'],
    ],
    shows: 'passport',
  },
  { name: 'Müller Jürgen', document: 'C00000000', fees: [['bec-higher', 'open']] },
  { name: "O'Brien Seán", document: 'PZ0000000', fees: [['hsk-5', 'closed']] },
  {
    name: 'Maria del Carmen Fernández-Villaverde y Montesinos de Peñaranda',
    document: 'ZAB000000',
    fees: [['hsk-5', 'open']],
  },
  {
    name: 'Andriantsitohaina Rakotomalala Heriniaina Jean-Baptiste',
    document: 'A00Z00000',
    fees: [['bec-higher', 'closing']],
  },
  { name: '佐藤 健太', document: 'TZ0000000', fees: [['hsk-5', 'photo-rejected']] },
  { name: '김민수', document: 'M0000000Z', fees: [['hsk-5', 'waived']] },
];
