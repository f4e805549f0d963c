import type { SubmissionEvent } from '@app/domain/submissions';
import type { Projection } from '../kernel/index.js';
import { acceptedTables } from './accepted-figures.js';
import * as review from './review-rows.js';
import { add, count, counts, decide, stand } from './version-rows.js';

/**
 * Where each unit's filing stands (`submission_current`) and every version of it with who filed it and who decided.
 * `said` is the filer's note or reason; `decision` is JSON: the reasons of a return, or the reason of a refusal;
 * `brought_in` too: where figures of a past year (补录) are written.
 */
export const submissionRegister: Projection<SubmissionEvent> = {
  name: 'submission@5',
  tables: `
    create table submission_current (
      data_year text not null, unit_id text not null, status text not null, version integer not null,
      accepted_version integer, sequence integer not null, at text not null, primary key (unit_id, data_year)
    ) strict, without rowid;
    create table submission_version (
      unit_id text not null, data_year text not null, version integer not null, status text not null,
      figures text not null, enrolment text, effective_from text not null, said text, evidence text,
      supersedes integer, filed_by text not null, filed_at text not null, filed_sequence integer not null,
      decided_by text, decided_at text, decided_sequence integer, decision text,
      brought_in text, primary key (unit_id, data_year, version)
    ) strict, without rowid;
    ${review.reviewTables}
    ${acceptedTables}`,
  indexes: 'create index submission_current_year on submission_current (data_year, status);',
  when: {
    FiguresSubmitted: (db, data, event) => {
      const { unitId, dataYear, note, submittedBy: by } = data;
      db.run(
        `update submission_version set status = 'replaced' where unit_id = ? and data_year = ? and status = 'submitted'`,
        unitId,
        dataYear,
      );
      review.refile(db, data);
      add(db, data, { status: 'submitted', by, said: note, evidence: null, supersedes: null }, event);
      stand(db, data, 'submitted', event);
    },
    FiguresBroughtIn: (db, data, event) => {
      const { broughtInBy: by } = data;
      add(db, data, { status: 'submitted', by, said: null, evidence: null, supersedes: null }, event);
      decide(db, data, 'accepted', by, null, event);
      stand(db, data, 'accepted', event);
      count(db, data, event);
    },
    ReturnConfirmed: review.confirm,
    ReviewClaimed: review.claim,
    ReviewReleased: review.release,
    ItemsReviewed: (db, data) => review.mark(db, data, data.items),
    FiguresVerified: review.verify,
    LockLifted: review.lift,
    SubmissionReturned: (db, data, event) => {
      decide(db, data, 'returned', data.returnedBy, data.reasons, event);
      review.markReturned(db, data);
      review.release(db, data);
      stand(db, data, 'returned', event);
    },
    SubmissionWithdrawn: (db, data, event) => {
      const reasons = [{ figure: null, reason: data.reason }];
      decide(db, data, 'withdrawn', data.withdrawnBy, reasons, event);
      review.release(db, data);
      // What was accepted before it was filed again stands on.
      stand(db, data, counts(db, data) ? 'accepted' : 'withdrawn', event);
    },
    FiguresAccepted: (db, data, event) => {
      decide(db, data, 'accepted', data.acceptedBy, null, event);
      review.close(db, data);
      stand(db, data, 'accepted', event);
      count(db, data, event);
    },
    CorrectionProposed: (db, data, event) => {
      const { reason: said, evidence, supersedesVersion: supersedes, proposedBy: by } = data;
      add(db, data, { status: 'proposed', by, said, evidence, supersedes }, event);
      stand(db, data, 'correcting', event);
    },
    CorrectionAccepted: (db, data, event) => {
      decide(db, data, 'accepted', data.acceptedBy, null, event);
      review.close(db, data);
      stand(db, data, 'accepted', event);
      count(db, data, event);
    },
    CorrectionRefused: (db, data, event) => {
      decide(db, data, 'refused', data.refusedBy, [{ figure: null, reason: data.reason }], event);
      review.release(db, data);
      stand(db, data, 'accepted', event);
    },
  },
};
