import {
  baseOf,
  canonicalEntries,
  checkUnfinished,
  sameEntry,
  type CheckFacts,
  type Entries,
  type EntryOrigin,
  type FieldValue,
  type Finding,
  type FormField,
  type Mark,
  type ReturnDraft,
} from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';
import type { ReturnBasis } from './return-basis.js';

/** One field as its unit sees it. `filed`: as it stands in the newest filing; `prefilled`: offered, until confirmed. */
export type ReturnLine = Readonly<{
  field: FormField;
  value: FieldValue;
  explanation: string | null;
  origin: EntryOrigin | null;
  state: 'draft' | 'filed' | 'prefilled' | 'empty';
  last: Readonly<{ value: FieldValue; dataYear: string }> | null;
  findings: readonly Finding[];
  /** The reviewer's word on the value as it stands. */
  mark: Mark['verdict'] | null;
  /** Why it came back, when it did. */
  returned: string | null;
}>;

export type MyReturn = Readonly<{
  lines: readonly ReturnLine[];
  /** The entries that `lines` show, prefilled ones too, in their one way of writing. */
  shown: Entries;
  /** Why the whole form came back, when it did. */
  returned: readonly string[];
}>;

/**
 * The return line by line. What is prefilled is checked as if it had been typed: nobody confirms it unwarned. What is typed
 * is shown as it was typed, and checked as it would be filed: full-width digits are digits.
 */
export const myReturn = (basis: ReturnBasis, draft: ReturnDraft | null, facts: CheckFacts): MyReturn => {
  const { form, filed, last, version, status, marks } = basis;
  const base = baseOf(draft, filed);
  const shown: Entries = { ...basis.prefilled, ...base.entries };
  const { entries: written } = canonicalEntries(form, shown);
  const findings = checkUnfinished(form, written, facts);
  const reasons = status === 'returned' ? (version?.reasons ?? []) : [];
  const lines = form.fields.map((field): ReturnLine => {
    const { code } = field;
    const entry = Object.hasOwn(shown, code) ? shown[code] : undefined;
    const before = last && Object.hasOwn(last.entries, code) ? last.entries[code] : undefined;
    return {
      field,
      value: entry?.value ?? null,
      explanation: entry?.explanation ?? null,
      origin: entry?.origin ?? null,
      state: !entry ? 'empty' : Object.hasOwn(base.entries, code) ? base.from : 'prefilled',
      last: last && before ? { value: before.value, dataYear: last.dataYear } : null,
      findings: findings.filter((finding) => finding.field === code),
      mark: sameEntry(entry, filed?.entries[code]) ? (marks[code]?.verdict ?? null) : null,
      returned: reasons.find(({ figure }) => figure === code)?.reason ?? null,
    };
  });
  const ofWhole = reasons.filter(({ figure }) => !form.fields.some(({ code }) => code === figure));
  return { lines, shown: written, returned: ofWhole.map(({ reason }) => reason) };
};

/** A campaign that asks this unit for its return of the data year. */
export type ReturnTask = Readonly<{
  campaignId: string;
  name: string;
  status: 'open' | 'closed';
  dueDate: string;
  acknowledgedOn: string | null;
  reminders: number;
  remindedOn: string | null;
}>;

/** The campaigns that ask a unit for a data year, open ones first, the most urgent of them first. */
export const returnTasks = (db: Sqlite, unitId: string, dataYear: string): readonly ReturnTask[] =>
  db.all<ReturnTask>(
    `select c.campaign_id as campaignId, c.name, c.status, c.due_date as dueDate, t.acknowledged_on as acknowledgedOn,
       a.reminders, a.reminded_on as remindedOn
     from campaign_unit a join campaign c on c.campaign_id = a.campaign_id
     left join campaign_task t on t.campaign_id = a.campaign_id and t.unit_id = a.unit_id
     where a.unit_id = ? and a.status = 'asked' and c.data_year = ?
     order by c.status desc, c.due_date, c.opened_sequence`,
    unitId,
    dataYear,
  );
