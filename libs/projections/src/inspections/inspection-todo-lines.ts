import type { Permission } from '@app/domain/access';
import { reviewWindow, type InspectionKind } from '@app/domain/inspections';
import { plusDays } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import { calendarIn, limitsInForce } from '../deadlines/index.js';
import { always, Reachable, underOneOf, type Desk, type InspectionTodoKind, type TodoLine } from '../kernel/index.js';

type Row = Readonly<{
  id: string;
  kind: InspectionKind;
  unit: string;
  county: string;
  team: string;
  date: string;
  status: string;
  notice: string | null;
  report: string | null;
  defenceDue: string | null;
  unanswered: number;
  waived: number;
  review: string | null;
  letterOn: string | null;
  sequence: number;
}>;

/** One act that waits. `by`: the office, the team, or the inspected unit. */
type Step = Readonly<{
  kind: InspectionTodoKind;
  needs: Permission;
  by: 'office' | 'team' | 'unit';
  dueDate: string | null;
}>;

const office = (kind: InspectionTodoKind, needs: Permission, dueDate: string | null = null): Step => ({
  kind,
  needs,
  by: 'office',
  dueDate,
});
const team = (kind: InspectionTodoKind, needs: Permission, dueDate: string | null = null): Step => ({
  kind,
  needs,
  by: 'team',
  dueDate,
});

/** While the unit is heard it may defend itself, and its defences are answered; the letter comes after both. */
const hearing = ({ defenceDue, unanswered, waived }: Row, day: string): readonly Step[] => {
  const open = waived === 0 && defenceDue !== null && defenceDue >= day;
  return [
    ...(open
      ? [{ kind: 'inspections.defend', needs: 'inspections.defend', by: 'unit', dueDate: defenceDue } as const]
      : []),
    ...(unanswered > 0 ? [office('inspections.answerDefence', 'inspections.opinion')] : []),
    ...(!open && unanswered === 0 ? [office('inspections.issueLetter', 'inspections.opinion')] : []),
  ];
};

/** As long as the unit may ask for a 复核 it is told by when: asking is its right, not its duty, and ends with the day. */
const asking = (dueDate: string | null, day: string): readonly Step[] =>
  dueDate !== null && dueDate >= day
    ? [{ kind: 'inspections.requestReview', needs: 'inspections.defend', by: 'unit', dueDate }]
    : [];

/** Days after a letter within which any limit for asking ends. */
const reviewDays = 400;

/** 经常性督导 ends with its report; the other two hear the unit first (教育督导条例 第二十条), and report after the letter. */
const stepsOf = (row: Row, day: string, reviewBy: (row: Row) => string | null): readonly Step[] => {
  const routine = row.kind === 'routine';
  const report = row.report === null ? [team('inspections.fileReport', 'inspections.report')] : [];
  switch (row.status) {
    case 'planned':
      return routine || row.notice !== null
        ? [team('inspections.start', 'inspections.conduct', row.date)]
        : [office('inspections.sendNotice', 'inspections.notice', row.date)];
    case 'started':
      return [team('inspections.complete', 'inspections.conduct', row.date)];
    case 'completed':
      return routine ? report : [office('inspections.issuePreliminaryOpinion', 'inspections.opinion')];
    case 'hearing':
      return hearing(row, day);
    case 'concluded':
      if (row.review === 'asked') return [office('inspections.answerReview', 'inspections.review'), ...report];
      return [...report, ...asking(row.review === null ? reviewBy(row) : null, day)];
    default:
      return [];
  }
};

/** What waits among the inspections for the owner of the desk, or for a unit that the owner may read of. */
export const inspectionTodoLines = (db: Sqlite, { accountId, seats, day }: Desk): readonly TodoLine[] => {
  const reach = new Reachable(db, seats);
  const roots = reach.roots('inspections.read');
  if (roots.length === 0) return [];
  const ours = underOneOf(db, roots);
  const rows = db.all<Row>(
    `select inspection_id as id, kind, unit_id as unit, county_id as county, team, date, status,
       notice_number as notice, report_number as report, defence_due_date as defenceDue, unanswered, waived, review,
       letter_on as letterOn, planned_sequence as sequence
     from inspection_list where status <> 'cancelled'
       and not (status = 'concluded' and report_number is not null
         and (review = 'answered' or (review is null and letter_on < ?)))
       and unit_id in (select unit from organization_closure where ancestor in (select value from json_each(?)))`,
    plusDays(day, -reviewDays),
    JSON.stringify([...new Set(roots)]),
  );
  const reviewBy = ({ kind, county, letterOn }: Row): string | null => {
    if (letterOn === null) return null;
    const profile = limitsInForce(db, county, { knownAt: always - 1, asOf: day });
    return reviewWindow(profile, kind, letterOn, calendarIn(db))?.date ?? null;
  };
  return rows.flatMap((row) =>
    stepsOf(row, day, reviewBy).flatMap(({ kind, needs, by, dueDate }): readonly TodoLine[] => {
      const onTeam = by !== 'team' || (JSON.parse(row.team) as string[]).includes(accountId);
      const mine = onTeam && reach.may(needs, row.unit);
      const unitId = by === 'unit' ? row.unit : row.county;
      if (!(mine || ours(unitId))) return [];
      const provisional = kind === 'inspections.sendNotice';
      return [
        {
          place: 'inspections',
          kind,
          id: row.id,
          unitId,
          aboutId: row.unit,
          dueDate,
          provisional,
          mine,
          sequence: row.sequence,
        },
      ];
    }),
  );
};
