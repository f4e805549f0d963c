import type { Sqlite } from '@app/sqlite';

type Step = Readonly<{
  kind: 'fired' | 'reminded' | 'proposed';
  rung: string;
  firedOn: string;
  answerBy: string | null;
  answeredOn: string | null;
  acceptedOn: string | null;
  decision: string | null;
}>;

const columns = `issue_id text not null, round integer not null, rung text, rung_on text, notices integer not null,
  noticed_on text, owed text, answer_by text, answered text, proposed text, rec_from integer not null`;

/** What issues have come to, and what they had come to from one sequence up to (without) another. */
export const reachedTables = `
  create table issue_rung_reached (${columns}, primary key (issue_id)) strict, without rowid;
  create table issue_rung_reached_past (${columns}, rec_to integer not null, primary key (issue_id, rec_from))
    strict, without rowid;`;

/** The round that an issue is in; undefined: no such issue. */
export const roundOf = (db: Sqlite, issueId: string): number | undefined =>
  db.get<{ round: number }>('select round from issue_rung_reached where issue_id = ?', issueId)?.round;

/**
 * What an issue has come to in a round: the rung it stands on, notices so far, and who has to say something now. What it had
 * come to before this sequence stays known.
 */
export const refreshReached = (db: Sqlite, issueId: string, round: number, sequence: number): void => {
  const steps = db.all<Step>(
    `select kind, rung, fired_on as firedOn, answer_by as answerBy, answered_on as answeredOn,
       accepted_on as acceptedOn, decision from issue_rung where issue_id = ? and round = ? order by sequence`,
    issueId,
    round,
  );
  const slips = steps.filter(({ kind }) => kind === 'fired');
  const notices = steps.filter(({ kind }) => kind !== 'proposed');
  const stands = steps.findLast(({ kind, decision }) => kind === 'fired' || decision === 'approved');
  // Only the last slip asks for an answer: what it says holds for those before it.
  const last = slips.at(-1);
  const owed = last && last.answerBy !== null && last.answeredOn === null ? last : null;
  const answered = slips.findLast(({ answeredOn, acceptedOn }) => answeredOn !== null && acceptedOn === null);
  const proposed = steps.find(({ kind, decision }) => kind === 'proposed' && decision === null);
  db.run(
    'insert into issue_rung_reached_past select *, ? from issue_rung_reached where issue_id = ?',
    sequence,
    issueId,
  );
  db.run(
    'insert or replace into issue_rung_reached values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    issueId,
    round,
    stands?.rung ?? null,
    stands?.firedOn ?? null,
    notices.length,
    notices.at(-1)?.firedOn ?? null,
    owed?.rung ?? null,
    owed?.answerBy ?? null,
    answered?.rung ?? null,
    proposed?.rung ?? null,
    sequence,
  );
};
