import { findingsOf } from './checking.js';
import { FiledReturn } from './filed-return.js';
import type { Entries, Form } from './form.js';
import type { CheckFacts, Finding } from './rules.js';
import { returnRules } from './rules/all.js';
import { nothingFilled } from './rules/empty.js';
import { valueOf } from './values.js';

const isExplained = (entries: Entries, { field, strength }: Finding): boolean =>
  strength === 'explain' && Object.hasOwn(entries, field) && (entries[field]?.explanation ?? '').trim() !== '';

/**
 * Everything that is wrong with a return, every time and not only the first: what is impossible, and what is implausible
 * and not explained on its entry. `form` is the one that is asked of the unit (`formAskedOf`). Empty: it may be filed.
 */
export const checkReturn = (form: Form, entries: Entries, facts: CheckFacts): readonly Finding[] =>
  findingsOf(returnRules, new FiledReturn(form, entries, facts)).filter((finding) => !isExplained(entries, finding));

/** The same of a return that is still being filled in: that nothing is filled in yet is no mistake. */
export const checkUnfinished = (form: Form, entries: Entries, facts: CheckFacts): readonly Finding[] =>
  checkReturn(form, entries, facts).filter(({ rule }) => rule !== nothingFilled);

/** What is implausible and explained: for the reviewer, beside the explanation. */
export const explainedFindings = (form: Form, entries: Entries, facts: CheckFacts): readonly Finding[] =>
  findingsOf(returnRules, new FiledReturn(form, entries, facts)).filter((finding) => isExplained(entries, finding));

/** Codes of the fields that are asked and still 未填: they are filed as such, and leave a verdict open. */
export const unfilledFields = (form: Form, entries: Entries): readonly string[] =>
  form.fields.filter(({ code }) => valueOf(entries, code) === null).map(({ code }) => code);
