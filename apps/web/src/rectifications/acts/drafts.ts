import type { ActName } from './forms';
import type { Values } from './values';

/** A form that was begun and put aside. */
export type Draft = Readonly<{ values: Values; doneAt: string }>;

// For as long as the pages stay open: what was typed is not lost by closing a form.
const drafts = new Map<string, Draft>();
const keyOf = (issueId: string, act: ActName): string => `${issueId} ${act}`;

/** What was begun of an act on an issue. */
export const keptDraft = (issueId: string, act: ActName): Draft | undefined => drafts.get(keyOf(issueId, act));

/** Puts a form aside. */
export const keepDraft = (issueId: string, act: ActName, draft: Draft): void => {
  drafts.set(keyOf(issueId, act), draft);
};

/** The act is done: nothing is left to take up. */
export const forgetDraft = (issueId: string, act: ActName): void => {
  drafts.delete(keyOf(issueId, act));
};
