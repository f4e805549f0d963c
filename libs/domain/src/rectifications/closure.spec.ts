import { describe, it } from '@jest/globals';
import { given } from '@test/given';
import {
  after,
  approveReport,
  close,
  free,
  past,
  reject,
  requestClosure,
  seriousRequested,
  verify,
} from '@test/issue-life';
import { director, inspector, on, photo, principal, secondInspector, teacher } from '@test/supervision-cast';
import { rectification } from './rectification.js';

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
