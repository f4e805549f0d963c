import { describe, expect, it } from '@jest/globals';
import { publishedCalendar } from '@app/domain/deadlines';
import {
  lifeSteps,
  scoreboardOf,
  scoreFigures,
  type RectificationEvent,
  type Score,
  type ScoreFigure,
} from '@app/domain/rectifications';
import { visit } from '@test/inspection-life';
import { tree } from '@test/issue-ledger';
import { after, assign, past, raise, type Of } from '@test/issue-life';
import { lived } from '@test/lived';
import { projected, type Happening } from '@test/projected';
import { director, on } from '@test/supervision-cast';
import { rectification } from '@app/domain/rectifications';
import { lastRecordedOn, trail } from '../audit/index.js';
import { inspectionList, inspectionTeams, responsibilities } from '../inspections/index.js';
import { anyProjection } from '../kernel/index.js';
import { organizationTree } from '../organizations/index.js';
import { issueLedger } from './issue-ledger.js';
import { issuesOf } from './issue-list.js';
import { linesBehind, scoreLinesOf, type ScoreCell, type ScoreFilter } from './scoreboard.js';

/** The facts of an issue, each on its day. */
const told = (
  events: readonly RectificationEvent[],
  days: readonly string[],
  id: string,
  role = 'inspector',
): readonly Happening[] =>
  events.map((fact, index) => {
    const day = days[Math.min(index, days.length - 1)]!;
    const at = `${day}T02:00:00.000Z`;
    const data = { ...fact.data, issueId: id };
    const actor = { id: role === 'inspector' ? 'inspector-2' : 'director-1', role, unit: 'county-1' };
    return {
      in: `rectification-${id}`,
      fact: { ...fact, data } as RectificationEvent,
      effectiveAt: day,
      recordedAt: at,
      actor,
    };
  });
const plain = [
  '2025-03-03',
  '2025-03-04',
  '2025-03-05',
  '2025-03-10',
  '2025-03-12',
  '2025-04-15',
  '2025-04-19',
  '2025-04-20',
  '2025-04-22',
  '2025-04-23',
];
const reopen = { type: 'ReopenIssue', reason: '又有人占用', evidence: [] } as const;
const suspend = { type: 'SuspendClock', reason: '等批复', evidence: [] } as const;
const reopened = after(past.closed, [reopen, on('2025-06-10', director)]);
const suspended = after(past.inProgress, [suspend, on('2025-04-10', director)]);
const ofDepartment = (more: Partial<Of<'RaiseIssue'>> = {}) =>
  lived(rectification, [
    [{ ...raise, unitId: 'school-2', ...more }, on('2025-03-03', director)],
    [
      { ...assign, leadUnitId: 'department-1', supportingUnitIds: [], dueDate: '2025-05-20' },
      on('2025-03-04', director),
    ],
  ]);
const entrusted: Happening = {
  in: 'responsibility-inspector-3',
  fact: {
    type: 'SchoolEntrusted',
    data: {
      accountId: 'inspector-3',
      unitId: 'school-2',
      countyId: 'county-1',
      effectiveFrom: '2025-05-01',
      basis: '彰教督〔2025〕9号',
      recusalKnownAt: 1,
    },
  },
};
const later = lived(rectification, [[{ ...raise, unitId: 'school-2' }, on('2025-05-02', director)]]);
const db = projected(
  [
    ...[organizationTree, inspectionList, inspectionTeams, responsibilities, issueLedger].map((one) =>
      anyProjection(one as never),
    ),
    trail,
  ],
  [
    ...tree,
    ...visit.completed.map((fact): Happening => ({ in: 'inspection-inspection-1', fact })),
    entrusted,
    ...told(past.closed, plain, 'closed'),
    ...told(reopened, [...plain, '2025-06-10'], 'reopened'),
    ...told(past.inProgress, plain, 'late', 'supervisionDirector'),
    ...told(suspended, [...plain.slice(0, 5), '2025-04-10'], 'suspended'),
    ...told(past.raised, plain, 'raised'),
    ...told(ofDepartment({ inspectionId: 'inspection-1', findingId: 'finding-1' }), plain, 'department'),
    ...told(later, ['2025-05-02'], 'later'),
    {
      in: 'inspection-inspection-1',
      fact: {
        type: 'InspectionTeamChanged',
        data: { inspectionId: 'inspection-1', team: ['inspector-9', 'inspector-1'], reason: '调整', recusalKnownAt: 1 },
      },
      recordedAt: '2025-06-20T02:00:00.000Z',
    },
  ],
);
const county: ScoreFilter = {
  knownAt: Number.MAX_SAFE_INTEGER - 1,
  unitId: 'county-1',
  from: '2025-01-01',
  to: '2025-12-31',
  day: '2025-06-30',
};
const lines = (filter: Partial<ScoreFilter> = {}) =>
  scoreLinesOf(() => db, { ...county, ...filter }, publishedCalendar);
const ids = async (cell: ScoreCell, filter: Partial<ScoreFilter> = {}) =>
  linesBehind(await lines(filter), cell)
    .map(({ issueId }) => issueId)
    .toSorted();
