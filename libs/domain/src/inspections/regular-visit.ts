import type { InspectionKind } from './events.js';
import type { InspectionStatus } from './state.js';

/** What decides whether an inspection was a 经常性督导 that counts. Days are ISO dates; the team by account. */
export type VisitFacts = Readonly<{
  kind: InspectionKind;
  status: InspectionStatus;
  startedOn: string | null;
  completedOn: string | null;
  team: readonly string[];
}>;

/** 督学对责任区内学校实施经常性督导每学期不得少于 2 次. */
export const regularVisitClause = '教育督导条例 第十三条、第十四条';

/** Why a visit does not count: another kind, not ended (or cancelled), or nobody of the team was a 责任督学 that day. */
export type NotCounted = 'otherKind' | 'notCompleted' | 'noResponsibleInspector';

/**
 * Whether an inspection counts as a 经常性督导: of that kind, ended and not cancelled, and made by a 责任督学: of the
 * school, or of another school of the county, who stands in for one that must recuse. In a county that had assigned
 * nobody on that day every 督学 counts (a plan names no others). A visit counts on the day on which it was begun.
 *
 * @param responsible who was 责任督学 of any school of the county on that day
 */
export const notCounted = (visit: VisitFacts, responsible: ReadonlySet<string>): NotCounted | null => {
  if (visit.kind !== 'routine') return 'otherKind';
  if (visit.status === 'cancelled' || visit.startedOn === null || visit.completedOn === null) return 'notCompleted';
  if (responsible.size > 0 && !visit.team.some((id) => responsible.has(id))) return 'noResponsibleInspector';
  return null;
};
