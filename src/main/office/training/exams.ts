/** Exams and fees of the training roster. Amounts in fen, in the range that provinces publish for such exams. */
type TrainingExam = {
  readonly name: string;
  /** First four digits of its registration numbers. */
  readonly prefix: string;
};

const EXAMS = {
  pets: { name: '全国英语等级考试（PETS）三级', prefix: '3101' },
  engineer: { name: '一级建造师执业资格考试', prefix: '3202' },
  teacher: { name: '中小学教师资格考试（笔试）', prefix: '3303' },
  interview: { name: '中小学教师资格考试（面试）', prefix: '3304' },
  selfStudy: { name: '高等教育自学考试', prefix: '3405' },
  ncre: { name: '全国计算机等级考试（NCRE）', prefix: '3506' },
  mandarin: { name: '普通话水平测试', prefix: '3607' },
  accounting: { name: '初级会计专业技术资格考试', prefix: '3708' },
  law: { name: '国家统一法律职业资格考试', prefix: '3809' },
  hsk: { name: 'HSK Chinese Proficiency Test, Level 5', prefix: '3910' },
  bec: { name: 'Business English Certificate (BEC), Higher', prefix: '3911' },
} as const satisfies Record<string, TrainingExam>;

type TrainingFee = { readonly exam: TrainingExam; readonly name: string; readonly amount: number };

export const FEES = {
  'pets-written': { exam: EXAMS.pets, name: '笔试考务费', amount: 6_500 },
  'pets-oral': { exam: EXAMS.pets, name: '口试考务费', amount: 5_500 },
  'engineer-economics': { exam: EXAMS.engineer, name: '建设工程经济', amount: 6_100 },
  'engineer-law': { exam: EXAMS.engineer, name: '建设工程法规及相关知识', amount: 6_100 },
  'engineer-management': { exam: EXAMS.engineer, name: '建设工程项目管理', amount: 6_100 },
  'engineer-practice': { exam: EXAMS.engineer, name: '专业工程管理与实务（建筑工程）', amount: 6_900 },
  'teacher-quality': { exam: EXAMS.teacher, name: '综合素质（中学）', amount: 7_000 },
  'teacher-ability': { exam: EXAMS.teacher, name: '教育知识与能力（中学）', amount: 7_000 },
  'teacher-subject': {
    exam: EXAMS.teacher,
    name: '学科知识与教学能力（初级中学·道德与法治）',
    amount: 7_000,
  },
  'teacher-interview': { exam: EXAMS.interview, name: '面试考务费', amount: 28_000 },
  'self-english': { exam: EXAMS.selfStudy, name: '英语（二）', amount: 3_700 },
  'self-history': { exam: EXAMS.selfStudy, name: '中国近现代史纲要', amount: 3_700 },
  'self-marxism': { exam: EXAMS.selfStudy, name: '马克思主义基本原理', amount: 3_700 },
  'self-maths': { exam: EXAMS.selfStudy, name: '高等数学（一）', amount: 3_700 },
  'self-computer': { exam: EXAMS.selfStudy, name: '计算机应用基础（含实践）', amount: 6_200 },
  'self-chinese': { exam: EXAMS.selfStudy, name: '大学语文', amount: 3_700 },
  'ncre-python': { exam: EXAMS.ncre, name: '二级 Python 语言程序设计', amount: 8_000 },
  'ncre-network': { exam: EXAMS.ncre, name: '三级 网络技术', amount: 8_000 },
  mandarin: { exam: EXAMS.mandarin, name: '测试费', amount: 5_000 },
  'accounting-practice': { exam: EXAMS.accounting, name: '初级会计实务', amount: 5_600 },
  'accounting-law': { exam: EXAMS.accounting, name: '经济法基础', amount: 5_600 },
  'law-objective': { exam: EXAMS.law, name: '客观题考试考务费', amount: 18_300 },
  'hsk-5': { exam: EXAMS.hsk, name: 'Test fee (computer-based)', amount: 65_000 },
  'bec-higher': { exam: EXAMS.bec, name: 'Written and speaking test', amount: 106_000 },
} as const satisfies Record<string, TrainingFee>;

export type FeeKey = keyof typeof FEES;
