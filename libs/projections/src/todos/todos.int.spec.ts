import { describe, expect, it } from '@jest/globals';
import type { Role } from '@app/domain/access';
import { deadlineProfile, publishedCalendar, type Step } from '@app/domain/deadlines';
import type { InspectionEvent } from '@app/domain/inspections';
import type { RectificationEvent } from '@app/domain/rectifications';
import type { CampaignEvent, SubmissionEvent } from '@app/domain/submissions';
import { plusDays, type Fact } from '@app/domain/kernel';
import { toFiling, unit } from '@test/county';
import { plan as visitPlan, visit } from '@test/inspection-life';
import { after, assign, past, raise, report, requestExtension } from '@test/issue-life';
import { lived } from '@test/lived';
import { projected, type Happening } from '@test/projected';
import { claimedReview, confirmedReturn, submittedReturn } from '@test/returns';
import { director, leader, on, principal, teacher } from '@test/supervision-cast';
import { rectification } from '@app/domain/rectifications';
import { inspection } from '@app/domain/inspections';
import { trail } from '../audit/index.js';
import { inspectionList, responsibilities, visitRules } from '../inspections/index.js';
import { anyProjection, type Desk } from '../kernel/index.js';
import { organizationTree } from '../organizations/index.js';
import { issueDueDates, issueLedger } from '../rectifications/index.js';
import { countyLimits, holidayYears, issueRungs, schoolTermRows, stepDeadlines } from '../deadlines/index.js';
import { campaignRegister, submissionRegister } from '../submissions/index.js';
import { ownTodoLines, todoDetail, todoLines, todoPage } from './index.js';

const tree: readonly Happening[] = [
  unit('city', 'city-1', null),
  unit('county', 'county-1', 'city-1'),
  unit('county', 'county-2', 'city-1'),
  unit('school', 'school-1', 'county-1', { name: '第一小学', schoolType: 'primary' }),
  unit('section', 'school-1.primary', 'school-1', { name: '小学部', stage: 'primary' }),
  unit('school', 'school-2', 'county-1', { name: '第二小学', schoolType: 'primary' }),
  unit('section', 'school-2.primary', 'school-2', { name: '小学部', stage: 'primary' }),
  unit('department', 'department-1', 'county-1', { name: '财政局' }),
];
const all = (...happenings: readonly Happening[]) =>
  projected(
    [
      anyProjection(organizationTree),
      anyProjection(issueLedger),
      anyProjection(issueDueDates),
      anyProjection(issueRungs),
      anyProjection(inspectionList),
      anyProjection(stepDeadlines),
      anyProjection(countyLimits),
      anyProjection(holidayYears),
      anyProjection(responsibilities),
      anyProjection(visitRules),
      anyProjection(schoolTermRows),
      trail,
      anyProjection(submissionRegister),
      anyProjection(campaignRegister),
    ],
    [...tree, ...happenings],
  );
const issue = (events: readonly RectificationEvent[], id = 'issue-1'): readonly Happening[] =>
  events.map((fact) => ({ in: `rectification-${id}`, fact }));
const visits = (events: readonly InspectionEvent[], id = 'inspection-1'): readonly Happening[] =>
  events.map((fact) => ({ in: `inspection-${id}`, fact }));
const filings = (...events: readonly SubmissionEvent[]): readonly Happening[] => events.map(toFiling);

const desk = (unitId: string, roles: readonly Role[], day = '2025-03-18', accountId = 'somebody'): Desk => ({
  accountId,
  seats: roles.map((role) => ({ role, unitId })),
  day,
  at: `${day}T01:00:00.000Z`,
});
const office = (day?: string, accountId?: string) => desk('county-1', ['supervisionDirector'], day, accountId);
/** What waits, in brackets for others; the narrower read of one's own must say the same. */
const seen = (db: ReturnType<typeof all>, of: Desk) => {
  const lines = todoLines(db, of);
  expect(ownTodoLines(db, of)).toEqual(lines.filter(({ mine }) => mine));
  return lines.map(({ kind, mine }) => (mine ? kind : `(${kind})`));
};

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

