import type { Permission } from '@app/domain/access';
import type { Sqlite } from '@app/sqlite';
import { Reachable, underOneOf, type Desk, type IssueTodoKind, type TodoLine, type Whose } from '../kernel/index.js';
import { partOfFew, type Condition } from './issue-filter.js';
import { askedBeside } from './issue-standing.js';

type Row = readonly [
  id: string,
  status: string,
  unit: string,
  county: string,
  lead: string | null,
  consulted: string | null,
  dueDate: string | null,
  proposed: string | null,
  extension: string | null,
  above: 'extension' | 'longTerm' | null,
  stageOn: string | null,
  percent: number | null,
  sequence: number,
  stopped: string | null,
];

/** One act that waits: for whom (the unit that acts), under which permission, and over which unit that is asked. */
type Step = Readonly<{ kind: IssueTodoKind; needs: Permission; unitId: string | null; over: string | null }>;

/** An act that a state waits for: the office acts on the unit that has the problem, a unit on its own order. */
type Wait = Readonly<{ by: 'office' | 'lead'; kind: IssueTodoKind; needs: Permission }>;
const office = (kind: IssueTodoKind, needs: Permission): Wait => ({ by: 'office', kind, needs });
const led = (kind: IssueTodoKind, needs: Permission): Wait => ({ by: 'lead', kind, needs });

/** What each state can wait for. */
const waits: Readonly<Record<string, readonly [Wait, Wait?]>> = {
  raised: [office('issues.assign', 'rectification.assign')],
  assigned: [led('issues.acknowledge', 'rectification.acknowledge')],
  acknowledged: [led('issues.submitPlan', 'rectification.plan')],
  planSubmitted: [office('issues.decidePlan', 'rectification.approve-plan')],
  inProgress: [
    led('issues.rectify', 'rectification.report'),
    led('issues.approveReport', 'rectification.approve-report'),
  ],
  reportApproved: [led('issues.requestClosure', 'rectification.request-closure')],
  closureRequested: [office('issues.verify', 'rectification.verify')],
  inadequate: [office('issues.rejectClosure', 'rectification.reject')],
  verified: [office('issues.close', 'rectification.close')],
};

const stepOf = ([, status, unit, county, lead, consulted, , , , , , percent]: Row): Step | null => {
  const [first, second] = waits[status] ?? [];
  const wait = second && percent === 100 ? second : first;
  if (!wait || (status === 'raised' && consulted !== null)) return null;
  const { by, kind, needs } = wait;
  return by === 'office' ? { kind, needs, unitId: county, over: unit } : { kind, needs, unitId: lead, over: lead };
};

/**
 * Issues that may wait for the owner: of states in which one of the roles acts, or with something asked beside. Those of a
 * few units are at hand and are gone through; out of a county's they are looked up.
 */
const own = (reach: Reachable, few: boolean): Condition => [
  few
    ? `(s.status in (select value from json_each(?)) or ${askedBeside})`
    : `s.issue_id in (select issue_id from issue_ledger_present where status in (select value from json_each(?))
        union all select issue_id from issue_ledger_present where ${askedBeside})`,
  JSON.stringify(
    Object.keys(waits).filter((status) => waits[status]!.some((wait) => wait && reach.roots(wait.needs).length > 0)),
  ),
];

/** Beside what the state waits for: an extension to decide, a question to a department. */
const besides = ([, , unit, county, , consulted, , , extension, above, stageOn]: Row): readonly Step[] => [
  ...(extension === null
    ? []
    : [
        {
          kind: above === 'longTerm' ? 'issues.decideLongTerm' : 'issues.decideExtension',
          needs: above === null ? 'rectification.decide-extension' : 'rectification.decide-above',
          unitId: county,
          over: unit,
        } as const,
      ]),
  ...(stageOn === null
    ? []
    : [{ kind: 'issues.reviewStage', needs: 'rectification.review-stage', unitId: county, over: unit } as const]),
  ...(consulted === null
    ? []
    : [
        {
          kind: 'issues.answerConsultation',
          needs: 'rectification.answer-consultation',
          unitId: consulted,
          over: consulted,
        } as const,
      ]),
];

/** What waits among the issues for the owner of the desk, or (`all`) for a unit that the owner may read of. */
export const issueTodoLines = (db: Sqlite, { seats }: Desk, whose: Whose): readonly TodoLine[] => {
  const reach = new Reachable(db, seats);
  const roots = reach.roots('rectification.read');
  if (roots.length === 0) return [];
  const ours = underOneOf(db, roots);
  const { few, condition } = partOfFew(db, [...new Set(roots)]);
  const [seen, ...asked] = condition;
  const [waiting, ...states] = whose === 'all' ? ['true'] : own(reach, few);
  const rows = db.allRaw<Row>(
    `select s.issue_id, s.status, i.unit_id, i.county_id, s.lead_unit_id, s.consulted_unit_id, s.due_date,
       i.suggested_due_date, s.extension_date, s.above, s.stage_on, s.percent, i.raised_sequence, s.stopped
     from issue_ledger_present s join issue_ledger i on i.issue_id = s.issue_id
     where s.status not in ('closed', 'withdrawn', 'superseded') and ${waiting} and ${seen}`,
    ...states,
    ...asked,
  );
  return rows.flatMap((row) => {
    const [id, status, aboutId, , , , due, proposed, extension, , stageOn, , sequence, stopped] = row;
    const step = stepOf(row);
    const steps = step ? [step, ...besides(row)] : besides(row);
    return steps.flatMap(({ kind, needs, unitId, over }): readonly TodoLine[] => {
      const mine = reach.may(needs, over);
      if (unitId === null || !(mine || (whose === 'all' && ours(unitId)))) return [];
      // Nothing is due by a clock that stands.
      const ordered = stopped === null ? due : null;
      const dueDate = kind === 'issues.reviewStage' ? stageOn : status === 'raised' ? proposed : ordered;
      const provisional = status === 'raised' ? proposed !== null : extension !== null;
      return [{ place: 'issues', kind, id, unitId, aboutId, dueDate, provisional, mine, sequence }];
    });
  });
};
