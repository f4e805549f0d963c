import { stepNames, type DeadlineBasis, type Step } from '@app/domain/deadlines';
import type { Sqlite } from '@app/sqlite';
import { openStepOf } from '../deadlines/index.js';
import type { TodoKind, TodoLine } from '../kernel/index.js';

/** Which step of the law is done by what waits; all other lines go by the day that they have. */
const stepOf: Readonly<Partial<Record<TodoKind, Step>>> = {
  'issues.acknowledge': 'acknowledgement',
  'issues.submitPlan': 'plan',
  'issues.approveReport': 'report',
  'issues.verify': 'verification',
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
