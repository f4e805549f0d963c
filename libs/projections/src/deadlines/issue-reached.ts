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

/** What an issue has come to in a round: the rung it stands on, notices so far, and who has to say something now. */
export const refreshReached = (db: Sqlite, issueId: string, round: number): void => {
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
    'insert or replace into issue_rung_reached values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
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
  );
};
