import { describe, expect, it } from '@jest/globals';
import type { Role } from '@app/domain/access';
import { type Step } from '@app/domain/deadlines';
import { visit } from '@test/inspection-life';
import { after, assign, past, raise, report, requestExtension } from '@test/issue-life';
import { lived } from '@test/lived';
import { type Happening } from '@test/projected';
import { director, on, principal, teacher } from '@test/supervision-cast';
import { rectification } from '@app/domain/rectifications';
import { all, issue, visits, desk, office, seen } from '@test/todos';
import { type Desk } from '../kernel/index.js';
import { todoDetail, todoLines } from './index.js';

describe('among the issues', () => {
  const at = (moment: keyof typeof past, unitId: string, ...roles: readonly Role[]) =>
    seen(all(...issue(past[moment])), desk(unitId, roles));

  it.each([
    ['raised', 'supervisionDirector', 'county-1', 'issues.assign'],
    ['assigned', 'principal', 'school-1', 'issues.acknowledge'],
    ['acknowledged', 'reporter', 'school-1', 'issues.submitPlan'],
    ['planSubmitted', 'supervisionDirector', 'county-1', 'issues.decidePlan'],
    ['inProgress', 'reporter', 'school-1', 'issues.rectify'],
    ['reportApproved', 'principal', 'school-1', 'issues.requestClosure'],
    ['closureRequested', 'inspector', 'county-1', 'issues.verify'],
    ['verified', 'supervisionDirector', 'county-1', 'issues.close'],
  ] as const)('%s waits for the %s', (moment, role, unitId, kind) => {
    expect(at(moment, unitId, role)).toEqual([kind]);
    expect(at(moment, 'county-2', role)).toEqual([]);
    expect(at(moment, 'county-1', 'auditor')).toEqual([`(${kind})`]);
  });

  it('a reporter only sees what is the head to do; another school sees nothing, and closed is done', () => {
    expect(at('reportApproved', 'school-1', 'reporter')).toEqual(['(issues.requestClosure)']);
    expect(at('reportApproved', 'school-2', 'principal')).toEqual([]);
    expect(at('closed', 'county-1', 'supervisionDirector')).toEqual([]);
    expect(at('planSubmitted', 'school-1', 'principal')).toEqual([]);
  });

  it('a report at 100 per cent waits for the head', () => {
    const events = after(past.inProgress, [{ ...report, percent: 100 }, on('2025-04-15', teacher)]);
    expect(seen(all(...issue(events)), desk('school-1', ['principal']))).toEqual(['issues.approveReport']);
  });

  it('an extension waits for office and leader; meanwhile the day may move', () => {
    const db = all(...issue(after(past.inProgress, [requestExtension, on('2025-04-20', principal)])));
    expect(seen(db, office())).toEqual(['issues.decideExtension', '(issues.rectify)']);
    expect(seen(db, desk('county-1', ['bureauLeader']))).toEqual(['issues.decideExtension', '(issues.rectify)']);
    expect(todoLines(db, office()).map(({ provisional, dueDate }) => [provisional, dueDate])).toEqual([
      [true, '2025-04-30'],
      [true, '2025-04-30'],
    ]);
  });

  it('has the facts, and why the day is that day', () => {
    const db = all(...issue(past.assigned));
    const [line] = todoLines(db, office());
    expect(line).toMatchObject({ id: 'issue-1', unitId: 'school-1', aboutId: 'school-1', provisional: false });
    expect(todoDetail(db, line!, '2025-03-18')).toMatchObject({
      facts: { problem: raise.problem, severity: 'ordinary', round: 1, noticeNumber: assign.noticeNumber },
      basis: { rule: 'set-by-letter', clause: '教育督导条例 第二十一条' },
    });
  });

  it('a proposed day is provisional, and has no basis', () => {
    const raised = lived(rectification, [[{ ...raise, suggestedDueDate: '2025-04-30' }, on('2025-03-03', director)]]);
    const db = all(...issue(raised));
    const [line] = todoLines(db, office());
    expect(line).toMatchObject({ dueDate: '2025-04-30', provisional: true });
    expect(todoDetail(db, line!, '2025-03-18').basis).toBeNull();
  });
});

describe('a step with a limit of its own', () => {
  const basis = {
    act: 'RectificationAssigned',
    rule: 'r',
    calendar: 'working',
    from: '2025-03-03',
    days: 3,
    clause: '甲',
  };
  const step = (kind: 'issue' | 'inspection', id: string, name: Step, dueDate: string): Happening => {
    const subject = { kind, id, round: 1 };
    const known = { rulesKnownAt: 1, calendarKnownAt: 1 };
    const data = { subject, step: name, number: 1, unitId: 'school-1', countyId: 'county-1', dueDate, basis, ...known };
    return { in: 'deadline-1', fact: { type: 'DeadlineSet', data } };
  };
  const signing = step('issue', 'issue-1', 'acknowledgement', '2025-03-06');
  const head = desk('school-1', ['principal']);
  const days = (db: ReturnType<typeof all>, of: Desk) =>
    todoLines(db, of).map(({ kind, dueDate, provisional }) => [kind, dueDate, provisional]);

  it('is due by that, with its reasons, and not by the day of the whole order', () => {
    const db = all(...issue(past.assigned), signing);
    expect(days(db, head)).toEqual([['issues.acknowledge', '2025-03-06', false]]);
    const [line] = todoLines(db, head);
    expect(todoDetail(db, line!, '2025-03-18')).toMatchObject({ limit: '签收期限', basis: { days: 3, clause: '甲' } });
    expect(days(all(...issue(past.inProgress), signing), head)).toEqual([['issues.rectify', '2025-04-30', false]]);
    const opinion = step('inspection', 'inspection-1', 'preliminaryOpinion', '2025-03-20');
    const seen = all(...visits(visit.completed), opinion);
    expect(days(seen, office())).toEqual([['inspections.issuePreliminaryOpinion', '2025-03-20', false]]);
  });

  it('of 挂牌督导报备 waits for the inspector beside what the school is to do', () => {
    const db = all(...issue(past.reportApproved), step('issue', 'issue-1', 'postedReport', '2025-04-24'));
    expect(days(db, desk('county-1', ['inspector']))).toEqual([
      ['issues.filePosted', '2025-04-24', false],
      ['issues.requestClosure', '2025-04-30', false],
    ]);
    expect(seen(db, desk('county-1', ['inspector']))).toEqual(['issues.filePosted', '(issues.requestClosure)']);
    expect(seen(db, head)).toEqual(['issues.requestClosure']);
  });

  it('is due on no day while the clock stands, nor is the order', () => {
    const suspend = { type: 'SuspendClock', reason: '等批复', evidence: [] } as const;
    const stopped: Happening = {
      in: 'deadline-1',
      fact: {
        type: 'DeadlineStopped',
        data: {
          subject: { kind: 'issue', id: 'issue-1', round: 1 },
          step: 'acknowledgement',
          number: 1,
          dueDate: '2025-03-06',
          from: '2025-03-05',
        },
      },
    };
    const standing = after(past.assigned, [suspend, on('2025-03-05', director)]);
    expect(days(all(...issue(standing), signing, stopped), head)).toEqual([['issues.acknowledge', null, true]]);
    const resting = after(past.inProgress, [suspend, on('2025-04-10', director)]);
    expect(days(all(...issue(resting)), head)).toEqual([['issues.rectify', null, false]]);
  });
});
