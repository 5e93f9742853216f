/** What the exam office has not heard yet, as staff read it. */
export const zhCNOffice = {
  office: {
    waiting: '{{number}} 笔结果尚未告知考试机构（最早 {{since}}），系统会自动补报',
    setAside: '考试机构未接受 {{number}} 笔上报，请主管核对处理',
    duplicates: '{{number}} 笔疑似重复缴费，请主管与考试机构核对',
    notReserved: {
      'held-elsewhere': '这个项目正在另一台终端办理缴费，请勿重复支付。请在那台终端完成，或过几分钟再试。',
      'paid-elsewhere': '考试机构显示这个项目已经缴费，没有开始新的付款。请重新查询；有疑问请到人工窗口。',
      'not-payable': '考试机构现在不接受这个项目的缴费，没有开始付款。请重新查询，或到人工窗口询问。',
    },
  },
} as const;