const numberOf = (score: Score, figure: ScoreFigure): number => {
  const step = score.steps.find((one) => one.step === figure);
  if (step) return step.done;
  const { onTime, onTimeRecorded, rebound, returned } = score;
  const shares: Partial<Record<ScoreFigure, number | undefined>> = {
    due: onTime?.denominator,
    inTime: onTime?.numerator,
    recordedInTime: onTimeRecorded?.numerator,
    closed: rebound?.denominator,
    rebounded: rebound?.numerator,
    judged: returned?.denominator,
    returned: returned?.numerator,
  };
  return figure in shares
    ? (shares[figure] ?? 0)
    : score[figure as 'open' | 'overdue' | 'suspended' | 'longTerm' | 'late'];
};

describe('the scoreboard of a county', () => {
  it('says of every unit and inspector what the ledger holds', async () => {
    const { total, units, inspectors } = scoreboardOf(await lines());
    expect(total).toMatchObject({
      onTime: { numerator: 2, denominator: 4 },
      rebound: { numerator: 1, denominator: 2 },
      returned: { numerator: 0, denominator: 2 },
      late: 2,
      open: 6,
      overdue: 2,
      suspended: 1,
    });
    expect(units.map(({ id, open, late }) => [id, open, late])).toEqual([
      ['school-1', 2, 1],
      [null, 3, 0],
      ['department-1', 1, 1],
    ]);
    expect(inspectors.map(({ id, open }) => [id, open])).toEqual([
      ['inspector-2', 3],
      [null, 1],
      // The first of the team as it is since 20 June.
      ['inspector-9', 1],
      // Entrusted with the school by then, though another raised it.
      ['inspector-3', 1],
    ]);
    expect(total.steps.find(({ step }) => step === 'plan')).toMatchObject({ done: 4, natural: { median: 5 } });
  });

  it('opens with every number a list of just as many lines', async () => {
    const { total, units, inspectors } = scoreboardOf(await lines());
    const rows: readonly (readonly [Score, Omit<ScoreCell, 'figure'>])[] = [
      [total, {}],
      ...units.map((one) => [one, { leadUnitId: one.id }] as const),
      ...inspectors.map((one) => [one, { inspectorId: one.id }] as const),
    ];
    const all = await lines();
    for (const [score, of] of rows)
      expect(scoreFigures.map((figure) => [figure, numberOf(score, figure)])).toEqual(
        scoreFigures.map((figure) => [figure, linesBehind(all, { ...of, figure }).length]),
      );
    expect(lifeSteps.every((step) => numberOf(total, step) > 0)).toBe(true);
  });

  it('holds to be overdue just what the ledger does', async () => {
    const ledger = (more: object) =>
      issuesOf(db, { roots: ['county-1'], day: county.day, limit: 50, offset: 0, ...more })
        .rows.map(({ issueId }) => issueId)
        .toSorted();
    expect(await ids({ figure: 'overdue' })).toEqual(ledger({ overdue: true }));
    expect(await ids({ figure: 'overdue' })).toEqual(['department', 'late']);
    expect(await ids({ figure: 'overdue', leadUnitId: 'department-1' })).toEqual(
      ledger({ overdue: true, leadUnitId: 'department-1' }),
    );
    expect(await ids({ figure: 'open' })).toEqual(ledger({ statuses: ['raised', 'assigned', 'inProgress'] }));
  });

  it('puts the longest first', async () => {
    expect(
      linesBehind(await lines(), { figure: 'late' }).map(({ issueId, natural, working }) => [
        issueId,
        natural,
        working,
      ]),
    ).toEqual([
      ['late', 61, 39],
      ['department', 41, 28],
    ]);
  });
});

describe('of a school or a department', () => {
  it('is what it leads, and nothing of another', async () => {
    expect(new Set((await lines({ unitId: 'department-1' })).map(({ issueId }) => issueId))).toEqual(
      new Set(['department']),
    );
    expect(await lines({ unitId: 'school-2' })).toEqual([]);
    expect(await lines({ unitId: 'county-2' })).toEqual([]);
    expect(await ids({ figure: 'open' }, { unitId: 'school-1' })).toEqual(['late', 'suspended']);
    expect(await lines({ unitId: 'city-1' })).toEqual(await lines());
  });
});

it('is as it was known at a sequence', async () => {
  const [first] = db.allRaw<readonly [number]>(`select rec_from from issue_ledger_present where issue_id = 'closed'`);
  expect(await ids({ figure: 'closed' })).toEqual(['closed', 'reopened']);
  expect(await ids({ figure: 'closed' }, { knownAt: first![0] })).toEqual(['closed']);
  expect(await ids({ figure: 'closed' }, { knownAt: first![0] - 1 })).toEqual([]);
  expect(await lines({ knownAt: 1 })).toEqual([]);
});

it('names the inspector of the team as it was known, whoever leads it since', async () => {
  const [changed] = db.allRaw<readonly [number]>('select max(sequence) from inspection_team');
  const of = async (filter: Partial<ScoreFilter>) =>
    (await lines(filter)).find(({ issueId }) => issueId === 'department')?.inspectorId;
  expect(await of({})).toBe('inspector-9');
  expect(await of({ knownAt: changed![0] - 1 })).toBe('inspector-1');
});

it('the log of a day ends with what was recorded last on it in the bureau’s zone', () => {
  const [last] = db.allRaw<readonly [number]>('select max(sequence) from trail');
  expect(lastRecordedOn(db, '2025-06-20')).toBe(last![0]);
  expect(lastRecordedOn(db, '2030-01-01')).toBe(last![0]);
  expect(lastRecordedOn(db, '2025-06-19')).toBeLessThan(last![0]);
  expect(lastRecordedOn(db, '1999-01-01')).toBe(0);
});
