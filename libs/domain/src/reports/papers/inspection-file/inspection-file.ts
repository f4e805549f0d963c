import { inspection, type InspectionEvent, type InspectionState } from '../../../inspections/index.js';

/** One fact of an inspection, and the day (ISO date) from which it holds. */
export type InspectionFact = Readonly<{ event: InspectionEvent; on: string }>;

/** What became of a finding that opened an issue, at the point. Days are ISO dates. */
export type FoundIssue = Readonly<{
  issueId: string;
  findingId: string | null;
  status: string;
  noticeNumber: string | null;
  leadUnitId: string | null;
  dueDate: string | null;
  closedOn: string | null;
  overdue: boolean;
}>;

/** What the papers of an inspection are written from. */
export type InspectionAsked = Readonly<{
  /** All that was known at the point, in its order. */
  facts: readonly InspectionFact[];
  /** ISO date. */
  asOf: string;
  /** The issues that its findings opened, as they stood at the point. */
  issues: readonly FoundIssue[];
  /** What a unit was called at the point. */
  nameOf: (unitId: string) => string;
}>;

/** An inspection as it stood at the point. */
export type InspectionFile = InspectionAsked &
  Readonly<{ state: Exclude<InspectionState, Readonly<{ status: 'none' }>> }>;

/** The file of an inspection at a point; null where nothing was known of it, or it was only planned after the day. */
export const inspectionFile = (asked: InspectionAsked): InspectionFile | null => {
  const [first] = asked.facts;
  if (!first || first.on > asked.asOf) return null;
  const state = asked.facts.reduce((before, { event }) => inspection.evolve(before, event), inspection.initial);
  return state.status === 'none' ? null : { ...asked, state };
};
