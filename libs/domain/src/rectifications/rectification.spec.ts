import { describe, it } from '@jest/globals';
import { given } from '@test/given';
import {
  acknowledge,
  after,
  approvePlan,
  approveReport,
  assign,
  close,
  free,
  past,
  raise,
  reject,
  report,
  requestClosure,
  seriousRequested,
  submitPlan,
  verify,
} from '@test/issue-life';
import {
  director,
  inspector,
  on,
  outsider,
  photo,
  principal,
  secondInspector,
  teacher,
  treasurer,
} from '@test/supervision-cast';
import { rectification } from './rectification.js';

const today = on('2025-03-04', director);

describe('an issue', () => {
  it('is raised with its clause, and only once', () => {
    given(rectification, []).when(raise, today).yields(past.raised);
    given(rectification, past.raised).when(raise, today).yields([]);
    given(rectification, past.raised)
      .when({ ...raise, problem: '另一件事' }, today)
      .refuses('rectification.already-raised');
    given(rectification, [])
      .when({ ...raise, clause: ' ' }, today)
      .refuses('rectification.clause-missing');
    given(rectification, [])
      .when({ ...raise, county: { value: null, sequence: 5 } }, today)
      .refuses('rectification.unknown-unit');
  });

  it('is not there before it is raised', () => {
    given(rectification, []).when(assign, today).refuses('rectification.unknown');
    given(rectification, []).when(close, today).refuses('rectification.unknown');
  });

  it('is assigned by a notice whose due date says where it comes from', () => {
    given(rectification, past.raised)
      .when(assign, today)
      .yields([
        {
          type: 'RectificationAssigned',
          data: {
            issueId: 'issue-1',
            round: 1,
            noticeNumber: '彰教督整〔2025〕3号',
            leadUnitId: 'school-1',
            supportingUnitIds: ['department-1'],
            dueDate: '2025-04-30',
            basis: {
              act: 'RectificationAssigned',
              rule: 'set-by-letter',
              calendar: 'natural',
              from: '2025-03-04',
              days: null,
              clause: '教育督导条例 第二十一条',
            },
            unitsKnownAt: 7,
          },
        },
      ]);
    given(rectification, past.assigned).when(assign, today).yields([]);
    given(rectification, past.closed).when(assign, today).refuses('rectification.ended');
    given(rectification, past.assigned)
      .when({ ...assign, noticeNumber: '4号' }, today)
      .refuses('rectification.already-assigned');
  });

  it.each([
    [{ dueDate: '2025-03-03' }, 'rectification.due-in-past'],
    [{ dueDate: '2025-02-30' }, 'time.malformed'],
    [{ supportingUnitIds: ['school-1'] }, 'rectification.unit-twice'],
    [{ noticeNumber: '' }, 'rectification.words-missing'],
    [{ unknownUnits: { value: ['school-1'], sequence: 7 } }, 'rectification.unknown-unit'],
    [
      {
        basis: {
          act: 'RectificationAssigned',
          rule: 'x',
          calendar: 'natural',
          from: '2025-03-04',
          days: 30,
          clause: 'x',
        },
      },
      'rectification.due-without-basis',
    ],
  ])('is not assigned with %j', (wrong, code) =>
    given(rectification, past.raised)
      .when({ ...assign, ...wrong }, today)
      .refuses(code),
  );

  it('is signed for by its lead unit: nobody else, and not by reading', () => {
    const signed = on('2025-03-05', principal);
    given(rectification, past.assigned)
      .when(acknowledge, signed)
      .yields([
        {
          type: 'RectificationAcknowledged',
          data: { issueId: 'issue-1', round: 1, unitId: 'school-1', acknowledgedBy: 'principal-1' },
        },
      ]);
    given(rectification, past.acknowledged).when(acknowledge, signed).yields([]);
    given(rectification, past.assigned).when(acknowledge, treasurer).refuses('rectification.not-lead-unit');
    given(rectification, past.raised).when(acknowledge, signed).refuses('rectification.not-assigned');
  });

  it('gets a plan, which the office takes or sends back', () => {
    const planned = on('2025-03-10', teacher);
    const returned = after(past.planSubmitted, [
      { type: 'ReturnRectificationPlan', reason: '没有资金来源' },
      on('2025-03-11', director),
    ]);
    given(rectification, past.assigned).when(submitPlan, planned).refuses('rectification.acknowledge-first');
    given(rectification, past.planSubmitted).when(submitPlan, planned).yields([]);
    given(rectification, past.planSubmitted)
      .when({ ...submitPlan, goal: '别的' }, planned)
      .refuses('rectification.plan-there');
    given(rectification, returned)
      .when({ ...submitPlan, measures: '打通隔墙，财政出资 6 万元' }, planned)
      .yields([
        {
          type: 'RectificationPlanSubmitted',
          data: {
            issueId: 'issue-1',
            round: 1,
            version: 2,
            goal: '音乐教室达到 73 平方米',
            measures: '打通隔墙，财政出资 6 万元',
            steps: [{ text: '施工', dueDate: '2025-04-20' }],
            responsibleAccountId: 'principal-1',
            submittedBy: 'reporter-1',
          },
        },
      ]);
    given(rectification, returned).when({ type: 'ReturnRectificationPlan', reason: '没有资金来源' }, today).yields([]);
    given(rectification, past.acknowledged).when(approvePlan, today).refuses('rectification.no-plan');
    given(rectification, past.planSubmitted).when(approvePlan, principal).refuses('rectification.own-work');
    given(rectification, past.inProgress).when(approvePlan, today).yields([]);
    given(rectification, past.acknowledged)
      .when({ ...submitPlan, steps: [] }, planned)
      .refuses('rectification.steps-missing');
    given(rectification, past.acknowledged)
      .when({ ...submitPlan, steps: [{ text: '施工', dueDate: '2025-05-01' }] }, planned)
      .refuses('rectification.step-after-due');
  });

  it('hears of progress, also of what was done earlier', () => {
    const told = on('2025-04-15', treasurer);
    given(rectification, past.inProgress)
      .when({ ...report, effectiveAt: '2025-04-01' }, told)
      .yields([
        {
          type: 'ProgressReported',
          data: {
            issueId: 'issue-1',
            round: 1,
            attempt: 1,
            unitId: 'department-1',
            text: '隔墙已打通',
            percent: 80,
            evidence: [],
            on: '2025-04-01',
            reportedBy: 'finance-1',
          },
        },
      ]);
    given(rectification, past.reported).when(report, on('2025-04-15', teacher)).yields([]);
    given(rectification, past.inProgress)
      .when({ ...report, effectiveAt: '2025-04-16' }, told)
      .refuses('time.in-future');
    given(rectification, past.inProgress)
      .when({ ...report, percent: 100.5 }, told)
      .refuses('rectification.percent');
    given(rectification, past.inProgress).when(report, outsider).refuses('rectification.not-taking-part');
    given(rectification, past.acknowledged).when(report, told).refuses('rectification.not-in-progress');
  });
});

