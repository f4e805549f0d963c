import type { Permission } from '@app/domain/access';
import type { Sqlite } from '@app/sqlite';
import { Reachable, underOneOf, type Desk, type IssueTodoKind, type TodoLine, type Whose } from '../kernel/index.js';
import { partOfFew } from './issue-filter.js';

type Row = readonly [
  id: string,
  unit: string,
  county: string,
  lead: string,
  answerBy: string | null,
  owed: string | null,
  answered: string | null,
  proposed: string | null,
  sequence: number,
];

type Step = Readonly<{ kind: IssueTodoKind; needs: Permission; unitId: string; over: string; dueDate: string | null }>;

/** A slip to answer, an answer to accept, a proposal to decide. */
const stepsOf = ([, unit, county, lead, answerBy, owed, answered, proposed]: Row): readonly Step[] => [
  ...(owed === null
    ? []
    : [
        {
          kind: 'issues.answerSlip',
          needs: 'rectification.answer-slip',
          unitId: lead,
          over: lead,
          dueDate: answerBy,
        } as const,
      ]),
  ...(answered === null
    ? []
    : [
        {
          kind: 'issues.acceptAnswer',
          needs: 'rectification.accept-answer',
          unitId: county,
          over: unit,
          dueDate: null,
        } as const,
      ]),
  ...(proposed === null
    ? []
    : [
        {
          kind: 'issues.decideEscalation',
          needs: 'rectification.decide-escalation',
          unitId: county,
          over: unit,
          dueDate: null,
        } as const,
      ]),
];

/** Which of a rung's columns each permission waits behind. Only an answer that is owed has a day. */
const behind: readonly (readonly [column: string, needs: Permission])[] = [
  ['owed', 'rectification.answer-slip'],
  ['answered', 'rectification.accept-answer'],
  ['proposed', 'rectification.decide-escalation'],
];

/** What the ladder of reminders waits for, for the owner of the desk, or (`all`) for a unit that the owner may read of. */
export const ladderTodoLines = (db: Sqlite, { seats }: Desk, whose: Whose): readonly TodoLine[] => {
  const reach = new Reachable(db, seats);
  const roots = reach.roots('rectification.read');
  if (roots.length === 0) return [];
  const ours = underOneOf(db, roots);
  const columns = behind.filter(
    ([column, needs]) => whose === 'all' || ((whose === 'mine' || column === 'owed') && reach.roots(needs).length > 0),
  );
  if (columns.length === 0) return [];
  const { few, condition } = partOfFew(db, [...new Set(roots)]);
  const [seen, ...asked] = condition;
  const waiting = columns.map(([column]) => `${column} is not null`);
  // Of a few units the rungs are at hand; out of a county's, those that something waits behind are looked up.
  const these = few
    ? `(${waiting.join(' or ')})`
    : `r.issue_id in (${waiting.map((one) => `select issue_id from issue_rung_reached where ${one}`).join(' union all ')})`;
  const rows = db.allRaw<Row>(
    `select s.issue_id, i.unit_id, i.county_id, s.lead_unit_id, r.answer_by, r.owed, r.answered, r.proposed,
       i.raised_sequence
     from issue_rung_reached r
     join issue_ledger_present s on s.issue_id = r.issue_id and s.round = r.round
     join issue_ledger i on i.issue_id = s.issue_id
     where ${these} and s.lead_unit_id is not null
       and s.status not in ('closed', 'withdrawn', 'superseded') and ${seen}`,
    ...asked,
  );
  return rows.flatMap((row) => {
    const [id, aboutId, , , , , , , sequence] = row;
    return stepsOf(row).flatMap(({ kind, needs, unitId, over, dueDate }): readonly TodoLine[] => {
      const mine = reach.may(needs, over);
      if (!(mine || (whose === 'all' && ours(unitId)))) return [];
      return [{ place: 'issues', kind, id, unitId, aboutId, dueDate, provisional: false, mine, sequence }];
    });
  });
};
