import type { FeeList } from '../../shared/fee-view';
import type { Caller } from '../../shared/ipc/kit';
import { MOST_LISTED, readPayList, type PayListReport } from '../../shared/pay-list';
import type { PersonView } from '../../shared/person-view';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { OfficeDown } from '../ports/exam-office';
import { checkPayList } from './check-pay-list';
import { beginVisit } from './conduct-visit';
import type { CoreServices } from './core-services';
import { listFees } from './list-fees';

type NotAList = {
  readonly kind: 'not-a-list';
  readonly why: 'empty' | 'binary' | 'encoding' | 'too-many';
  readonly lines: number;
};

/** Pasted, or the bytes of a file. */
type PayListSource = { readonly text: string } | { readonly base64: string };

function notAList(why: NotAList['why'], lines = 0): Result<never, NotAList> {
  return err({ kind: 'not-a-list', why, lines });
}

/** Line by line, who can be paid for and who cannot and why; those who can are remembered for `openPayList`. */
export async function checkList(
  core: CoreServices,
  caller: Caller,
  source: PayListSource,
): Promise<Result<PayListReport, NotAList | OfficeDown>> {
  core.payLists.delete(caller.id);
  const text = 'text' in source ? ok(source.text) : core.readListFile(Buffer.from(source.base64, 'base64'));
  if (!text.ok) return notAList(text.error);
  const lines = readPayList(text.value);
  if (lines.length === 0) return notAList('empty');
  if (lines.length > MOST_LISTED) return notAList('too-many', lines.length);
  const checked = await checkPayList(core.money, lines);
  if (!checked.ok) return checked;
  if (checked.value.candidates.length > 0) core.payLists.set(caller.id, checked.value.candidates);
  return ok(checked.value.report);
}

/** The people of the list stand at the counter now; whoever stood there before is left by the rule. */
export async function openPayList(
  core: CoreServices,
  caller: Caller,
): Promise<
  Result<{ visit: string; person: PersonView; fees: FeeList }, OfficeDown | { readonly kind: 'no-list' }>
> {
  const [first, ...others] = core.payLists.get(caller.id) ?? [];
  if (first === undefined) return err({ kind: 'no-list' });
  const begun = await beginVisit(core, caller, first);
  if (!begun.ok) return begun;
  const visit = core.visits.join(caller.id, others);
  if (visit?.id !== begun.value.visit) return err({ kind: 'no-list' });
  const fees = await listFees(core.money, visit.people);
  if (!fees.ok) return fees;
  core.payLists.delete(caller.id);
  return ok({ ...begun.value, fees: fees.value });
}