describe('销号', () => {
  const asked = on('2025-04-20', principal);

  it('needs the unit head’s approval, then evidence', () => {
    given(rectification, past.reported).when(requestClosure, asked).refuses('rectification.unit-head-first');
    given(rectification, past.inProgress).when(approveReport, asked).refuses('rectification.progress-first');
    given(rectification, past.reportApproved).when(approveReport, asked).yields([]);
    given(rectification, past.reportApproved)
      .when({ ...requestClosure, evidence: [] }, asked)
      .refuses('rectification.evidence-missing');
    given(rectification, past.reportApproved)
      .when({ ...requestClosure, rectifiedOn: '2025-04-21' }, asked)
      .refuses('time.in-future');
    given(rectification, past.closureRequested).when(requestClosure, asked).yields([]);
  });

  it('supersedes an earlier request in the open, and never rejects it in the unit’s name', () => {
    given(rectification, past.closureRequested)
      .when({ ...requestClosure, statement: '补充测绘图' }, asked)
      .yields([
        {
          type: 'ClosureRequestSuperseded',
          data: { issueId: 'issue-1', round: 1, attempt: 1, request: 1, byRequest: 2 },
        },
        {
          type: 'ClosureRequested',
          data: {
            issueId: 'issue-1',
            round: 1,
            attempt: 1,
            request: 2,
            statement: '补充测绘图',
            evidence: [photo],
            rectifiedOn: '2025-04-18',
            requestedOn: '2025-04-20',
            requestedBy: 'principal-1',
          },
        },
      ]);
    given(rectification, past.verified)
      .when({ ...requestClosure, statement: '补充' }, asked)
      .refuses('rectification.already-visited');
  });

  it('may be taken back while nobody has visited', () => {
    const back = { type: 'WithdrawClosureRequest', reason: '还要返工' } as const;
    const withdrawn = after(past.closureRequested, [back, asked]);
    given(rectification, withdrawn).when(back, asked).yields([]);
    given(rectification, withdrawn).when(requestClosure, asked).refuses('rectification.unit-head-first');
    given(rectification, past.verified).when(back, asked).refuses('rectification.already-visited');
    given(rectification, past.reported).when(back, asked).refuses('rectification.no-closure-requested');
  });

  it('is verified on site by somebody who neither rectified it nor is recused', () => {
    const visit = verify('2025-04-22');
    const day = on('2025-04-22', inspector);
    given(rectification, past.closureRequested)
      .when(visit, on('2025-04-22', principal))
      .refuses('rectification.own-work');
    given(rectification, past.closureRequested)
      .when(visit, on('2025-04-22', teacher))
      .refuses('rectification.own-work');
    given(rectification, past.verified).when(visit, day).yields([]);
    given(rectification, past.verified).when(verify('2025-04-21'), day).refuses('rectification.already-verified');
    given(rectification, past.closureRequested)
      .when(verify('2025-04-19'), day)
      .refuses('rectification.visit-before-request');
    given(rectification, past.closureRequested).when(verify('2025-04-23'), day).refuses('time.in-future');
    given(rectification, past.closureRequested)
      .when(
        {
          ...visit,
          recusal: {
            value: {
              units: ['school-1'],
              on: '2025-04-22',
              recused: [{ accountId: 'inspector-1', reason: 'familyThere' }],
            },
            sequence: 9,
          },
        },
        day,
      )
      .refuses('rectification.recused');
    given(rectification, past.closureRequested)
      .when({ ...visit, recusal: free('2025-04-22', 'school-2') }, day)
      .refuses('rectification.recusal-unchecked');
    given(rectification, past.closureRequested)
      .when({ ...visit, recusal: free('2025-04-21') }, day)
      .refuses('rectification.recusal-unchecked');
  });

  it('is granted once, after an adequate visit, and not by a rectifier', () => {
    const day = on('2025-04-23', director);
    given(rectification, past.closureRequested).when(close, day).refuses('rectification.not-verified');
    given(rectification, past.verified).when(close, on('2025-04-23', principal)).refuses('rectification.own-work');
    given(rectification, past.verified)
      .when(close, day)
      .yields([
        {
          type: 'IssueClosed',
          data: {
            issueId: 'issue-1',
            round: 1,
            attempt: 1,
            request: 1,
            verifiedBy: ['inspector-1'],
            verifiedOn: '2025-04-22',
            rectifiedOn: '2025-04-18',
            closedOn: '2025-04-23',
          },
        },
      ]);
    given(rectification, past.closed).when(close, day).yields([]);
  });

  it('needs two visits on different days when the issue is serious', () => {
    const once = after(seriousRequested, [verify('2025-04-22'), on('2025-04-22', inspector)]);
    const twice = after(once, [verify('2025-04-25'), on('2025-04-25', secondInspector)]);
    given(rectification, once).when(close, on('2025-04-23', director)).refuses('rectification.not-verified');
    given(rectification, once).when(verify('2025-04-22'), on('2025-04-22', inspector)).yields([]);
    given(rectification, once)
      .when(verify('2025-04-22'), on('2025-04-23', secondInspector))
      .refuses('rectification.same-day');
    given(rectification, twice)
      .when(close, on('2025-04-26', director))
      .yields([
        {
          type: 'IssueClosed',
          data: {
            issueId: 'issue-1',
            round: 1,
            attempt: 1,
            request: 1,
            verifiedBy: ['inspector-1', 'inspector-2'],
            verifiedOn: '2025-04-25',
            rectifiedOn: '2025-04-18',
            closedOn: '2025-04-26',
          },
        },
      ]);
  });

  it('is refused with a requirement in words, and the work begins again as the next attempt', () => {
    const day = on('2025-04-23', director);
    const inadequate = after(past.closureRequested, [verify('2025-04-22', false), on('2025-04-22', inspector)]);
    const rejected = after(inadequate, [reject, day]);
    given(rectification, inadequate).when(close, day).refuses('rectification.not-verified');
    given(rectification, inadequate)
      .when({ ...reject, reworkRequirement: ' ' }, day)
      .refuses('rectification.rework-missing');
    given(rectification, rejected).when(reject, day).yields([]);
    given(rectification, rejected)
      .when(requestClosure, on('2025-04-24', principal))
      .refuses('rectification.unit-head-first');
    given(rectification, rejected)
      .when(approveReport, on('2025-04-24', principal))
      .refuses('rectification.progress-first');
    given(rectification, past.closureRequested)
      .when(reject, day)
      .yields([
        {
          type: 'ClosureRejected',
          data: {
            issueId: 'issue-1',
            round: 1,
            attempt: 1,
            request: 1,
            reworkRequirement: '再扩 1 平方米以上，并附测绘图',
          },
        },
      ]);
    given(rectification, past.reportApproved).when(reject, day).refuses('rectification.no-closure-requested');
  });

  it('keeps the day it was really done beside the day it was told (补录)', () => {
    given(rectification, past.reportApproved)
      .when({ ...requestClosure, rectifiedOn: '2025-05-03' }, on('2025-05-20', principal))
      .yields([
        {
          type: 'ClosureRequested',
          data: {
            issueId: 'issue-1',
            round: 1,
            attempt: 1,
            request: 1,
            statement: '已整改到位，请予销号',
            evidence: [photo],
            rectifiedOn: '2025-05-03',
            requestedOn: '2025-05-20',
            requestedBy: 'principal-1',
          },
        },
      ]);
  });
});
