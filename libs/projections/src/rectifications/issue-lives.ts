import { setImmediate } from 'node:timers/promises';
import type { Life, LifeStanding } from '@app/domain/rectifications';
import type { Sqlite } from '@app/sqlite';
import { standings } from './issue-standing.js';

/** The life of an issue, and the county it is of. */
export type IssueLife = Life & Readonly<{ countyId: string }>;

/**
 * The 责任督学 that an issue is counted for: the one of its school on the day it was found, the first named of several;
 * else the first of the team of the inspection that found it, as it was known then; of one that was raised without an
 * inspection the inspector who raised it; else nobody.
 */
const inspectorSql = `coalesce(
  (select r.account_id from organization_closure c join responsibility r on r.unit_id = c.ancestor
   where c.unit = i.unit_id and r.since <= i.raised_on and r.until > i.raised_on order by r.entrusted_sequence limit 1),
  case when i.inspection_id is not null
    then (select json_extract(m.team, '$[0]') from inspection_team m
      where m.inspection_id = i.inspection_id and m.sequence <= ? order by m.sequence desc limit 1)
    else (select person.name from trail t join trail_name person on person.id = t.person
      join trail_name role on role.id = t.role and role.name = 'inspector' where t.sequence = i.raised_sequence) end)`;

const under = 'select unit from organization_closure where ancestor = ?';

type Found = readonly [issueId: string, countyId: string, inspectorId: string | null];
type Stood = readonly [
  issueId: string,
  status: LifeStanding['status'],
  round: number,
  attempt: number,
  leadUnitId: string | null,
  dueDate: string | null,
  rectifiedOn: string | null,
  recordedOn: string | null,
  closedOn: string | null,
  stoppedFrom: string | null,
  stoppedUntil: string | null,
  stageOn: string | null,
  since: string,
];

/** How many lives are read at a time: between two portions others are answered. */
const portion = 100;

/** All issues in which a unit at or below `unitId` ever had a part, by what was recorded up to a sequence. */
const issuesUnder = (db: Sqlite, unitId: string, knownAt: number): readonly Found[] =>
  db.allRaw<Found>(
    `select i.issue_id, i.county_id, ${inspectorSql} from issue_ledger i
     where (i.county_id in (${under}) or i.issue_id in (
       select p.issue_id from issue_ledger_party p where p.unit_id in (${under}))) and i.raised_sequence <= ?
     order by i.raised_sequence`,
    knownAt,
    unitId,
    unitId,
    knownAt,
  );

const livesOf = (db: Sqlite, found: readonly Found[], knownAt: number): readonly IssueLife[] => {
  const lives = new Map(
    found.map(([issueId, countyId, inspectorId]) => [
      issueId,
      { issueId, countyId, inspectorId, standings: [] as LifeStanding[] },
    ]),
  );
  const stood = db.allRaw<Stood>(
    `select s.issue_id, s.status, s.round, s.attempt, s.lead_unit_id, s.due_date, s.rectified_on, s.request_recorded_on,
       s.closed_on, s.stopped_from, s.stopped_until, s.stage_on, s.since
     from ${standings} s where s.issue_id in (select value from json_each(?)) and s.rec_from <= ?
     order by s.rec_from`,
    JSON.stringify([...lives.keys()]),
    knownAt,
  );
  for (const [issueId, status, round, attempt, leadUnitId, dueDate, rectifiedOn, recordedOn, ...rest] of stood) {
    const [closedOn, stoppedFrom, stoppedUntil, stageOn, since] = rest;
    lives.get(issueId)?.standings.push({
      status,
      round,
      attempt,
      leadUnitId,
      dueDate,
      rectifiedOn,
      recordedOn,
      closedOn,
      stoppedFrom,
      stoppedUntil,
      stageOn,
      since,
    });
  }
  return [...lives.values()];
};

/**
 * The lives of all issues in which a unit at or below `unitId` ever had a part, as known at a sequence; a portion at a
 * time. `db` is asked for each: a rebuild may change it meanwhile.
 */
export async function* issueLives(
  db: () => Sqlite,
  unitId: string,
  knownAt: number,
): AsyncGenerator<readonly IssueLife[]> {
  const found = issuesUnder(db(), unitId, knownAt);
  for (let at = 0; at < found.length; at += portion) {
    yield livesOf(db(), found.slice(at, at + portion), knownAt);
    await setImmediate();
  }
}
