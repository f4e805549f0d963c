import { describe, expect, it } from '@jest/globals';
import { lifeOf } from '@test/issue-lives';
import { publishedCalendar } from '../../deadlines/index.js';
import { dayCounter } from './day-counter.js';
import type { Life, ScorePeriod } from './life.js';
import { scoreLines, type ScoreFigure } from './score-lines.js';
import { scoreboardOf, scoreOf } from './scoreboard.js';

const days = dayCounter(publishedCalendar);
const year: ScorePeriod = { from: '2025-01-01', to: '2025-12-31', day: '2025-06-30' };
const lines = (life: Life, period = year) => scoreLines(life, period, days);
const score = (...lives: readonly Life[]) => scoreOf(lives.flatMap((life) => lines(life)));
const stepIn = (life: Life, step: ScoreFigure) => score(life).steps.find((one) => one.step === step);

const lead = { leadUnitId: 'school-1', dueDate: '2025-04-30' } as const;
const begun = [
  { since: '2025-03-03' },
  { since: '2025-03-04', status: 'assigned', ...lead },
  { since: '2025-03-05', status: 'acknowledged' },
  { since: '2025-03-10', status: 'planSubmitted' },
  { since: '2025-03-12', status: 'inProgress' },
] as const;
const requested = {
  since: '2025-04-20',
  status: 'closureRequested',
  rectifiedOn: '2025-04-18',
  recordedOn: '2025-04-20',
} as const;
const verified = { since: '2025-04-22', status: 'verified' } as const;
const closed = [
  ...begun,
  requested,
  verified,
  { since: '2025-04-23', status: 'closed', closedOn: '2025-04-23' },
] as const;
const reopened = {
  since: '2025-06-10',
  status: 'raised',
  round: 2,
  leadUnitId: null,
  dueDate: null,
  rectifiedOn: null,
  recordedOn: null,
  closedOn: null,
} as const;

describe('按期完成率', () => {
  it('is judged by the deed, and beside it by the record', () => {
    const told = lifeOf([...begun, { ...requested, since: '2025-05-09', recordedOn: '2025-05-09' }]);
    expect(score(told)).toMatchObject({
      onTime: { numerator: 1, denominator: 1 },
      onTimeRecorded: { numerator: 0, denominator: 1 },
      late: 0,
    });
    expect(lines(told)[0]).toMatchObject({ figures: ['due', 'inTime'], doneOn: '2025-04-18', natural: 0 });
  });

  it('counts what fell due undone as late, and nothing that still has time', () => {
    const open = lifeOf(begun);
    expect(score(open)).toMatchObject({ onTime: { numerator: 0, denominator: 1 }, late: 1, overdue: 1, open: 1 });
    expect(lines(open)[0]).toMatchObject({ natural: 61, working: 39 });
    expect(scoreOf(lines(open, { ...year, day: '2025-04-30' }))).toMatchObject({ onTime: null, late: 0, overdue: 0 });
  });

  it('is of orders that fall due in the period, each of the rounds by itself, and of none that was called off', () => {
    const again = { since: '2025-06-11', status: 'assigned', ...lead, dueDate: '2025-06-20' } as const;
    const twice = lifeOf([...closed, reopened, again]);
    expect(score(twice)).toMatchObject({ onTime: { numerator: 1, denominator: 2 } });
    expect(scoreOf(lines(twice, { ...year, from: '2025-05-01' })).onTime).toEqual({ numerator: 0, denominator: 1 });
    expect(score(lifeOf([...begun, { since: '2025-06-01', status: 'withdrawn' }])).onTime).toBeNull();
  });

  it('leaves out an order whose clock stands before its day, and judges a closed one of the old ledger by its days', () => {
    const stopped = lifeOf([...begun, { since: '2025-04-10', stoppedFrom: '2025-04-10' }]);
    expect(score(stopped)).toMatchObject({ onTime: null, overdue: 0, suspended: 1, open: 1 });
    const old = lifeOf([{ since: '2025-05-03', status: 'closed', ...lead, closedOn: '2025-05-03' }]);
    expect(score(old)).toMatchObject({
      onTime: { numerator: 0, denominator: 1 },
      rebound: { numerator: 0, denominator: 1 },
      returned: null,
    });
  });

  it('is undone when the closure is refused', () => {
    const back = {
      since: '2025-04-25',
      status: 'inProgress',
      attempt: 2,
      rectifiedOn: null,
      recordedOn: null,
    } as const;
    const life = lifeOf([...begun, requested, { since: '2025-04-22', status: 'inadequate' }, back]);
    expect(score(life)).toMatchObject({
      onTime: { numerator: 0, denominator: 1 },
      returned: { numerator: 1, denominator: 1 },
      rebound: null,
    });
  });
});

