import type { Schemas } from '@app/api-client';

/** 我的填报表, as the server answers it. */
export type MyReturn = Schemas['MyReturnDto'];
export type ReturnLine = Schemas['ReturnLineDto'];
export type Finding = Schemas['ReturnFindingDto'];
export type SavedDraft = Schemas['SavedDraftDto'];

/** One field as somebody typed it: null is 未填, `n/a` 不适用, `0` is 是 0. */
export type Typed = Readonly<{ value: string | null; explanation: string | null }>;
/** By field code. */
export type TypedEntries = Readonly<Record<string, Typed>>;

export const notApplicable = 'n/a';

/** How a field is filled: 有数, 是 0, 不适用; null is 未填. */
export type Filling = 'value' | 'zero' | 'notApplicable';

/** Which of the three blanks a value is. A zero is one however many noughts it is written with. */
export const fillingOf = (value: string | null): Filling | null => {
  if (value === null || value.trim() === '') return null;
  if (value === notApplicable) return 'notApplicable';
  return /^[0０]+([.．][0０]*)?$/.test(value.trim()) ? 'zero' : 'value';
};

/** Id of a field's control, which the error summary leads to. */
export const anchorOf = (field: string): string => `field-${field}`;

/** What is in the draft, or was filed: everything shown but what is only offered. */
export const entriesOf = ({ lines }: Pick<MyReturn, 'lines'>): TypedEntries =>
  Object.fromEntries(
    lines
      .filter(({ state }) => state === 'draft' || state === 'filed')
      .map(({ field, value, explanation }) => [field, { value, explanation }]),
  );

export const sameTyped = (one: Typed | undefined, other: Typed | undefined): boolean =>
  (one?.value ?? null) === (other?.value ?? null) && (one?.explanation ?? null) === (other?.explanation ?? null);

/** A line as it is shown while somebody types: theirs over what the server last said. */
export type ShownLine = ReturnLine & Readonly<{ prefilled: boolean }>;

/** The lines with what was typed, and what the last check found. */
export const shownLines = (
  lines: readonly ReturnLine[],
  entries: TypedEntries,
  findings: readonly Finding[],
): readonly ShownLine[] =>
  lines.map((line) => {
    const typed = entries[line.field];
    return {
      ...line,
      ...typed,
      prefilled: typed === undefined && line.state === 'prefilled',
      findings: findings.filter(({ field }) => field === line.field),
    };
  });
