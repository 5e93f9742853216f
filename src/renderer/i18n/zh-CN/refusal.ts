/** Why a payment platform refused, and what to do; never its code alone. */
export const zhCNRefusal = {
  refusal: {
    'merchant-code': {
      'not-permitted':
        '原因：商户未开通该支付产品，或商户信息配置有误。请换一种渠道，并通知技术人员检查渠道设置。',
      'bad-request': '原因：支付平台不接受这笔订单的内容。请换一种渠道，并通知技术人员。',
      'number-used': '原因：订单号已被使用。请重新收款；再次出现请通知技术人员。',
      'already-paid': '原因：这笔订单已经付过。正在核对，请勿重复付款。',
      'already-closed': '原因：这笔订单已经关闭。请重新付款。',
      limit: '原因：超过支付平台的金额或次数限制。请换一种渠道，或稍后再试。',
      'not-enough-funds': '原因：余额不足。请付款人换一张卡，或换一种渠道。',
      other: '支付平台没有说明原因。请换一种渠道，或稍后再试。',
    },
    'payer-code': {
      'not-permitted':
        '原因：商户未开通该支付产品，或商户信息配置有误。请换一种渠道，并通知技术人员检查渠道设置。',
      'bad-request': '原因：付款码无效或已过期。请付款人刷新付款码后再扫一次。',
      'number-used': '原因：订单号已被使用。请重新收款；再次出现请通知技术人员。',
      'already-paid': '原因：这笔订单已经付过。正在核对，请勿重复收款。',
      'already-closed': '原因：这笔订单已经关闭。请重新付款。',
      limit: '原因：超过付款人的限额。请付款人换一张卡，或换一种渠道。',
      'not-enough-funds': '原因：余额不足。请付款人换一张卡，或换一种渠道。',
      other: '支付平台没有说明原因。请付款人换一种方式，或稍后再试。',
    },
  },
} as const;
