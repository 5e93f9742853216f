import type { Caller } from '../../shared/ipc/kit';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { OfficeRequest, WrongData } from '../../shared/sign-in';
import type { OfficeDown } from '../ports/exam-office';
import type { CoreServices } from './core-services';
import { countedAsk, type Asked } from './counted-ask';
import type { ProveParts } from './prove-identity';

/** A registry answers with a number to ask after; a roster's passwords are reset at the counter. */
export async function forgotPassword(parts: ProveParts, documentNumber: string): Asked<OfficeRequest> {
  if (parts.offers.method !== 'password') return err({ kind: 'not-offered' });
  const { requests } = parts.office;
  if (requests === null) return ok({ kind: 'at-counter' });
  return countedAsk(parts, 'forgotten', documentNumber, async (number) => {
    const asked = await requests.forgottenPassword(number);
    return asked.ok ? ok({ kind: 'reference', reference: asked.value.reference }) : asked;
  });
}

const WRONG_WORDS: Readonly<Record<WrongData, string>> = {
  name: '姓名',
  document: '证件号码',
  phone: '手机号码',
  registration: '报名信息',
};

/** What is wrong goes to the exam office, or into the journal for the counter, where staff know whom to ask. */
export async function requestCorrection(
  core: CoreServices,
  caller: Caller,
  wrong: readonly WrongData[],
): Promise<Result<OfficeRequest, OfficeDown | { readonly kind: 'no-visit' }>> {
  const visit = core.visits.of(caller.id);
  if (visit === null) return err({ kind: 'no-visit' });
  const { office, store, clock, settings } = core.money;
  const candidate = visit.pending ?? visit.candidate;
  const fields = [...new Set(wrong)];
  let answer: OfficeRequest = { kind: 'at-counter' };
  if (office.requests !== null) {
    const text = `考生在终端 ${settings.deviceNumber} 核对时指出有误：${fields.map((field) => WRONG_WORDS[field]).join('、')}`;
    const asked = await office.requests.correction({ candidateId: candidate.id, text });
    if (!asked.ok) return asked;
    answer = { kind: 'reference', reference: asked.value.reference };
  }
  store.journal.append({
    at: clock.now(),
    what: 'correction.wanted',
    subject: candidate.id,
    facts: { wrong: fields.join(' '), reference: answer.kind === 'reference' ? answer.reference : null },
  });
  return ok(answer);
}
