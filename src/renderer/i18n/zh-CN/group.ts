/** One payer, several candidates. */
export const zhCNGroup = {
  group: {
    receipts: {
      before: '上一张',
      after: '下一张',
      at: '第 {{number}} 张，共 {{of}} 张',
      printAll: '打印全部 {{number}} 张凭条',
      printOne: '只打印{{name}}的凭条',
      each: '每名考生一张凭条，共 {{number}} 张。',
      numbers: '凭条号',
    },
    orders: {
      people: '{{name}} 等 {{number}} 人',
      receipts: '凭条 {{first}} 等 {{number}} 张',
    },
    goesBack: '以下费用此前已由另一笔付款缴清，这次为它付的款会原路退回付款账户，不用再办手续：{{names}}。',
    partPaid: '已缴清：{{names}}。',
    partUnpaid: '还没有缴清：{{names}}。',
    and: '、',
  },
} as const;