describe('steps', () => {
  it('are counted from the act that opens them to the act that ends them', () => {
    expect(
      score(lifeOf(closed)).steps.map(({ step, done, natural, working }) => [
        step,
        done,
        natural?.median,
        working?.median,
      ]),
    ).toEqual([
      ['assignment', 1, 1, 1],
      ['acknowledgement', 1, 1, 1],
      ['plan', 1, 5, 3],
      ['approval', 1, 2, 2],
      // 12 March to 20 April: 清明 4—6 April off.
      ['report', 1, 39, 26],
      ['verification', 1, 2, 2],
      ['closing', 1, 1, 1],
    ]);
  });

  it('leave out the days on which the clock stood, and end a waiver by its own last day', () => {
    const resumed = { since: '2025-04-14', stoppedFrom: null, stoppedUntil: null } as const;
    const paused = lifeOf([...begun, { since: '2025-04-01', stoppedFrom: '2025-04-01' }, resumed, requested]);
    expect(stepIn(paused, 'report')).toMatchObject({ natural: { total: 26 }, working: { total: 18 } });
    const waived = lifeOf([
      ...begun,
      { since: '2025-04-01', stoppedFrom: '2025-04-01', stoppedUntil: '2025-04-07' },
      resumed,
      requested,
    ]);
    expect(stepIn(waived, 'report')).toMatchObject({ natural: { total: 32 } });
  });

  it('are counted as often as they are done, and not when they are broken off', () => {
    const returned = [
      ...begun.slice(0, 4),
      { since: '2025-03-11', status: 'acknowledged' },
      { since: '2025-03-17', status: 'planSubmitted' },
    ] as const;
    expect(stepIn(lifeOf(returned), 'plan')).toMatchObject({ done: 2, natural: { total: 11, median: 5.5 } });
    const moved = lifeOf([...begun, { since: '2025-03-20', status: 'assigned', leadUnitId: 'department-1' }]);
    expect(stepIn(moved, 'report')).toMatchObject({ done: 0, natural: null, working: null });
    const takenBack = lifeOf([...begun, requested, { since: '2025-04-21', status: 'inProgress' }]);
    expect(stepIn(takenBack, 'verification')?.done).toBe(0);
    expect(stepIn(lifeOf(closed), 'closing')?.done).toBe(1);
  });

  it('say nothing of working days in a year that is not published', () => {
    const far = lifeOf([{ since: '2031-01-02' }, { since: '2031-01-09', status: 'assigned', ...lead }]);
    const { steps } = scoreOf(lines(far, { from: '2031-01-01', to: '2031-12-31', day: '2031-02-01' }));
    expect(steps[0]).toEqual({ step: 'assignment', done: 1, natural: { total: 7, median: 7 }, working: null });
  });
});

describe('what was closed and what stands', () => {
  it('反弹: opened again, of what was closed in the period, whenever it was found', () => {
    expect(score(lifeOf(closed)).rebound).toEqual({ numerator: 0, denominator: 1 });
    const again = lifeOf([...closed, reopened]);
    expect(score(again)).toMatchObject({ rebound: { numerator: 1, denominator: 1 }, open: 1, late: 0 });
    expect(lines(again).find(({ figures }) => figures.includes('rebounded'))).toMatchObject({
      round: 1,
      unitId: 'school-1',
      on: '2025-04-23',
    });
  });

  it('长期 is of the order that stands', () => {
    const long = lifeOf([
      ...begun,
      { since: '2025-04-01', stageOn: '2025-10-31' },
      { since: '2025-11-02', stageOn: null },
    ]);
    expect(score(long).longTerm).toBe(1);
    expect(
      score(
        lifeOf([
          ...begun,
          { since: '2025-04-01', stageOn: '2025-10-31' },
          { since: '2025-05-02', status: 'assigned', leadUnitId: 'department-1', stageOn: null },
        ]),
      ).longTerm,
    ).toBe(0);
  });

  it('is told by unit and by inspector; what nobody was ordered to do is nobody’s', () => {
    const other = lifeOf([{ since: '2025-05-01' }], { issueId: 'issue-2', inspectorId: null });
    const board = scoreboardOf([lifeOf(begun), other].flatMap((life) => lines(life)));
    expect(board.total.open).toBe(2);
    expect(board.units.map(({ id, open }) => [id, open])).toEqual([
      ['school-1', 1],
      [null, 1],
    ]);
    expect(board.inspectors.map(({ id, open }) => [id, open])).toEqual([
      ['inspector-1', 1],
      [null, 1],
    ]);
    expect(scoreOf([])).toMatchObject({ onTime: null, rebound: null, returned: null, open: 0, overdue: 0 });
  });
});
