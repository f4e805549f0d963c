import type { RectificationEvent } from '@app/domain/rectifications';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';
import { reachedTables, refreshReached } from './issue-reached.js';

type Row = Readonly<Record<string, string | number | null>>;

const insert = (db: Sqlite, row: Row): void => {
  const names = Object.keys(row);
  db.run(
    `insert into issue_rung (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    ...Object.values(row),
  );
};

/** Changes the row of a rung in a round, and what the issue has come to. */
const change = (
  db: Sqlite,
  { issueId, round, rung }: Readonly<{ issueId: string; round: number; rung: string }>,
  changes: Row,
  sequence: number,
): void => {
  const set = Object.keys(changes).map((name) => `${name} = ?`);
  db.run(
    `update issue_rung set ${set.join(', ')} where issue_id = ? and round = ? and rung = ?`,
    ...Object.values(changes),
    issueId,
    round,
    rung,
  );
  refreshReached(db, issueId, round, sequence);
};

/**
 * Every notice and proposal of an issue's ladder with what was said to it, and beside it what the issue has come to in
 * its present round. A reminder by hand is a row too.
 */
export const issueRungs: Projection<RectificationEvent> = {
  name: 'issue-rung@3',
  tables: `
    create table issue_rung (
      issue_id text not null, round integer not null, sequence integer not null, kind text not null, rung text not null,
      number integer, due_date text not null, due_on text, fired_on text not null, late integer not null default 0,
      answer_by text, clause text, basis text, notice_number text, lead_unit_id text not null, note text, sent_by text,
      answer text, forecast text, answered_on text, answered_by text, accepted_on text, accepted_by text,
      accepted_note text, hold_until text, decision text, decided_on text, decided_by text, reason text,
      primary key (issue_id, sequence)
    ) strict, without rowid;
    ${reachedTables}`,
  indexes: `
    create index issue_rung_proposed on issue_rung_reached (proposed) where proposed is not null;
    create index issue_rung_answered on issue_rung_reached (answered) where answered is not null;`,
  when: {
    IssueRaised: (db, { issueId, round }, { sequence }) => refreshReached(db, issueId, round, sequence),
    IssueBroughtIn: (db, { issueId, round }, { sequence }) => refreshReached(db, issueId, round, sequence),
    IssueReopened: (db, { issueId, round }, { sequence }) => refreshReached(db, issueId, round, sequence),
    RungFired: (db, data, { sequence }) => {
      insert(db, {
        issue_id: data.issueId,
        round: data.round,
        sequence,
        kind: 'fired',
        rung: data.rung,
        number: data.number,
        due_date: data.dueDate,
        due_on: data.dueOn,
        fired_on: data.on,
        late: data.late ? 1 : 0,
        answer_by: data.answerBy,
        clause: data.clause,
        basis: data.basis,
        notice_number: data.noticeNumber,
        lead_unit_id: data.leadUnitId,
      });
      refreshReached(db, data.issueId, data.round, sequence);
    },
    ReminderSent: (db, data, { sequence }) => {
      insert(db, {
        issue_id: data.issueId,
        round: data.round,
        sequence,
        kind: 'reminded',
        rung: 'reminder',
        number: data.number,
        due_date: data.dueDate,
        fired_on: data.on,
        lead_unit_id: data.leadUnitId,
        note: data.note,
        sent_by: data.sentBy,
      });
      refreshReached(db, data.issueId, data.round, sequence);
    },
    EscalationProposed: (db, data, { sequence }) => {
      insert(db, {
        issue_id: data.issueId,
        round: data.round,
        sequence,
        kind: 'proposed',
        rung: data.proposal,
        due_date: data.dueDate,
        due_on: data.dueOn,
        fired_on: data.on,
        late: data.late ? 1 : 0,
        clause: data.clause,
        basis: data.basis,
        lead_unit_id: data.leadUnitId,
      });
      refreshReached(db, data.issueId, data.round, sequence);
    },
    RungAnswered: (db, data, { sequence }) => {
      const { answer, forecast, on, answeredBy } = data;
      change(db, data, { answer, forecast, answered_on: on, answered_by: answeredBy }, sequence);
    },
    RungAnswerAccepted: (db, data, { sequence }) => {
      const { on, acceptedBy, note, holdUntil } = data;
      const accepted = { accepted_on: on, accepted_by: acceptedBy, accepted_note: note, hold_until: holdUntil };
      change(db, data, accepted, sequence);
    },
    EscalationDecided: (db, { issueId, round, proposal, decision, on, decidedBy, reason }, { sequence }) => {
      const decided = { decision, decided_on: on, decided_by: decidedBy, reason };
      change(db, { issueId, round, rung: proposal }, decided, sequence);
    },
  },
};
