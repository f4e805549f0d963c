import { describe, expect, it } from '@jest/globals';
import type { CampaignEvent, SubmissionEvent } from '@app/domain/submissions';
import { type Happening } from '@test/projected';
import { claimedReview, confirmedReturn, submittedReturn } from '@test/returns';
import { all, filings, desk, office, seen } from '@test/todos';
import { todoDetail, todoLines } from './index.js';

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
