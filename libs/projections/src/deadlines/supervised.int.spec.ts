import { describe, expect, it } from '@jest/globals';
import { defaultLadder, publishedCalendar } from '@app/domain/deadlines';
import { rectification, type RectificationEvent } from '@app/domain/rectifications';
import { anyProjection } from '@app/projections/kernel';
import { organizationTree } from '@app/projections/organizations';
import { issueLedger } from '@app/projections/rectifications';
import { ofIssue, tree } from '@test/issue-ledger';
import { after, approveReport, assign, past, raise, reject, report, requestClosure, verify } from '@test/issue-life';
import { lived } from '@test/lived';
import { projected } from '@test/projected';
import { director, inspector, leader, on, principal, system } from '@test/supervision-cast';
import { dueRow } from './due-rows.js';
import { climbOf } from './issue-climb.js';
import { ladderAhead, rungsOfIssue } from './issue-ladder.js';
import { issueRungs } from './issue-rungs.js';
import { ladderOn } from './ladders.js';
import { supervisedIssues, supervisionCounts } from './supervised.js';

const tick = {
  type: 'AdvanceLadder',
  ladder: { value: defaultLadder, sequence: 0 },
  calendar: { value: publishedCalendar, sequence: 0 },
} as const;
const clock = (day: string) => on(day, system);
const read = (...issues: readonly (readonly [id: string, events: readonly RectificationEvent[]])[]) =>
  projected([organizationTree, issueLedger, dueRow, issueRungs].map(anyProjection), [
    ...tree,
    ...issues.flatMap(([id, events]) => ofIssue(events, id)),
  ]);

/** Another issue, of the other school, led by the department. */
const another = lived(rectification, [
  [{ ...raise, issueId: 'issue-2', unitId: 'school-2' }, on('2025-03-03', director)],
  [{ ...assign, leadUnitId: 'department-1', supportingUnitIds: [], dueDate: '2025-05-20' }, on('2025-03-04', director)],
]);
const red = after(past.inProgress, [tick, clock('2025-06-03')]);
const answered = after(red, [
  { type: 'AnswerRung', rung: 'red', answer: '已进场', forecast: '2025-06-20' },
  on('2025-06-04', principal),
]);
const closed = past.closed.map(
  (event) => ({ ...event, data: { ...event.data, issueId: 'issue-3' } }) as RectificationEvent,
);
const all = { limit: 50, offset: 0 };
const office = { roots: ['county-1'], day: '2025-05-15' };

describe('what is supervised', () => {
  it('is every issue that a unit was ordered to rectify, the most overdue first', () => {
    const db = read(['issue-2', another], ['issue-1', red], ['issue-3', closed]);
    const { rows, total } = supervisedIssues(db, office, all);
    expect(total).toBe(2);
    expect(rows).toMatchObject([
      {
        issueId: 'issue-1',
        daysLate: 15,
        lateness: 'over7',
        rung: 'red',
        notices: 5,
        owed: 'red',
        answerBy: '2025-06-05',
        answered: null,
        proposed: 'listed',
        nextOn: '2025-06-17',
      },
      { issueId: 'issue-2', daysLate: -5, lateness: 'soon', rung: null, notices: 0, owed: null, nextOn: '2025-05-13' },
    ]);
    expect(supervisionCounts(db, office)).toEqual({
      lateness: { over30: 0, over7: 1, over: 0, soon: 1, ahead: 0, office: 0 },
      rungs: { red: 1 },
      waiting: { answer: 1, acceptance: 0, proposal: 1 },
      units: [
        { unitId: 'school-1', overdue: 1, soon: 0, longest: 15, slips: 1 },
        { unitId: 'department-1', overdue: 0, soon: 1, longest: 0, slips: 0 },
      ],
    });
  });

  it.each([
    [{ lateness: 'soon' }, ['issue-2']],
    [{ lateness: 'over7', rung: 'red' }, ['issue-1']],
    [{ rung: 'blue' }, []],
    [{ waiting: 'proposal' }, ['issue-1']],
    [{ waiting: 'acceptance' }, []],
    [{ leadUnitId: 'department-1' }, ['issue-2']],
    [{ roots: ['school-2'] }, ['issue-2']],
    [{ roots: ['department-1'] }, ['issue-2']],
    [{ roots: ['county-2'] }, []],
    [{ day: '2025-07-01', lateness: 'over30' }, ['issue-1', 'issue-2']],
  ] as const)('%j', (filter, ids) => {
    const db = read(['issue-2', another], ['issue-1', red]);
    expect(supervisedIssues(db, { ...office, ...filter }, all).rows.map(({ issueId }) => issueId)).toEqual(ids);
  });

  it('waits for the office once the unit has answered, and is nobody’s turn while it is with the office', () => {
    const db = read(['issue-1', answered]);
    expect(supervisedIssues(db, office, all).rows[0]).toMatchObject({ owed: null, answered: 'red' });
    const accepted = after(answered, [{ type: 'AcceptRungAnswer', rung: 'red' }, on('2025-06-05', director)]);
    expect(supervisedIssues(read(['issue-1', accepted]), office, all).rows[0]).toMatchObject({ answered: null });
    const waiting = read(['issue-1', past.closureRequested]);
    expect(supervisedIssues(waiting, { ...office, day: '2025-12-31' }, all).rows[0]).toMatchObject({
      lateness: 'office',
      nextOn: null,
    });
  });
});

