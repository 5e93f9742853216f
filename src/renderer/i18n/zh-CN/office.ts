/** What the exam office has not heard yet, as staff read it. */
export const zhCNOffice = {
  office: {
    waiting: '{{number}} 笔结果尚未告知考试机构（最早 {{since}}），系统会自动补报',
    setAside: '考试机构未接受 {{number}} 笔上报，请主管核对处理',
    duplicates: '{{number}} 笔疑似重复缴费，请主管与考试机构核对',
  },
} as const;
