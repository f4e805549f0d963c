import type { LedgerLine } from '@app/domain/rectifications';

type Days = Pick<LedgerLine, 'rectifiedOn' | 'reviewedOn' | 'closedOn'>;

/** Said before the words that contain them: 未完成 is not 完成. */
const open = /未|没有|不合格|不通过|不到位|正在|整改中|进行中|部分|长期|持续|待|否|基本|逐步/;
const done =
  /^(已|全部|均已|整改)*(销号|办结|完成|完成整改|整改|整改完成|整改到位|到位|合格|通过|达标|符合要求|是|√)(了|。)?$/;

const plain = (text: string | null): string => (text ?? '').normalize('NFKC').replace(/\s/g, '');

/** What the old ledger says of the end: closed on a day, still open, or a fault in words. */
export type Ending = Readonly<
  { closedOn: string | null } | { fault: string; about: 'status' | 'reviewResult' | 'closedOn' }
>;

/**
 * Whether a line of the old ledger is closed. Only a word of closure or of a passed review closes it, and only with a
 * day; what the unit says of itself (完成情况) does so where nobody else's word is asked for.
 * @param said words of the columns 是否销号, 复查结果 and 完成情况; undefined: there is no such column
 */
export const endingOf = (
  said: Readonly<{ status?: string | null; reviewResult?: string | null; outcome?: string | null }>,
  { rectifiedOn, reviewedOn, closedOn }: Days,
): Ending => {
  const closing = (): Ending => {
    const day = closedOn ?? reviewedOn ?? rectifiedOn;
    return day === null ? { fault: '写明已办结，但没有销号、复查或完成的时间', about: 'closedOn' } : { closedOn: day };
  };
  for (const about of ['status', 'reviewResult'] as const) {
    const text = plain(said[about] ?? null);
    if (text === '') continue;
    if (open.test(text)) return { closedOn: null };
    if (done.test(text)) return closing();
    return { fault: `“${text.slice(0, 20)}”看不出是否已办结，请写“已销号”或“整改中”`, about };
  }
  if (closedOn !== null) return { closedOn };
  if (reviewedOn !== null) return { fault: '有复查时间而没有复查结果，请写“合格”或“不合格”', about: 'reviewResult' };
  const asked = said.status !== undefined || said.reviewResult !== undefined;
  return !asked && done.test(plain(said.outcome ?? null)) ? closing() : { closedOn: null };
};
