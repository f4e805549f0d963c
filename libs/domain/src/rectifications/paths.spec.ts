import { describe, expect, it } from '@jest/globals';
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
  report,
  requestClosure,
  requestExtension,
  submitPlan,
  verify,
} from '@test/issue-life';
import { refusalOf, stateAfter } from '@test/lived';
import { director, inspector, on, photo, principal, teacher, treasurer } from '@test/supervision-cast';
import { rectification } from './rectification.js';

const office = (day: string) => on(day, director);

describe('延期', () => {
  const inTime = on('2025-04-30', principal);
  const requested = after(past.inProgress, [requestExtension, inTime]);
  const grant = { type: 'GrantExtension' } as const;
  const refuse = { type: 'RefuseExtension', reason: '可赶工' } as const;

  it('is asked for no later than the due date, one at a time', () => {
    given(rectification, past.inProgress)
      .when(requestExtension, inTime)
      .yields([
        {
          type: 'ExtensionRequested',
          data: {
            issueId: 'issue-1',
            round: 1,
            extension: 1,
            dueDate: '2025-04-30',
            requestedDate: '2025-05-31',
            reason: '梅雨停工',
            progress: '隔墙已拆',
            forecast: '2025-05-25',
            requestedBy: 'principal-1',
          },
        },
      ]);
    given(rectification, requested).when(requestExtension, inTime).yields([]);
    given(rectification, requested)
      .when({ ...requestExtension, requestedDate: '2025-06-30' }, inTime)
      .refuses('rectification.extension-pending');
    given(rectification, past.inProgress)
      .when({ ...requestExtension, requestedDate: '2025-04-30' }, inTime)
      .refuses('rectification.extension-not-later');
    given(rectification, past.closureRequested).when(requestExtension, inTime).refuses('rectification.closure-pending');
  });

  it('is too late the day after, also when it is dated back; the refusal names the date', () => {
    const late = on('2025-05-01', principal);
    given(rectification, past.inProgress).when(requestExtension, late).refuses('rectification.extension-too-late');
    given(rectification, past.inProgress)
      .when({ ...requestExtension, effectiveAt: '2025-04-29', occurredAt: '2025-04-29T01:00:00Z' }, late)
      .refuses('rectification.extension-too-late');
    const decide = () => rectification.decide(requestExtension, stateAfter(rectification, past.inProgress), late);
    expect(refusalOf(decide)?.details).toEqual({ dueDate: '2025-04-30', today: '2025-05-01' });
  });

  it('is granted by somebody else, to the day asked for or an earlier one', () => {
    given(rectification, requested)
      .when({ ...grant, dueDate: '2025-05-20' }, office('2025-05-06'))
      .yields([
        {
          type: 'ExtensionGranted',
          data: {
            issueId: 'issue-1',
            round: 1,
            extension: 1,
            dueDate: '2025-05-20',
            basis: {
              act: 'ExtensionGranted',
              rule: 'extension',
              calendar: 'natural',
              from: '2025-05-06',
              days: null,
              clause: '教育督导条例 第二十一条',
            },
            note: null,
          },
        },
      ]);
    const granted = after(requested, [grant, office('2025-05-06')]);
    given(rectification, granted).when(grant, office('2025-05-06')).yields([]);
    given(rectification, requested).when(grant, principal).refuses('rectification.own-work');
    given(rectification, requested)
      .when({ ...grant, dueDate: '2025-06-01' }, director)
      .refuses('rectification.extension-outside');
    given(rectification, past.inProgress).when(grant, director).refuses('rectification.no-extension');
    expect(stateAfter(rectification, granted)).toMatchObject({ order: { dueDate: '2025-05-31' } });
  });

  it('is refused with a reason, and the date stays', () => {
    const refused = after(requested, [refuse, office('2025-04-30')]);
    given(rectification, refused).when(refuse, office('2025-04-30')).yields([]);
    expect(stateAfter(rectification, refused)).toMatchObject({ order: { dueDate: '2025-04-30' } });
  });
});

