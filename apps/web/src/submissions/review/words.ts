import type { Schemas } from '@app/api-client';
import type { Review, ReviewItem } from './legal-acts';

/** A reviewer's word on a field that has not been saved. */
export type Word = Readonly<{ verdict: 'accepted' | 'returned'; reason: string }>;
/** By field code. */
export type Words = Readonly<Record<string, Word>>;
export type Verdict = Schemas['ItemVerdictDto'];

/** Without the word on one field, or with another one. */
export const withWord = (words: Words, field: string, word: Word | null): Words => {
  const { [field]: _, ...others } = words;
  return word === null ? others : { ...others, [field]: word };
};

/** What is said of a field now: the unsaved word, else the saved one. */
export const verdictOf = (item: ReviewItem, words: Words): Word['verdict'] | null =>
  words[item.field]?.verdict ?? item.mark?.verdict ?? null;

/** Fields without a yes, and those just spoken of: what is still before the reviewer. */
export const before = (items: readonly ReviewItem[], words: Words): readonly ReviewItem[] =>
  items.filter(({ field, mark }) => mark?.verdict !== 'accepted' || field in words);

/** Unsaved words as the server takes them. */
export const toSay = (words: Words): Verdict[] =>
  Object.entries(words).map(([field, { verdict, reason }]) =>
    verdict === 'accepted' ? { field, verdict } : { field, verdict, reason: reason.trim() },
  );

/** A yes to every field of which nothing is said, saved or not. */
export const yesToTheRest = (items: readonly ReviewItem[], words: Words): Verdict[] =>
  items.filter((item) => verdictOf(item, words) === null).map(({ field }) => ({ field, verdict: 'accepted' }));

export type Moved = Readonly<{
  field: string;
  label: string;
  was: Pick<ReviewItem, 'value' | 'mark'>;
  is: Pick<ReviewItem, 'value' | 'mark'>;
}>;

/** What is another than it was when the reviewer looked: values, and what others said meanwhile. */
export const movedSince = (looked: Pick<Review, 'items'>, now: Pick<Review, 'items'>): readonly Moved[] =>
  now.items.flatMap((item) => {
    const was = looked.items.find(({ field }) => field === item.field) ?? { value: null, mark: null };
    const same =
      was.value === item.value && was.mark?.verdict === item.mark?.verdict && was.mark?.reason === item.mark?.reason;
    return same ? [] : [{ field: item.field, label: item.label, was, is: item }];
  });

/** Words that still hold: a yes to a value that has changed since is no yes; a reason that was typed is kept. */
export const stillSaid = (words: Words, moved: readonly Moved[]): Words =>
  Object.fromEntries(
    Object.entries(words).filter(
      ([field, { verdict }]) =>
        verdict === 'returned' || !moved.some((one) => one.field === field && one.was.value !== one.is.value),
    ),
  );
