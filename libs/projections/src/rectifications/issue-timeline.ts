import type { Recorded } from '@app/domain/kernel';
import { rectificationEvents, type RectificationEvent } from '@app/domain/rectifications';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';

const write = (
  db: Sqlite,
  { issueId, round }: RectificationEvent['data'],
  event: Recorded<RectificationEvent>,
): void => {
  db.run(
    'insert into issue_timeline values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    event.sequence,
    issueId,
    event.revision,
    round,
    event.type,
    event.actor.id,
    event.actor.role,
    event.actor.unit,
    event.occurredAt,
    event.effectiveAt,
    event.recordedAt,
    JSON.stringify(event.data),
  );
};

/**
 * 经过: every act of an issue, by round, with who, when it was done, since when it is true, and when it was recorded.
 * Rows stand in the order of the log, so that a rebuild only ever writes at the end.
 */
export const issueTimeline: Projection<RectificationEvent> = {
  name: 'issue-timeline@2',
  tables: `create table issue_timeline (
    sequence integer primary key, issue_id text not null, revision integer not null, round integer not null,
    type text not null, actor_id text not null, actor_role text not null, actor_unit text not null,
    occurred_at text not null, effective_at text not null, recorded_at text not null, data text not null
  ) strict;`,
  indexes: 'create index issue_timeline_issue on issue_timeline (issue_id, sequence);',
  // Every type alike: an act that the catalogue knows is an act of the timeline.
  when: Object.fromEntries(Object.keys(rectificationEvents.versions).map((type) => [type, write])),
};

/** One act of an issue. `data` is the event's. */
export type IssueAct = Readonly<{
  sequence: number;
  revision: number;
  round: number;
  type: RectificationEvent['type'];
  actorId: string;
  actorRole: string;
  actorUnit: string;
  occurredAt: string;
  effectiveAt: string;
  recordedAt: string;
  data: Readonly<Record<string, unknown>>;
}>;

/** The acts of an issue, newest first; of one round, or as known at a sequence, when asked. */
export const issueActs = (
  db: Sqlite,
  issueId: string,
  { round, knownAt }: Readonly<{ round?: number | undefined; knownAt?: number | undefined }> = {},
): readonly IssueAct[] =>
  db
    .all<Omit<IssueAct, 'data'> & { data: string }>(
      `select sequence, revision, round, type, actor_id as actorId, actor_role as actorRole, actor_unit as actorUnit,
         occurred_at as occurredAt, effective_at as effectiveAt, recorded_at as recordedAt, data
       from issue_timeline where issue_id = ? and (? is null or round = ?) and sequence <= ? order by sequence desc`,
      issueId,
      round ?? null,
      round ?? null,
      knownAt ?? Number.MAX_SAFE_INTEGER,
    )
    .map((act) => ({ ...act, data: JSON.parse(act.data) as IssueAct['data'] }));
