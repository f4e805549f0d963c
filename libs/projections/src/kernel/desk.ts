import type { Permission, Role } from '@app/domain/access';
import { permits } from '@app/domain/access';
import type { Sqlite } from '@app/sqlite';

/** A role held at a unit and all units below it. */
export type Seat = Readonly<{ role: Role; unitId: string }>;

/** Whose desk it is, and when it is looked at: `day` an ISO date, `at` the instant. */
export type Desk = Readonly<{ accountId: string; seats: readonly Seat[]; day: string; at: string }>;

/** What waits for the owner of a desk, that part of it which has a day, or all that waits for units that they may read of. */
export type Whose = 'mine' | 'due' | 'all';

/** What can wait among the issues. */
export type IssueTodoKind =
  | 'issues.assign'
  | 'issues.acknowledge'
  | 'issues.submitPlan'
  | 'issues.decidePlan'
  | 'issues.rectify'
  | 'issues.approveReport'
  | 'issues.requestClosure'
  | 'issues.verify'
  | 'issues.rejectClosure'
  | 'issues.close'
  | 'issues.decideExtension'
  | 'issues.decideLongTerm'
  | 'issues.answerSlip'
  | 'issues.acceptAnswer'
  | 'issues.decideEscalation'
  | 'issues.filePosted'
  | 'issues.reviewStage'
  | 'issues.answerConsultation';

/** What can wait among the inspections. */
export type InspectionTodoKind =
  | 'inspections.sendNotice'
  | 'inspections.visitSchool'
  | 'inspections.start'
  | 'inspections.complete'
  | 'inspections.fileReport'
  | 'inspections.issuePreliminaryOpinion'
  | 'inspections.defend'
  | 'inspections.answerDefence'
  | 'inspections.issueLetter'
  | 'inspections.requestReview'
  | 'inspections.answerReview';

/** What an open campaign can wait for. */
export type CampaignTodoKind = 'submissions.acknowledge' | 'submissions.file' | 'submissions.oversee';

/** What can wait among the filings. */
export type FilingTodoKind =
  | 'submissions.refile'
  | 'submissions.fileAgain'
  | 'submissions.confirm'
  | 'submissions.review'
  | 'submissions.continueReview'
  | 'submissions.decideCorrection';

/** What a county's way to being certified can wait for. */
export type CertificationTodoKind =
  'certifications.answerObjection' | 'certifications.endNotice' | 'certifications.reportRectification';

/** What is to be done, behind the place in the application where it is done. */
export type TodoKind = IssueTodoKind | InspectionTodoKind | CampaignTodoKind | FilingTodoKind | CertificationTodoKind;

/** Where in the application a thing is done. */
export type TodoPlace = 'issues' | 'inspections' | 'submissions' | 'certifications';

/**
 * Something that waits for somebody, as much as counting and sorting need. `id` is that of its issue, inspection or
 * campaign, or `<unit>.<data year>` of a filing, or `<county>.<standard>` of a certification. `unitId` is the unit that is to act, `aboutId` the one that it is about.
 */
export type TodoLine = Readonly<{
  place: TodoPlace;
  kind: TodoKind;
  id: string;
  unitId: string;
  aboutId: string;
  /** ISO date; null where no day is set. */
  dueDate: string | null;
  /** The day may still move: it is only proposed, or another has been asked for. */
  provisional: boolean;
  /** Whether the owner of the desk may do it. */
  mine: boolean;
  sequence: number;
}>;

/** Whether a unit is at or below one of the roots; each unit is asked for once. */
export const underOneOf = (db: Sqlite, roots: readonly string[]): ((unitId: string | null) => boolean) => {
  const list = JSON.stringify([...new Set(roots)]);
  const known = new Map<string, boolean>();
  return (unitId) => {
    if (unitId === null || roots.length === 0) return false;
    let within = known.get(unitId);
    if (within === undefined) {
      const sql = 'select 1 from organization_closure where unit = ? and ancestor in (select value from json_each(?))';
      known.set(unitId, (within = db.get(sql, unitId, list) !== undefined));
    }
    return within;
  };
};

/** What the owner of a desk may do where: today's roles over today's tree. */
export class Reachable {
  private readonly known = new Map<string, (unitId: string | null) => boolean>();

  constructor(
    private readonly db: Sqlite,
    private readonly seats: readonly Seat[],
  ) {}

  /** The units (and all below them) over which the owner has a permission, in one of the roles when they are named. */
  roots(permission: Permission, roles?: readonly Role[]): readonly string[] {
    return this.seats
      .filter(({ role }) => permits(role, permission) && (roles?.includes(role) ?? true))
      .map(({ unitId }) => unitId);
  }

  /** Whether the owner may do it for this unit, in one of the roles when they are named. */
  may(permission: Permission, unitId: string | null, roles?: readonly Role[]): boolean {
    const key = [permission, ...(roles ?? [])].join(' ');
    let within = this.known.get(key);
    if (!within) this.known.set(key, (within = underOneOf(this.db, this.roots(permission, roles))));
    return within(unitId);
  }
}
