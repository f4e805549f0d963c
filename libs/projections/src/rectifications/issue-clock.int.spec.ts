import { describe, expect, it } from '@jest/globals';
import type { RectificationEvent } from '@app/domain/rectifications';
import { ledgerOf, ofIssue } from '@test/issue-ledger';
import { after, past, requestExtension } from '@test/issue-life';
import { director, leader, on, principal, system } from '@test/supervision-cast';
import { dueDatesOf } from './issue-due-dates.js';
import { issueById } from './issue-rows.js';
import { issuesOf } from './issue-list.js';

const at = (events: readonly RectificationEvent[], day = '2025-06-30', knownAt?: number) =>
  issueById(ledgerOf(...ofIssue(events)), 'issue-1', day, knownAt);
const grant = { type: 'GrantExtension' } as const;
const waived = after(past.inProgress, [
  { type: 'WaiveIssue', reason: '列入拆迁', until: '2025-06-30', evidence: [] },
  on('2025-04-10', leader),
]);

describe('the clock in the 台账', () => {
  it('says why it stands and until when, and nothing is overdue meanwhile', () => {
    expect(at(waived, '2025-06-15')).toMatchObject({
      stopped: { grounds: 'waiver', from: '2025-04-10', until: '2025-06-30' },
      overdue: false,
    });
    const overdue = { roots: ['county-1'], day: '2025-06-15', overdue: true, limit: 50, offset: 0 };
    expect(issuesOf(ledgerOf(...ofIssue(waived)), overdue).total).toBe(0);
    const woken = after(waived, [{ type: 'ExpireWaiver' }, on('2025-07-04', system)]);
    expect(at(woken, '2025-07-22')).toMatchObject({ stopped: null, dueDate: '2025-07-21', overdue: true });
    expect(dueDatesOf(ledgerOf(...ofIssue(woken)), 'issue-1').map(({ cause, dueDate }) => [cause, dueDate])).toEqual([
      ['RectificationAssigned', '2025-04-30'],
      ['ClockResumed', '2025-07-21'],
    ]);
  });

  it('says what waits for a leader, and when a stage is looked at', () => {
    const endorsed = after(
      past.inProgress,
      [requestExtension, on('2025-04-20', principal)],
      [grant, on('2025-04-22', director)],
      [{ ...requestExtension, requestedDate: '2025-06-30', reason: '再延' }, on('2025-05-20', principal)],
      [{ ...grant, dueDate: '2025-06-20' }, on('2025-05-21', director)],
    );
    expect(at(endorsed)).toMatchObject({ above: 'extension', extensionDate: '2025-06-20', dueDate: '2025-05-31' });
    expect(at(after(endorsed, [grant, on('2025-05-22', leader)]))).toMatchObject({
      above: null,
      extensionDate: null,
      dueDate: '2025-06-20',
    });
    const stages = [
      { goal: '立项', reviewOn: '2025-10-31' },
      { goal: '竣工', reviewOn: '2026-08-31' },
    ];
    const asked = after(past.inProgress, [
      { type: 'RequestLongTerm', expectedOn: '2026-08-31', stages, reason: '新建', progress: '选址' },
      on('2025-04-20', principal),
    ]);
    expect(at(asked)).toMatchObject({ above: 'longTerm', extensionDate: '2026-08-31', stageOn: null });
    const granted = after(asked, [{ type: 'GrantLongTerm' }, on('2025-04-25', leader)]);
    expect(at(granted)).toMatchObject({ above: null, dueDate: '2026-08-31', stageOn: '2025-10-31' });
    const review = { type: 'ReviewStage', reached: true, finding: '已批', evidence: [] } as const;
    const first = after(granted, [review, on('2025-11-02', director)]);
    expect(at(first)).toMatchObject({ stageOn: '2026-08-31' });
    expect(at(after(first, [{ ...review, finding: '竣工' }, on('2026-08-30', director)]))).toMatchObject({
      stageOn: null,
    });
  });
});
