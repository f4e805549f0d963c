import { stepNames, type DeadlineBasis, type Step } from '@app/domain/deadlines';
import type { Sqlite } from '@app/sqlite';
import { openStepOf } from '../deadlines/index.js';
import { Reachable, underOneOf, type Desk, type TodoKind, type TodoLine } from '../kernel/index.js';

/** Which step of the law is done by what waits; all other lines go by the day that they have. */
const stepOf: Readonly<Partial<Record<TodoKind, Step>>> = {
  'issues.acknowledge': 'acknowledgement',
  'issues.submitPlan': 'plan',
  'issues.approveReport': 'report',
  'issues.verify': 'verification',
  'issues.filePosted': 'postedReport',
  'inspections.issuePreliminaryOpinion': 'preliminaryOpinion',
  'inspections.issueLetter': 'opinionLetter',
  'inspections.answerReview': 'reviewAnswer',
};

/** A line by its step's own limit, where the county has one: nothing is due while the clock stands. */
export const byStepLimit = (db: Sqlite, line: TodoLine): TodoLine => {
  const step = stepOf[line.kind];
  const open = step && openStepOf(db, line.id, step);
  if (!open) return line;
  const { dueDate, stoppedFrom, basis } = open;
  const stands = stoppedFrom !== null;
  return { ...line, dueDate: stands ? null : dueDate, provisional: stands || basis.provisional === true };
};

/** Why a line is due by its step's limit; null where it goes by another day. */
export const stepReason = (
  db: Sqlite,
  { id, kind, dueDate }: TodoLine,
): Readonly<{ reason: string; basis: DeadlineBasis }> | null => {
  const step = stepOf[kind];
  const open = step && dueDate !== null ? openStepOf(db, id, step) : undefined;
  return open && step ? { reason: `${stepNames[step]}期限`, basis: open.basis } : null;
};

type Awaited = Readonly<{ id: string; unit: string; county: string; sequence: number }>;

/** 挂牌督导报备 that waits for the 责任督学: it is there as long as its limit runs, whatever state the issue is in. */
export const postedTodoLines = (db: Sqlite, { seats }: Desk): readonly TodoLine[] => {
  const reach = new Reachable(db, seats);
  const ours = underOneOf(db, reach.roots('rectification.read'));
  const rows = db.all<Awaited>(
    `select subject_id as id, unit_id as unit, county_id as county, sequence from step_deadline
     where state = 'open' and step = 'postedReport'`,
  );
  return rows.flatMap(({ id, unit, county, sequence }): readonly TodoLine[] => {
    const mine = reach.may('rectification.file-posted', unit);
    if (!(mine || ours(county))) return [];
    const line = { place: 'issues', kind: 'issues.filePosted', id, unitId: county, aboutId: unit } as const;
    return [{ ...line, dueDate: null, provisional: false, mine, sequence }];
  });
};
