import type { Entries, EntryOrigin, FieldValue, ReturnDraft } from '@app/domain/submissions';

type Asked = Readonly<
  Record<string, Readonly<{ value: FieldValue; explanation: string | null; origin?: EntryOrigin }>>
>;

/**
 * The entries of a filing with where each came from, and the prefilled ones that somebody has let stand. What stands in
 * the unit's draft has been confirmed there, and keeps its origin as long as its value is the same; anything else was
 * typed, unless the house itself says where it came from (a workbook's cell). `asked` null: the draft as it stands,
 * null when there is none.
 */
export const asFiled = (
  asked: Asked | null,
  draft: ReturnDraft | null,
): Readonly<{ entries: Entries | null; confirmed: readonly string[] }> => {
  const kept = draft?.entries ?? {};
  const entries =
    asked === null
      ? (draft?.entries ?? null)
      : Object.fromEntries(
          Object.entries(asked).map(([field, { value, explanation, origin }]) => {
            const before = Object.hasOwn(kept, field) ? kept[field] : undefined;
            const known = before?.value === value ? before.origin : undefined;
            return [field, { value, explanation, origin: origin ?? known ?? { kind: 'typed' } }];
          }),
        );
  return { entries, confirmed: Object.keys(kept) };
};