describe('among the schools of a 责任督学', () => {
  const county = { countyId: 'county-1', effectiveFrom: '2025-03-01', basis: '1号' } as const;
  const entrusted = (unitId: string): Happening => ({
    in: 'responsibility-inspector-1',
    fact: { type: 'SchoolEntrusted', data: { accountId: 'inspector-1', unitId, recusalKnownAt: 1, ...county } },
  });
  const terms: Happening = {
    in: 'school-terms-county-1',
    fact: {
      type: 'SchoolTermsSet',
      data: {
        countyId: 'county-1',
        schoolYear: '2024-2025',
        first: { from: '2024-09-01', to: '2025-01-17' },
        second: { from: '2025-02-24', to: '2025-07-10' },
        reason: null,
      },
    },
  };
  const rule: Happening = {
    in: 'visit-rule-county-1',
    fact: { type: 'VisitRuleSet', data: { perMonth: 1, leastDays: 10, ...county } },
  };
  const mine = desk('county-1', ['inspector'], undefined, 'inspector-1');
  const waiting = (...happenings: readonly Happening[]) =>
    todoLines(all(...happenings), mine).map(({ kind, aboutId, dueDate }) => [kind, aboutId, dueDate]);

  it('lists those that are still owed a visit this month, until one is planned', () => {
    const both = [entrusted('school-1'), entrusted('school-2')];
    expect(waiting(...both, rule)).toEqual([]);
    expect(waiting(...both, terms)).toEqual([]);
    const owed = (unitId: string) => ['inspections.visitSchool', unitId, '2025-03-31'];
    expect(waiting(...both, terms, rule)).toEqual([owed('school-1'), owed('school-2')]);
    const planned = visits([
      {
        ...visit.planned[0]!,
        data: { ...visit.planned[0]!.data, kind: 'routine', date: '2025-03-20' },
      } as InspectionEvent,
    ]);
    expect(waiting(...both, terms, rule, ...planned).filter(([kind]) => kind === 'inspections.visitSchool')).toEqual([
      owed('school-2'),
    ]);
    const db = all(...both, terms, rule);
    expect(todoDetail(db, todoLines(db, mine)[0]!, '2025-03-18').facts).toEqual({ owed: 2, lastVisit: null });
    expect(todoLines(db, desk('county-1', ['inspector'], undefined, 'inspector-2'))).toEqual([]);
    expect(todoLines(db, desk('county-1', ['auditor'], undefined, 'inspector-1'))).toEqual([]);
  });
});

