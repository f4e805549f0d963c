import type { IssueSeverity, RectificationStatus, StopGrounds } from '../../rectifications/index.js';

/** One issue as a 台账 prints it, at a point. Days are ISO dates, units go by their names of then; nobody is named. */
export type LedgerEntry = Readonly<{
  unitName: string;
  leadUnitName: string | null;
  foundOn: string;
  /** Role of whoever found it; `process` for the findings of a visit; null for what stood in an older ledger. */
  foundBy: string | null;
  /** As the older ledger calls it; null for all that was found here. */
  category: string | null;
  severity: IssueSeverity;
  indicator: string | null;
  problem: string;
  clause: string;
  noticeNumber: string | null;
  status: Exclude<RectificationStatus, 'none'>;
  round: number;
  /** Measures of the last plan under the present order. */
  measures: string | null;
  dueDate: string | null;
  /** What the present order set first. */
  orderedDue: string | null;
  overdue: boolean;
  /** What waits: the day that an extension or a 长期整改 asks for, and whether a leader has to decide. */
  extensionDate: string | null;
  above: 'extension' | 'longTerm' | null;
  stopped: Readonly<{ grounds: StopGrounds; from: string; until: string | null }> | null;
  /** When the next stage of a 长期整改 is looked at. */
  stageOn: string | null;
  /** What the unit last said of its work in this round. */
  work: string | null;
  rectifiedOn: string | null;
  closedOn: string | null;
  /** The last visit in this round. */
  review: Readonly<{ on: string; by: string | null; adequate: boolean | null; finding: string | null }> | null;
  /** Hashes of the files that show it before and after, of this round. */
  before: readonly string[];
  after: readonly string[];
}>;
