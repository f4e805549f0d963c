import { describe, it } from '@jest/globals';
import { given } from '@test/given';
import { acknowledge, after, approvePlan, assign, close, past, raise, report, submitPlan } from '@test/issue-life';
import { director, on, outsider, principal, teacher, treasurer } from '@test/supervision-cast';
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
