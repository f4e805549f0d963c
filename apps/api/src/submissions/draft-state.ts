import { unfilledFields, type ReturnDraft } from '@app/domain/submissions';
import type { MyReturn, ReturnBasis } from '@app/projections/submissions';
import type { NameBook } from '../names.js';

/** A draft as its people see it; revision 0 when there is none. */
export const draftState = (draft: ReturnDraft | null, names: NameBook) => {
  const { revision = 0, updatedAt = null, updatedBy = null } = draft ?? {};
  return { revision, updatedAt, updatedBy, updatedByName: names.of(updatedBy) };
};

/** What waits for somebody: prefilled values that nobody has looked at, and fields that are 未填. */
export const waiting = ({ form }: ReturnBasis, { lines, shown }: MyReturn) => ({
  unconfirmed: lines.filter(({ state }) => state === 'prefilled').map(({ field }) => field.code),
  unfilled: unfilledFields(form, shown),
});