describe('among the inspections', () => {
  const at = (moment: keyof typeof visit, day: string, of: Desk) => seen(all(...visits(visit[moment])), { ...of, day });
  const onTeam = desk('county-1', ['inspector'], undefined, 'inspector-1');
  const school = desk('school-1', ['principal']);

  it('waits for office, team and unit in turn', () => {
    expect(at('planned', '2025-03-04', office())).toEqual(['inspections.sendNotice']);
    expect(at('noticed', '2025-03-10', onTeam)).toEqual(['inspections.start']);
    expect(at('noticed', '2025-03-10', desk('county-1', ['inspector']))).toEqual(['(inspections.start)']);
    expect(at('started', '2025-03-10', onTeam)).toEqual(['inspections.complete']);
    expect(at('completed', '2025-03-11', office())).toEqual(['inspections.issuePreliminaryOpinion']);
    expect(at('hearing', '2025-03-22', school)).toEqual(['inspections.defend']);
    expect(at('hearing', '2025-03-22', office())).toEqual(['(inspections.defend)']);
    expect(at('hearing', '2025-03-23', office())).toEqual(['inspections.issueLetter']);
    expect(at('hearing', '2025-03-23', school)).toEqual([]);
    expect(at('defended', '2025-03-22', office())).toEqual(['(inspections.defend)', 'inspections.answerDefence']);
    expect(at('concluded', '2025-06-01', onTeam)).toEqual(['inspections.fileReport']);
  });

  it('a routine visit needs no notice', () => {
    const routine = lived(inspection, [[{ ...visitPlan, kind: 'routine' }, on('2025-03-03', director)]]);
    const db = all(...visits(routine));
    expect(todoLines(db, onTeam)).toMatchObject([
      { kind: 'inspections.start', dueDate: '2025-03-10', mine: true, provisional: false },
    ]);
  });

  it('a unit may ask for a 复核 until its last day, where the county has a limit for it', () => {
    const rules: Happening = {
      in: 'deadline-profile-county-1',
      fact: {
        type: 'DeadlineProfileAdopted',
        data: { countyId: 'county-1', profileId: 'zhejiang', basis: '甲', effectiveFrom: '2025-01-01' },
      } as Fact,
    };
    const asks = (day: string, ...more: readonly Happening[]) =>
      todoLines(all(...more, ...visits(visit.concluded)), desk('school-1', ['principal'], day)).filter(
        ({ kind }) => kind === 'inspections.requestReview',
      );
    expect(asks('2025-03-30')).toEqual([]);
    const [line] = asks('2025-03-30', rules);
    expect(line).toMatchObject({ unitId: 'school-1', mine: true });
    const last = line!.dueDate!;
    expect([asks(last, rules).length, asks(plusDays(last, 1), rules).length]).toEqual([1, 0]);
  });

  it('a 复核 waits for a leader until it is answered, also where the report is filed', () => {
    const rules = { value: deadlineProfile('zhejiang')!, sequence: 8 };
    const limits = { rules, calendar: { value: publishedCalendar, sequence: 9 } };
    const asked = lived(
      inspection,
      [
        [{ type: 'FileReport', reportNumber: '1号', report: '全文' }, on('2025-03-24', director)],
        [{ type: 'RequestReview', text: '请复核', evidence: [], limits }, on('2025-04-02', principal)],
      ],
      visit.concluded,
    );
    const answered = lived(
      inspection,
      [[{ type: 'AnswerReview', upheld: false, answer: '维持' }, on('2025-04-10', leader)]],
      asked,
    );
    const chief = desk('county-1', ['bureauLeader']);
    expect(seen(all(...visits(asked)), chief)).toEqual(['inspections.answerReview']);
    expect(seen(all(...visits(asked)), office())).toEqual(['(inspections.answerReview)']);
    expect(seen(all(...visits(answered)), chief)).toEqual([]);
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

describe('among the filings', () => {
  const head = desk('school-1', ['principal'], undefined, 'principal-1');
  const bare = submittedReturn(1, {}, { form: null });

  it('a return waits for its head, then for a reviewer', () => {
    const submitted = all(...filings(submittedReturn(1)));
    expect(seen(submitted, head)).toEqual(['submissions.confirm']);
    expect(seen(submitted, desk('school-1', ['reporter']))).toEqual(['(submissions.confirm)']);
    expect(seen(submitted, office())).toEqual(['(submissions.confirm)']);
    const confirmed = all(...filings(submittedReturn(1), confirmedReturn(1)));
    expect(seen(confirmed, head)).toEqual([]);
    expect(seen(confirmed, office())).toEqual(['submissions.review']);
    expect(seen(confirmed, desk('county-2', ['supervisionDirector']))).toEqual([]);
    expect(seen(confirmed, desk('county-1', ['bureauLeader']))).toEqual(['(submissions.review)']);
  });

  it('what is filed bare waits for a reviewer at once, but not for the one who filed it', () => {
    const db = all(...filings(bare));
    expect(seen(db, office())).toEqual(['submissions.review']);
    expect(seen(db, office(undefined, 'reporter-1'))).toEqual(['(submissions.review)']);
  });

  it('who holds the review goes on with it, others wait until the claim is over', () => {
    const db = all(...filings(bare, claimedReview('2025-03-18T03:00:00.000Z')));
    const holder = office(undefined, 'director-1');
    expect(todoLines(db, holder)).toMatchObject([{ kind: 'submissions.continueReview', dueDate: '2025-03-18' }]);
    expect(seen(db, office())).toEqual(['(submissions.review)']);
    expect(seen(db, { ...office(), at: '2025-03-18T03:00:00.000Z' })).toEqual(['submissions.review']);
  });

  it('what went back, or stands open, waits for the unit', () => {
    const data = { unitId: 'school-1.primary', dataYear: '2024-2025', version: 1 };
    const returned: SubmissionEvent = {
      type: 'SubmissionReturned',
      data: { ...data, reasons: [{ figure: null, reason: '重报' }], returnedBy: 'director-1' },
    };
    expect(seen(all(...filings(bare, returned)), head)).toEqual(['submissions.refile']);
    const accepted: SubmissionEvent = { type: 'FiguresAccepted', data: { ...data, acceptedBy: 'director-1' } };
    const lifted: SubmissionEvent = {
      type: 'LockLifted',
      data: { ...data, reason: '核实', until: '2025-03-20', liftedBy: 'director-1' },
    };
    const open = all(...filings(bare, accepted, lifted));
    expect(todoLines(open, head)).toMatchObject([{ kind: 'submissions.fileAgain', dueDate: '2025-03-20' }]);
    expect(seen(open, { ...head, day: '2025-03-21', at: '2025-03-21T01:00:00.000Z' })).toEqual([]);
  });
});

describe('of a campaign', () => {
  const opened: CampaignEvent = {
    type: 'CampaignOpened',
    data: {
      campaignId: 'campaign-1',
      name: '2025年春季填报',
      dataYear: '2024-2025',
      countyId: 'county-1',
      forms: ['section'],
      unitIds: ['school-1.primary', 'school-2.primary'],
      dueDate: '2025-03-20',
      basis: {
        act: 'CampaignOpened',
        rule: 'set-by-letter',
        calendar: 'natural',
        from: '2025-03-03',
        days: null,
        clause: '教育督导条例 第十一条',
      },
      openedBy: 'director-1',
      unitsKnownAt: 7,
    },
  };
  const signed: Happening = {
    in: 'campaign-task-1',
    fact: {
      type: 'CampaignAcknowledged',
      data: {
        campaignId: 'campaign-1',
        unitId: 'school-1.primary',
        acknowledgedBy: 'principal-1',
        on: '2025-03-04',
        unitsKnownAt: 7,
      },
    },
  };
  const campaign: Happening = { in: 'campaign-campaign-1', fact: opened };

  it('each unit owes its own, the office sees to all of them at once', () => {
    const db = all(campaign, signed);
    expect(seen(db, desk('school-1', ['reporter']))).toEqual(['submissions.file']);
    expect(seen(db, desk('school-2', ['reporter']))).toEqual(['submissions.acknowledge']);
    expect(seen(db, office())).toEqual(['submissions.oversee']);
    expect(seen(db, desk('county-1', ['auditor']))).toEqual(['(submissions.oversee)']);
    expect(seen(db, desk('county-2', ['supervisionDirector']))).toEqual([]);
    const [line] = todoLines(db, office());
    expect(todoDetail(db, line!, '2025-03-21')).toMatchObject({
      facts: { campaign: '2025年春季填报', owed: 2, outstanding: 2, overdue: 2 },
      basis: { rule: 'set-by-letter' },
    });
  });

  it('what is filed leaves', () => {
    const db = all(campaign, signed, ...filings(submittedReturn(1)));
    expect(seen(db, desk('school-1', ['principal']))).toEqual(['submissions.confirm']);
    expect(todoLines(db, desk('school-1', ['principal']))[0]).toMatchObject({ dueDate: '2025-03-20' });
  });
});

describe('the list', () => {
  const raisedAt = (id: string, unitId: string, suggestedDueDate?: string) =>
    issue(
      lived(rectification, [
        [
          { ...raise, issueId: id, unitId, ...(suggestedDueDate !== undefined && { suggestedDueDate }) },
          on('2025-03-03', director),
        ],
      ]),
      id,
    );
  const db = () =>
    all(
      ...raisedAt('a', 'school-2'),
      ...raisedAt('b', 'school-2', '2025-03-18'),
      ...raisedAt('c', 'school-1', '2025-03-21'),
      ...raisedAt('d', 'school-1', '2025-03-14'),
      ...visits(visit.hearing),
    );
  const everything = { scope: 'mine', order: 'due', limit: 50, offset: 0 } as const;
  const ids = (question: Parameters<typeof todoPage>[2]) => todoPage(db(), office(), question).rows.map(({ id }) => id);

  it('stands in the order of due dates, or of units, and counts both scopes whatever is asked', () => {
    expect(ids(everything)).toEqual(['d', 'b', 'c', 'a']);
    expect(ids({ ...everything, order: 'unit' })).toEqual(['b', 'a', 'd', 'c']);
    expect(ids({ ...everything, scope: 'unit' })).toEqual(['d', 'b', 'c', 'inspection-1', 'a']);
    expect(ids({ ...everything, limit: 2, offset: 1 })).toEqual(['b', 'c']);
    expect(ids({ ...everything, bucket: 'week' })).toEqual(['c']);
    expect(ids({ ...everything, scope: 'unit', place: 'inspections' })).toEqual(['inspection-1']);
    const { total, buckets } = todoPage(db(), office(), { ...everything, bucket: 'overdue', limit: 1 });
    expect(total).toBe(1);
    expect(buckets.mine).toEqual({ overdue: 1, today: 1, week: 1, later: 0, undated: 1, total: 4 });
    expect(buckets.unit).toMatchObject({ week: 2, total: 5 });
  });
});
