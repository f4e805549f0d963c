import {
  fieldOf,
  formById,
  sameEntry,
  type Entry,
  type ExplainedFinding,
  type FieldValue,
  type Mark,
  type Marks,
} from '@app/domain/submissions';
import type { FiledReturn } from './filed-returns.js';
import type { SubmissionVersion } from './submission-list.js';

/** A field of a return as a reviewer sees it. */
export type ReviewItem = Readonly<{
  field: string;
  group: string;
  label: string;
  unit: string;
  value: FieldValue;
  explanation: string | null;
  origin: Entry['origin'];
  /** As the county last decided on it this year; null before the first decision. */
  before: Readonly<{ version: number; value: FieldValue; explanation: string | null }> | null;
  /** The last accepted value of an earlier data year; null where there is none. */
  lastYear: FieldValue;
  /** `new`: never decided on. */
  change: 'new' | 'changed' | 'unchanged';
  /** How often the unit has changed it this data year. */
  modifications: number;
  mark: Mark | null;
  findings: readonly ExplainedFinding[];
}>;

type Decided = Pick<SubmissionVersion, 'version' | 'status'>;
const decided: readonly Decided['status'][] = ['returned', 'accepted', 'superseded', 'refused'];

const modificationsOf = (field: string, returns: readonly FiledReturn[]): number =>
  returns.filter(({ entries }, index) => index > 0 && !sameEntry(returns[index - 1]!.entries[field], entries[field]))
    .length;

/**
 * The fields of one version, in the form's order: what changed since the county last decided, and how often.
 * `returns` are all versions by form, oldest first.
 */
export const reviewItems = (
  current: FiledReturn,
  returns: readonly FiledReturn[],
  versions: readonly Decided[],
  marks: Marks,
  lastYear: Readonly<Record<string, FieldValue>> | null,
): readonly ReviewItem[] => {
  const until = returns.filter(({ version }) => version <= current.version);
  const before = until.findLast(
    ({ version }) =>
      version < current.version && versions.some((one) => one.version === version && decided.includes(one.status)),
  );
  const form = formById(current.form.id, current.form.version);
  const order = new Map(form?.fields.map(({ code }, index) => [code, index]));
  return Object.keys(current.entries)
    .toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    .map((field): ReviewItem => {
      const known = form && fieldOf(form, field);
      const entry = current.entries[field]!;
      const earlier = before?.entries[field];
      return {
        field,
        group: known?.group ?? '',
        label: known?.label ?? field,
        unit: known?.unit ?? '',
        value: entry.value,
        explanation: entry.explanation,
        origin: entry.origin,
        before: before
          ? { version: before.version, value: earlier?.value ?? null, explanation: earlier?.explanation ?? null }
          : null,
        lastYear: lastYear?.[field] ?? null,
        change: !before ? 'new' : sameEntry(earlier, entry) ? 'unchanged' : 'changed',
        modifications: modificationsOf(field, until),
        mark: marks[field] ?? null,
        findings: current.findings.filter((finding) => finding.field === field),
      };
    });
};