describe('what was supervised, as it was known', () => {
  const decided = after(
    answered,
    [{ type: 'AcceptRungAnswer', rung: 'red', holdUntil: '2025-06-20' }, on('2025-06-05', director)],
    [
      { type: 'DecideEscalation', proposal: 'listed', decision: 'approved', reason: '两次督办未整改' },
      on('2025-06-06', leader),
    ],
    [{ ...report, percent: 100 }, on('2025-06-09', principal)],
    [approveReport, on('2025-06-09', principal)],
    [{ ...requestClosure, rectifiedOn: '2025-06-10' }, on('2025-06-10', principal)],
    [verify('2025-06-15', false), on('2025-06-15', inspector)],
    [reject, on('2025-06-20', director)],
  );
  const office = { roots: ['county-1'], day: '2025-06-30' };
  const whole = read(['issue-1', decided], ['issue-2', another]);
  const first = tree.length;

  it('is at every sequence what the rows were by then: the standing, the rung, who waits for whom and what is next', () => {
    for (let known = 0; known <= decided.length; known++) {
      const then = read(['issue-1', decided.slice(0, known)]);
      const asked = { ...office, knownAt: first + known };
      expect([known, supervisedIssues(whole, asked, all)]).toEqual([known, supervisedIssues(then, office, all)]);
      expect([known, supervisionCounts(whole, asked)]).toEqual([known, supervisionCounts(then, office)]);
    }
  });

  it('is filtered by how it stood then', () => {
    const slip = decided.findIndex(({ type }) => type === 'RungAnswered');
    const ids = (knownAt: number, filter: object) =>
      supervisedIssues(whole, { ...office, ...filter, knownAt: first + knownAt }, all).rows.map(
        ({ issueId }) => issueId,
      );
    expect([ids(slip, { waiting: 'answer' }), ids(slip + 1, { waiting: 'answer' })]).toEqual([['issue-1'], []]);
    expect([ids(slip, { waiting: 'acceptance' }), ids(slip + 1, { waiting: 'acceptance' })]).toEqual([[], ['issue-1']]);
    expect([ids(slip, { rung: 'listed' }), ids(decided.length, { rung: 'listed' })]).toEqual([[], ['issue-1']]);
  });
});

describe('the ladder of an issue', () => {
  it('tells what came with what was said to it', () => {
    const decided = after(answered, [
      { type: 'DecideEscalation', proposal: 'listed', decision: 'approved', reason: '两次督办未整改' },
      on('2025-06-05', leader),
    ]);
    const db = read(['issue-1', decided]);
    const rungs = rungsOfIssue(db, 'issue-1');
    expect(rungs.map(({ rung }) => rung)).toEqual(['approaching', 'urging', 'blue', 'yellow', 'red', 'listed']);
    expect(rungs.at(-2)).toMatchObject({
      number: 5,
      late: true,
      answer: '已进场',
      answeredBy: 'principal-1',
      answeredOn: '2025-06-04',
    });
    expect(rungs.at(-1)).toMatchObject({
      decision: 'approved',
      decidedBy: 'leader-1',
      reason: '两次督办未整改',
      number: null,
    });
    expect(supervisedIssues(db, office, all).rows[0]).toMatchObject({ rung: 'listed', proposed: null });
  });

  it('says what comes next, on which day, and why nothing does', () => {
    const ahead = (events: readonly RectificationEvent[]) => {
      const db = read(['issue-1', events]);
      const climb = climbOf(db, 'issue-1');
      return climb && ladderAhead(climb.due, ladderOn(db, 'county-1', '2025-05-15'), publishedCalendar);
    };
    expect(ahead(red)?.planned.map(({ rung, day }) => [rung, day])).toEqual([
      ['talk', '2025-06-17'],
      ['circular', '2025-07-01'],
    ]);
    const held = after(answered, [
      { type: 'AcceptRungAnswer', rung: 'red', holdUntil: '2025-06-20' },
      on('2025-06-05', director),
    ]);
    expect(ahead(held)?.planned[0]).toMatchObject({ rung: 'talk', day: '2025-06-21', byRule: '2025-06-17' });
    expect(ahead(past.raised)).toMatchObject({ silent: 'unordered', planned: [] });
    expect(ahead(past.closureRequested)).toMatchObject({ silent: 'office', dueDate: '2025-04-30' });
    expect(climbOf(read(), 'issue-9')).toBeUndefined();
  });

  it('begins anew with each round; by hand a reminder counts too', () => {
    const reopened = after(
      past.closed,
      [{ type: 'ReopenIssue', reason: '反弹', evidence: [] }, on('2025-06-10', director)],
      [{ ...assign, noticeNumber: '9号', dueDate: '2025-07-31' }, on('2025-06-11', director)],
      [{ type: 'RemindNow' }, on('2025-06-12', director)],
    );
    expect(supervisedIssues(read(['issue-1', reopened]), { ...office, day: '2025-06-12' }, all).rows[0]).toMatchObject({
      notices: 1,
      rung: null,
      noticedOn: '2025-06-12',
    });
  });
});

it('nobody is late while the clock stands: it is judged on the day it stopped', () => {
  const stopped = after(past.inProgress, [
    { type: 'SuspendClock', reason: '等待批复', evidence: [] },
    on('2025-04-10', director),
  ]);
  const filter = { roots: ['county-1'], day: '2025-06-30' };
  const judged = (events: readonly RectificationEvent[]) =>
    supervisedIssues(read(['issue-1', events]), filter, { limit: 9, offset: 0 }).rows.map(
      ({ lateness, daysLate, stopped: grounds }) => [lateness, daysLate, grounds],
    );
  expect(judged(past.inProgress)).toEqual([['over30', 61, null]]);
  expect(judged(stopped)).toEqual([['ahead', -20, 'suspension']]);
});
