import type { CheckFacts, Entries, FormOwner, FormReference, FormStage } from '@app/domain/submissions';
import type { WorkbookIdentity } from '../identity.js';

/** A unit's return as it stands now: what a workbook is compared with, and what its checks may know. */
export type FilingCase = Readonly<{
  unitId: string;
  name: string;
  form: FormReference;
  owner: FormOwner;
  stage: FormStage | null;
  /** What the unit has filled in so far: its draft, else what it last filed, else what is prefilled. */
  entries: Entries;
  facts: CheckFacts;
  /** Tells this state from every later one: a confirmation is refused when it has changed. */
  version: string;
  /** Whether these entries have been filed already: when a workbook changes nothing, nothing is filed again. */
  filed: boolean;
  /** Why nothing can be filed for this unit now, as a sentence; null when it can. */
  closed: string | null;
}>;

/** Counts of cells; `blank` were empty and stay so. */
export type Counts = Readonly<{ new: number; changed: number; unchanged: number; blank: number; wrong: number }>;

/** One mistake. `field` is null where it is about a row, a column or a unit. */
export type CellError = Readonly<{
  sheet: string;
  cell: string;
  unitId: string | null;
  unit: string | null;
  field: string | null;
  label: string | null;
  /** Stable code of the rule. */
  rule: string;
  /** In Chinese, with what to do. */
  message: string;
  /** What stands in the cell, cut to 60 characters. */
  found: string;
}>;

/** A cell whose value or explanation differs from what the unit has. */
export type CellChange = Readonly<{
  field: string;
  before: string | null;
  after: string | null;
  sheet: string;
  cell: string;
}>;

/** What a workbook would do to one unit. `entries` are all of its return, not the difference. */
export type UnitReport = Readonly<{
  unitId: string;
  name: string;
  form: FormReference;
  version: string;
  filed: boolean;
  counts: Counts;
  changes: readonly CellChange[];
  entries: Entries;
}>;

/** What a whole workbook would do. */
export type CheckReport = Readonly<{ identity: WorkbookIdentity; units: number; counts: Counts; errors: number }>;

export const noCounts: Counts = { new: 0, changed: 0, unchanged: 0, blank: 0, wrong: 0 };

export const addCounts = (one: Counts, other: Counts): Counts => ({
  new: one.new + other.new,
  changed: one.changed + other.changed,
  unchanged: one.unchanged + other.unchanged,
  blank: one.blank + other.blank,
  wrong: one.wrong + other.wrong,
});