describe('协商 and 转办', () => {
  const ask = {
    type: 'RequestConsultation',
    departmentId: 'department-1',
    question: '请支持配备专用教室改造资金',
    unknownUnits: { value: [], sequence: 7 },
  } as const;
  const accept = { type: 'AcceptConsultation', note: '同意承办' } as const;
  const decline = { type: 'DeclineConsultation', reason: '属于校舍维修' } as const;
  const today = office('2025-03-04');
  const complex = after([], [{ ...raise, severity: 'complex' }, office('2025-03-03')]);
  const toDepartment = { ...assign, leadUnitId: 'department-1', supportingUnitIds: ['school-1'] };

  it('comes before the order when the issue is complex', () => {
    const asked = after(complex, [ask, today]);
    const agreed = after(asked, [accept, on('2025-03-05', treasurer)]);
    given(rectification, complex).when(toDepartment, today).refuses('rectification.consultation-needed');
    given(rectification, asked).when(ask, today).yields([]);
    given(rectification, asked).when(toDepartment, today).refuses('rectification.consultation-pending');
    given(rectification, asked)
      .when({ ...ask, departmentId: 'department-2' }, today)
      .refuses('rectification.consultation-pending');
    given(rectification, asked).when(accept, principal).refuses('rectification.not-consulted');
    given(rectification, agreed).when(accept, treasurer).yields([]);
    given(rectification, agreed).when(assign, today).refuses('rectification.consultation-needed');
    expect(stateAfter(rectification, after(agreed, [toDepartment, office('2025-03-06')]))).toMatchObject({
      status: 'assigned',
      order: { leadUnitId: 'department-1' },
    });
  });

  it('may be declined or taken back, and asked elsewhere', () => {
    const declined = after(complex, [ask, today], [decline, treasurer]);
    const withdrawn = after(complex, [ask, today], [{ type: 'WithdrawConsultation', reason: '改问编办' }, today]);
    given(rectification, declined).when(decline, treasurer).yields([]);
    given(rectification, declined).when(toDepartment, today).refuses('rectification.consultation-needed');
    given(rectification, withdrawn).when({ type: 'WithdrawConsultation', reason: '改问编办' }, today).yields([]);
    given(rectification, withdrawn).when(accept, treasurer).refuses('rectification.no-consultation');
    expect(after(declined, [{ ...ask, departmentId: 'department-2' }, today])).toHaveLength(4);
  });

  it('gives the order to another unit by a new notice; the date of the same unit does not move this way', () => {
    const move = { ...toDepartment, type: 'ReassignIssue', noticeNumber: '5号', reason: '经费问题由财政牵头' } as const;
    const moved = after(past.inProgress, [move, office('2025-03-20')]);
    given(rectification, moved).when(move, office('2025-03-20')).yields([]);
    given(rectification, moved).when(acknowledge, principal).refuses('rectification.not-lead-unit');
    given(rectification, past.inProgress)
      .when({ ...move, leadUnitId: 'school-1', supportingUnitIds: [], dueDate: '2025-06-30' }, office('2025-03-20'))
      .refuses('rectification.same-lead-unit');
    given(rectification, past.closureRequested)
      .when(move, office('2025-04-21'))
      .refuses('rectification.closure-pending');
    given(rectification, after(past.inProgress, [requestExtension, principal]))
      .when(move, office('2025-03-20'))
      .refuses('rectification.extension-pending');
    given(rectification, past.raised).when(move, office('2025-03-20')).refuses('rectification.not-assigned');
  });

  it('checks the recusal of the verifier towards the new lead unit as well', () => {
    const atDepartment = after(
      past.inProgress,
      [{ ...toDepartment, type: 'ReassignIssue', noticeNumber: '5号', reason: '经费' }, office('2025-03-20')],
      [acknowledge, on('2025-03-21', treasurer)],
      [submitPlan, on('2025-03-21', treasurer)],
      [approvePlan, office('2025-03-22')],
      [report, on('2025-04-15', treasurer)],
      [approveReport, on('2025-04-19', treasurer)],
      [requestClosure, on('2025-04-20', treasurer)],
    );
    const visit = verify('2025-04-22');
    given(rectification, atDepartment)
      .when(visit, on('2025-04-22', inspector))
      .refuses('rectification.recusal-unchecked');
    expect(
      after(atDepartment, [
        { ...visit, recusal: free('2025-04-22', 'school-1', 'department-1') },
        on('2025-04-22', inspector),
      ]),
    ).toHaveLength(atDepartment.length + 1);
    // The school worked on it before it was handed over: its people may still not judge it.
    given(rectification, atDepartment)
      .when({ ...visit, recusal: free('2025-04-22', 'school-1', 'department-1') }, on('2025-04-22', teacher))
      .refuses('rectification.own-work');
  });
});

