import type { RectificationEvent } from '@app/domain/rectifications';
import type { Projection } from '../kernel/index.js';
import { change } from './issue-standing.js';

/** What acts on the clock change of how an issue stands. */
export const clockChanges: Pick<
  Projection<RectificationEvent>['when'],
  | 'ExtensionEndorsed'
  | 'ClockSuspended'
  | 'ClockResumed'
  | 'DueDateSettled'
  | 'LongTermRequested'
  | 'LongTermGranted'
  | 'LongTermRefused'
  | 'StageReviewed'
> = {
  ExtensionEndorsed: (db, { dueDate }, event) => change(db, event, { extension_date: dueDate, above: 'extension' }),
  ClockSuspended: (db, { grounds, from, until }, event) =>
    change(db, event, { stopped: grounds, stopped_from: from, stopped_until: until }),
  ClockResumed: (db, { dueDate }, event) =>
    change(db, event, { due_date: dueDate, stopped: null, stopped_from: null, stopped_until: null }),
  DueDateSettled: (db, { dueDate }, event) => change(db, event, { due_date: dueDate }),
  LongTermRequested: (db, { expectedOn }, event) =>
    change(db, event, { extension_date: expectedOn, above: 'longTerm' }),
  LongTermGranted: (db, { dueDate, stages }, event) =>
    change(db, event, {
      due_date: dueDate,
      extension_date: null,
      above: null,
      stage_on: stages[0]?.reviewOn ?? null,
    }),
  LongTermRefused: (db, _, event) => change(db, event, { extension_date: null, above: null }),
  StageReviewed: (db, { nextReviewOn }, event) => change(db, event, { stage_on: nextReviewOn }),
};
