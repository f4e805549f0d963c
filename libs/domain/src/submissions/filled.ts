import { Refusal } from '@app/domain/kernel';
import type { Filled } from './commands.js';
import type { SubmissionCheck } from './events.js';
import {
  canonicalEntries,
  checkReturn,
  derivedFigures,
  explainedFindings,
  formAskedOf,
  formById,
  formFor,
  referenceOf,
  type Entries,
  type Finding,
  type FormOwner,
} from './form/index.js';
import type { Filing } from './state.js';

type Checked = Omit<Filing, 'version' | 'effectiveFrom'> & Readonly<{ check: SubmissionCheck }>;

/** Prefilled values that nobody has looked at: last year's or the statistics' word is not the unit's. */
const unconfirmed = (entries: Entries, confirmed: readonly string[]): readonly string[] =>
  Object.entries(entries).flatMap(([field, { value, origin }]) =>
    origin.kind === 'prefilled' && value !== null && !confirmed.includes(field) ? [field] : [],
  );

/** A field that was filled in before and no longer is, is said to be 未填: so that a reviewer sees it. */
const withEmptied = (entries: Entries, before: Entries): Entries => ({
  ...entries,
  ...Object.fromEntries(
    Object.keys(before)
      .filter((field) => !Object.hasOwn(entries, field))
      .map((field) => [field, { value: null, explanation: null, origin: { kind: 'typed' } }]),
  ),
});

const refuseAll = (findings: readonly Finding[], prefilled: readonly string[]): void => {
  const errors = [
    ...findings.map(({ field, message }) => ({ field: `entries.${field}`, message })),
    ...prefilled.map((field) => ({ field: `entries.${field}`, message: '此项为预填数据，请核对后确认' })),
  ];
  if (errors.length === 0) return;
  const strong = findings.filter(({ strength }) => strength === 'reject').length;
  throw new Refusal(
    'submission.return',
    {
      errors,
      findings,
      unconfirmed: prefilled,
      count: errors.length,
      rejected: strong,
      unexplained: findings.length - strong,
      first: errors[0]?.message,
    },
    'invalid',
  );
};

/**
 * A filled-in form, checked whole: its entries in their one way of writing, the figures that they amount to, and what
 * was found implausible and is explained. `before` are the entries filed last.
 * @throws Refusal submission.no-draft; submission.other-form when the unit files another form or version; submission.return naming at once
 *   everything impossible, everything implausible without an explanation, and every prefilled value not yet confirmed
 */
export const checkedReturn = (
  owner: FormOwner,
  { form: asked, entries: raw, confirmed, facts }: Filled,
  before: Entries,
): Checked => {
  const today = formFor(owner);
  const whole = formById(asked.id, asked.version);
  if (!whole || !today || whole.id !== today.id || whole.version !== today.version)
    throw new Refusal(
      'submission.other-form',
      { field: 'form', title: today?.title ?? null, version: today?.version ?? null },
      'invalid',
    );
  const form = formAskedOf(whole, owner, facts.value.stage);
  if (raw === null) throw new Refusal('submission.no-draft');
  const { entries, findings } = canonicalEntries(form, raw);
  const strangers = findings.filter(({ field }) => !Object.hasOwn(entries, field));
  refuseAll([...strangers, ...checkReturn(form, entries, facts.value)], unconfirmed(entries, confirmed));
  const explained = explainedFindings(form, entries, facts.value);
  return {
    ...derivedFigures(form, entries, owner, facts.value.stage),
    form: referenceOf(whole),
    entries: withEmptied(entries, before),
    check: {
      sequence: facts.sequence,
      findings: explained.map(({ rule, field, message }) => ({ rule, field, message })),
    },
  };
};
