import type { Permission, Role } from '@app/domain/access';
import type { Sqlite } from '@app/sqlite';
import { dayOf } from '@app/domain/kernel';
import { Reachable, underOneOf, type Desk, type FilingTodoKind, type TodoLine } from '../kernel/index.js';
import { underSql } from './campaign-list.js';

type Row = Readonly<{
  unitId: string;
  dataYear: string;
  status: string;
  kind: string;
  countyId: string;
  /** 1: its head has not confirmed it. */
  unconfirmed: number;
  claimedBy: string | null;
  claimedUntil: string | null;
  liftedUntil: string | null;
  confirmedBy: string | null;
  filedBy: string;
  /** Of the open campaign that asks it and is due first. */
  dueDate: string | null;
  sequence: number;
}>;

/** One thing that waits: for the unit itself, or for its county's office. */
type Step = Readonly<{
  kind: FilingTodoKind;
  needs: Permission;
  roles: readonly Role[];
  by: 'unit' | 'county';
  dueDate: string | null;
  mine: boolean;
}>;

/** A claim that has not run out. */
const heldBy = ({ claimedBy, claimedUntil }: Row, at: string): string | null =>
  claimedUntil !== null && Date.parse(claimedUntil) > Date.parse(at) ? claimedBy : null;

/** A school's own people for its forms, the office for the county's own. */
const filers = (kind: string): readonly Role[] =>
  kind === 'county' ? ['supervisionDirector'] : ['principal', 'reporter'];

/** What a reviewer does: nobody judges what is their own, or what another has in hand. */
const review = (row: Row, { accountId, at }: Desk): Step => {
  const holder = heldBy(row, at);
  const own = [row.filedBy, row.confirmedBy].includes(accountId);
  return {
    kind:
      holder === accountId
        ? 'submissions.continueReview'
        : row.status === 'correcting'
          ? 'submissions.decideCorrection'
          : 'submissions.review',
    needs: row.status === 'correcting' ? 'submissions.accept' : 'submissions.review',
    // A leader may review any return; what waits for one is the county's own, which the office cannot judge itself.
    roles: row.kind === 'county' ? ['supervisionDirector', 'bureauLeader'] : ['supervisionDirector'],
    by: 'county',
    dueDate: holder === accountId && row.claimedUntil !== null ? dayOf(row.claimedUntil) : null,
    mine: !own && (holder === null || holder === accountId),
  };
};

const stepsOf = (row: Row, desk: Desk): readonly Step[] => {
  const { status, kind, unconfirmed, dueDate, liftedUntil } = row;
  const file = (what: FilingTodoKind, due: string | null): Step => ({
    kind: what,
    needs: 'submissions.submit-return',
    roles: filers(kind),
    by: 'unit',
    dueDate: due,
    mine: true,
  });
  if (status === 'returned') return [file('submissions.refile', dueDate)];
  if (status === 'accepted')
    return liftedUntil !== null && liftedUntil >= desk.day ? [file('submissions.fileAgain', liftedUntil)] : [];
  if (status !== 'submitted' || unconfirmed === 0) return [review(row, desk)];
  const head: Role = kind === 'county' ? 'bureauLeader' : 'principal';
  return [
    { kind: 'submissions.confirm', needs: 'submissions.confirm', roles: [head], by: 'unit', dueDate, mine: true },
  ];
};

/**
 * What waits among the filings: those that went back, stand open, await their head, or a reviewer. What has not been
 * filed yet is a campaign's matter.
 */
export const filingTodoLines = (db: Sqlite, desk: Desk): readonly TodoLine[] => {
  const reach = new Reachable(db, desk.seats);
  const roots = reach.roots('submissions.read');
  if (roots.length === 0) return [];
  const ours = underOneOf(db, roots);
  const rows = db.all<Row>(
    `select c.unit_id as unitId, c.data_year as dataYear, c.status, u.kind, c.sequence,
       coalesce(k.unit_id, c.unit_id) as countyId,
       c.status = 'submitted' and r.form_version is c.version and r.ready_sequence is null as unconfirmed,
       r.claimed_by as claimedBy, r.claimed_until as claimedUntil, r.lifted_until as liftedUntil,
       f.confirmed_by as confirmedBy, v.filed_by as filedBy,
       (select min(a.due_date) from campaign_unit asked join campaign a on a.campaign_id = asked.campaign_id
        where asked.unit_id = c.unit_id and asked.status = 'asked' and a.data_year = c.data_year and a.status = 'open')
         as dueDate
     from submission_current c join organization_unit u on u.unit_id = c.unit_id
     left join submission_review r on r.unit_id = c.unit_id and r.data_year = c.data_year
     left join submission_return f on f.unit_id = c.unit_id and f.data_year = c.data_year and f.version = c.version
     join submission_version v on v.unit_id = c.unit_id and v.data_year = c.data_year and v.version = c.version
     left join organization_closure up on up.unit = c.unit_id
       and exists (select 1 from organization_unit area where area.unit_id = up.ancestor and area.kind = 'county')
     left join organization_unit k on k.unit_id = up.ancestor
     where (c.status in ('submitted', 'correcting', 'returned') or (c.status = 'accepted' and r.lifted_until >= ?))
       and c.unit_id in ${underSql}`,
    desk.day,
    JSON.stringify([...new Set(roots)]),
  );
  return rows.flatMap((row) =>
    stepsOf(row, desk).flatMap(({ kind, needs, roles, by, dueDate, mine: allowed }): readonly TodoLine[] => {
      const mine = allowed && reach.may(needs, row.unitId, roles);
      const unitId = by === 'unit' ? row.unitId : row.countyId;
      if (!(mine || ours(unitId))) return [];
      const id = `${row.unitId}.${row.dataYear}`;
      return [
        {
          place: 'submissions',
          kind,
          id,
          unitId,
          aboutId: row.unitId,
          dueDate,
          provisional: false,
          mine,
          sequence: row.sequence,
        },
      ];
    }),
  );
};
