import type { Permission } from '@app/domain/access';
import type { Sqlite } from '@app/sqlite';
import { Reachable, underOneOf, type Desk, type IssueTodoKind, type TodoLine } from '../kernel/index.js';
import { partUnder } from './issue-filter.js';

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

/** What each state waits for. The office acts on the unit that has the problem, a unit on its own order. */
const stepOf = ([, status, unit, county, lead, consulted, , , , , , percent]: Row): Step | null => {
  const office = (kind: IssueTodoKind, needs: Permission): Step => ({ kind, needs, unitId: county, over: unit });
  const led = (kind: IssueTodoKind, needs: Permission): Step => ({ kind, needs, unitId: lead, over: lead });
  switch (status) {
    case 'raised':
      return consulted === null ? office('issues.assign', 'rectification.assign') : null;
    case 'assigned':
      return led('issues.acknowledge', 'rectification.acknowledge');
    case 'acknowledged':
      return led('issues.submitPlan', 'rectification.plan');
    case 'planSubmitted':
      return office('issues.decidePlan', 'rectification.approve-plan');
    case 'inProgress':
      return percent === 100
        ? led('issues.approveReport', 'rectification.approve-report')
        : led('issues.rectify', 'rectification.report');
    case 'reportApproved':
      return led('issues.requestClosure', 'rectification.request-closure');
    case 'closureRequested':
      return office('issues.verify', 'rectification.verify');
    case 'inadequate':
      return office('issues.rejectClosure', 'rectification.reject');
    case 'verified':
      return office('issues.close', 'rectification.close');
    default:
      return null;
  }
};

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

/** What waits among the issues for the owner of the desk, or for a unit that the owner may read of. */
export const issueTodoLines = (db: Sqlite, { seats }: Desk): readonly TodoLine[] => {
  const reach = new Reachable(db, seats);
  const roots = reach.roots('rectification.read');
  if (roots.length === 0) return [];
  const ours = underOneOf(db, roots);
  const [seen, ...asked] = partUnder([...new Set(roots)]);
  const rows = db.allRaw<Row>(
    `select s.issue_id, s.status, i.unit_id, i.county_id, s.lead_unit_id, s.consulted_unit_id, s.due_date,
       i.suggested_due_date, s.extension_date, s.above, s.stage_on, s.percent, i.raised_sequence, s.stopped
     from issue_ledger_present s join issue_ledger i on i.issue_id = s.issue_id
     where s.status not in ('closed', 'withdrawn', 'superseded') and ${seen}`,
    ...asked,
  );
  return rows.flatMap((row) => {
    const [id, status, aboutId, , , , due, proposed, extension, , stageOn, , sequence, stopped] = row;
    const step = stepOf(row);
    const waiting = step ? [step, ...besides(row)] : besides(row);
    return waiting.flatMap(({ kind, needs, unitId, over }): readonly TodoLine[] => {
      const mine = reach.may(needs, over);
      if (unitId === null || !(mine || ours(unitId))) return [];
      // Nothing is due by a clock that stands.
      const ordered = stopped === null ? due : null;
      const dueDate = kind === 'issues.reviewStage' ? stageOn : status === 'raised' ? proposed : ordered;
      const provisional = status === 'raised' ? proposed !== null : extension !== null;
      return [{ place: 'issues', kind, id, unitId, aboutId, dueDate, provisional, mine, sequence }];
    });
  });
};
