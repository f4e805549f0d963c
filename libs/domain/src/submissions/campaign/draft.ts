import { Refusal, same, type Context } from '@app/domain/kernel';
import type { Entries, Entry, FieldValue, FormId } from '../form/index.js';
import { notEnded } from '../guards.js';

/**
 * What a unit has half filled in, shared by all of its people. It is no fact and stands in no log. A field that is
 * prefilled stays out of it until somebody confirms or changes it. `revision` counts the changes from 1.
 */
export type ReturnDraft = Readonly<{
  revision: number;
  entries: Entries;
  /** ISO instant. */
  updatedAt: string;
  updatedBy: string;
}>;

/** What somebody has typed: the origin is found out here, never taken from the caller. */
export type TypedEntries = Readonly<Record<string, Readonly<{ value: FieldValue; explanation: string | null }>>>;

/** The key of a unit's draft. */
export const draftKey = (dataYear: string, unitId: string, form: FormId): string => `${dataYear}/${unitId}/${form}`;

/** What a return holds before anybody types: the draft, unless something was filed since; then that. */
export const baseOf = (
  draft: ReturnDraft | null,
  filed: Readonly<{ entries: Entries; filedAt: string }> | null,
): Readonly<{ entries: Entries; from: 'draft' | 'filed' }> =>
  draft && !(filed && draft.updatedAt <= filed.filedAt)
    ? { entries: draft.entries, from: 'draft' }
    : { entries: filed?.entries ?? {}, from: 'filed' };

const atRevision = (draft: ReturnDraft | null, expected: number, mine: unknown): void => {
  const actual = draft?.revision ?? 0;
  if (expected !== actual)
    throw new Refusal('draft.changed', { expected, actual, mine, theirs: draft }, 'precondition');
};

/** Whose form: `endedFrom` is since when its unit has ended (ISO date); null while it stands. */
export type FormOf = Readonly<{ id: FormId; endedFrom: string | null }>;

/**
 * A bureau fills in its own form only; what schools file is theirs, as long as they stand.
 * @throws Refusal draft.not-yours, submission.unit-ended
 */
export const mayFillIn = ({ id, endedFrom }: FormOf, context: Context): void => {
  if (context.role === 'supervisionDirector' && id !== 'county') throw new Refusal('draft.not-yours', {}, 'forbidden');
  notEnded(endedFrom);
};

const changedBy = (draft: ReturnDraft | null, entries: Entries, context: Context): ReturnDraft => ({
  revision: (draft?.revision ?? 0) + 1,
  entries,
  updatedAt: context.at,
  updatedBy: context.actorId,
});

/** A value that stays keeps its origin; one that was changed has been typed. */
const entryOf = (before: Entry | undefined, typed: TypedEntries[string]): Entry => ({
  value: typed.value,
  explanation: typed.explanation?.trim() || null,
  origin: before && before.value === typed.value ? before.origin : { kind: 'typed' },
});

/**
 * The draft with what was typed in place of what it held. Saving what is there already changes nothing.
 * @param form codes of the fields that the unit is asked; what it was shown before it typed (`base`)
 * @throws Refusal draft.changed (412, with both versions), draft.unknown-fields, draft.not-yours, submission.unit-ended
 */
export const savedDraft = (
  draft: ReturnDraft | null,
  change: Readonly<{ revision: number; entries: TypedEntries }>,
  form: FormOf & Readonly<{ asked: ReadonlySet<string>; base: Entries }>,
  context: Context,
): ReturnDraft | null => {
  mayFillIn(form, context);
  const fields = Object.keys(change.entries).filter((code) => !form.asked.has(code));
  if (fields.length > 0) throw new Refusal('draft.unknown-fields', { fields, count: fields.length }, 'invalid');
  const entries: Entries = Object.fromEntries(
    Object.entries(change.entries).map(([code, typed]) => [code, entryOf(form.base[code], typed)]),
  );
  if (same(entries, draft?.entries ?? {})) return draft;
  atRevision(draft, change.revision, change.entries);
  return changedBy(draft, entries, context);
};

/**
 * Prefilled values taken over as they are: the named ones, or all. Their origin stays: it says where they came from.
 * @throws Refusal draft.changed, draft.nothing-prefilled, draft.not-yours, submission.unit-ended
 */
export const confirmedDraft = (
  draft: ReturnDraft | null,
  change: Readonly<{ revision: number; fields: readonly string[] | null }>,
  form: FormOf & Readonly<{ prefilled: Entries; base: Entries }>,
  context: Context,
): ReturnDraft | null => {
  mayFillIn(form, context);
  const there = form.base;
  const wanted = [...new Set(change.fields ?? Object.keys(form.prefilled))].filter((code) => !(code in there));
  if (wanted.length === 0) return draft;
  const fields = wanted.filter((code) => !(code in form.prefilled));
  if (fields.length > 0) throw new Refusal('draft.nothing-prefilled', { fields }, 'invalid');
  atRevision(draft, change.revision, change.fields);
  const confirmed = Object.fromEntries(wanted.map((code) => [code, form.prefilled[code]!]));
  return changedBy(draft, { ...there, ...confirmed }, context);
};