describe('the end, and 回头看', () => {
  const reopen = { type: 'ReopenIssue', reason: '隔墙又砌上了', evidence: [photo] } as const;
  const reopened = after(past.closed, [reopen, office('2025-09-10')]);

  it('starts round two with everything of round one kept', () => {
    given(rectification, past.closed)
      .when(reopen, office('2025-09-10'))
      .yields([
        {
          type: 'IssueReopened',
          data: { issueId: 'issue-1', round: 2, reason: '隔墙又砌上了', evidence: [photo], on: '2025-09-10' },
        },
      ]);
    given(rectification, reopened).when(reopen, office('2025-09-10')).yields([]);
    given(rectification, past.verified).when(reopen, director).refuses('rectification.not-closed');
    given(rectification, past.closed)
      .when(reopen, office('2025-04-22'))
      .refuses('rectification.reopened-before-closed');
    expect(stateAfter(rectification, reopened)).toMatchObject({
      status: 'raised',
      round: 2,
      closures: [{ round: 1, closedOn: '2025-04-23' }],
      rectifiers: ['principal-1', 'reporter-1'],
    });
  });

  it('lets nobody verify who rectified it in an earlier round', () => {
    const again = after(
      reopened,
      [
        { ...assign, noticeNumber: '9号', leadUnitId: 'department-1', supportingUnitIds: [], dueDate: '2025-10-31' },
        office('2025-09-11'),
      ],
      [acknowledge, on('2025-09-12', treasurer)],
      [{ ...submitPlan, steps: [{ text: '拆', dueDate: '2025-09-30' }] }, on('2025-09-12', treasurer)],
      [approvePlan, office('2025-09-13')],
      [report, on('2025-09-20', treasurer)],
      [approveReport, on('2025-09-21', treasurer)],
      [{ ...requestClosure, rectifiedOn: '2025-09-20' }, on('2025-09-21', treasurer)],
    );
    const visit = { ...verify('2025-09-22'), recusal: free('2025-09-22', 'school-1', 'department-1') };
    given(rectification, again).when(visit, on('2025-09-22', teacher)).refuses('rectification.own-work');
    expect(
      stateAfter(rectification, after(again, [visit, on('2025-09-22', inspector)], [close, office('2025-09-23')])),
    ).toMatchObject({
      status: 'closed',
      round: 2,
      closures: [{ round: 1 }, { round: 2, request: 2 }],
    });
  });

  it('may be that it was withdrawn or carried on by another issue, but not by those who were to rectify it', () => {
    const withdraw = { type: 'WithdrawIssue', reason: '申辩采纳，不属实' } as const;
    const supersede = { type: 'SupersedeIssue', byIssueId: 'issue-2', reason: '并入共性问题' } as const;
    given(rectification, past.inProgress).when(withdraw, principal).refuses('rectification.own-work');
    given(rectification, past.closed).when(withdraw, director).refuses('rectification.ended');
    given(rectification, past.raised)
      .when({ ...supersede, byIssueId: 'issue-1' }, director)
      .refuses('rectification.superseded-by-itself');
    const withdrawn = after(past.inProgress, [withdraw, office('2025-04-01')]);
    const superseded = after(past.raised, [supersede, office('2025-04-01')]);
    given(rectification, withdrawn).when(withdraw, director).yields([]);
    given(rectification, superseded).when(supersede, director).yields([]);
    given(rectification, withdrawn).when(report, teacher).refuses('rectification.ended');
    given(rectification, superseded).when(reopen, director).refuses('rectification.not-closed');
  });
});
