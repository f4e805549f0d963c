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

/** A field in the version that was looked at last. `mark`: what was said of it there, with the reason. */
export type ItemBefore = Readonly<{
  version: number;
  value: FieldValue;
  explanation: string | null;
  mark: Mark | null;
}>;

/** A field of a return as a reviewer sees it. */
export type ReviewItem = Readonly<{
  field: string;
  group: string;
  label: string;
  unit: string;
  value: FieldValue;
  explanation: string | null;
  origin: Entry['origin'];
  /** As a reviewer last spoke of it this year, or the county decided on it; null when neither has. */
  before: ItemBefore | null;
  /** The last accepted value of an earlier data year; null where there is none. */
  lastYear: FieldValue;
  /** `new`: nobody has spoken of it yet. */
  change: 'new' | 'changed' | 'unchanged';
  /** How often the unit has changed it this data year. */
  modifications: number;
  mark: Mark | null;
  findings: readonly ExplainedFinding[];
}>;

type Decided = Pick<SubmissionVersion, 'version' | 'status'>;
const decided: readonly Decided['status'][] = ['returned', 'accepted', 'superseded', 'refused'];

/** Whether the county has decided on a version as a whole. */
export const isDecided = ({ status }: Decided): boolean => decided.includes(status);
const accepted: Mark = { verdict: 'accepted', reason: null };

const modificationsOf = (field: string, returns: readonly FiledReturn[]): number =>
  returns.filter(({ entries }, index) => index > 0 && !sameEntry(returns[index - 1]!.entries[field], entries[field]))
    .length;

/**
 * The versions before one, newest first, each with what was said of its fields: accepted ones were accepted in every
 * field. What was withdrawn was never the unit's word, so nobody compares with it.
 */
const spokenOf = (current: FiledReturn, returns: readonly FiledReturn[], versions: readonly Decided[]) => {
  const withdrawn = new Set(versions.filter(({ status }) => status === 'withdrawn').map(({ version }) => version));
  return returns
    .filter(({ version }) => version < current.version && !withdrawn.has(version))
    .toReversed()
    .map(({ version, entries, words }) => {
      const whole = versions.find((one) => one.version === version);
      const yes = whole?.status === 'accepted' || whole?.status === 'superseded';
      return {
        version,
        entries,
        decided: whole !== undefined && isDecided(whole),
        markOf: (field: string): Mark | null => (yes ? accepted : (words[field] ?? null)),
      };
    });
};

/**
 * The fields of one version, in the form's order: what changed since somebody last looked at them, and how often.
 * A reviewer's word counts although the unit filed again before the review was over. `returns` are all versions by
 * form, oldest first.
 */
export const reviewItems = (
  current: FiledReturn,
  returns: readonly FiledReturn[],
  versions: readonly Decided[],
  marks: Marks,
  lastYear: Readonly<Record<string, FieldValue>> | null,
): readonly ReviewItem[] => {
  const until = returns.filter(({ version }) => version <= current.version);
  const earlier = spokenOf(current, returns, versions);
  const form = formById(current.form.id, current.form.version);
  const order = new Map(form?.fields.map(({ code }, index) => [code, index]));
  return Object.keys(current.entries)
    .toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    .map((field): ReviewItem => {
      const known = form && fieldOf(form, field);
      const entry = current.entries[field]!;
      const looked = earlier.find(({ decided: whole, markOf }) => whole || markOf(field) !== null);
      const before = looked?.entries[field];
      return {
        field,
        group: known?.group ?? '',
        label: known?.label ?? field,
        unit: known?.unit ?? '',
        value: entry.value,
        explanation: entry.explanation,
        origin: entry.origin,
        before: looked
          ? {
              version: looked.version,
              value: before?.value ?? null,
              explanation: before?.explanation ?? null,
              mark: looked.markOf(field),
            }
          : null,
        lastYear: lastYear?.[field] ?? null,
        change: !looked ? 'new' : sameEntry(before, entry) ? 'unchanged' : 'changed',
        modifications: modificationsOf(field, until),
        mark: marks[field] ?? null,
        findings: current.findings.filter((finding) => finding.field === field),
      };
    });
};
