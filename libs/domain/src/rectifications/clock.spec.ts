import { describe, expect, it } from '@jest/globals';
import { given } from '@test/given';
import { after, past, requestExtension } from '@test/issue-life';
import { stateAfter } from '@test/lived';
import { director, leader, on, principal, treasurer } from '@test/supervision-cast';
import type { CommandOf } from './commands.js';
import { rectification } from './rectification.js';

const office = (day: string) => on(day, director);
const clock = (day: string) => on(day, { ...director, actorId: 'clock', role: 'process' });
const suspend: CommandOf<'SuspendClock'> = { type: 'SuspendClock', reason: '等待消防设计批复', evidence: [] };
const resume: CommandOf<'ResumeClock'> = { type: 'ResumeClock', reason: '批复已到' };
const waive: CommandOf<'WaiveIssue'> = {
  type: 'WaiveIssue',
  reason: '校舍列入今年拆迁',
  until: '2025-06-30',
  evidence: [],
};
const expire = { type: 'ExpireWaiver' } as const;

describe('暂停计时', () => {
  const suspended = after(past.inProgress, [suspend, office('2025-04-10')]);

  it('stands from its day on, and the days that were left are left again when it runs', () => {
    given(rectification, past.inProgress)
      .when(suspend, office('2025-04-10'))
      .yields([
        {
          type: 'ClockSuspended',
          data: {
            issueId: 'issue-1',
            round: 1,
            grounds: 'suspension',
            reason: '等待消防设计批复',
            from: '2025-04-10',
            until: null,
            dueDate: '2025-04-30',
            evidence: [],
            suspendedBy: 'director-1',
          },
        },
      ]);
    given(rectification, suspended).when(suspend, office('2025-04-10')).yields([]);
    given(rectification, suspended)
      .when(resume, office('2025-05-12'))
      .yields([
        {
          type: 'ClockResumed',
          data: {
            issueId: 'issue-1',
            round: 1,
            grounds: 'suspension',
            cause: 'decided',
            reason: '批复已到',
            from: '2025-04-10',
            on: '2025-05-12',
            days: 32,
            dueDate: '2025-06-01',
            basis: {
              act: 'ClockResumed',
              rule: 'suspension',
              calendar: 'natural',
              from: '2025-05-12',
              days: 20,
              clause: '教育督导条例 第二十一条',
            },
          },
        },
      ]);
    given(rectification, after(suspended, [resume, office('2025-05-12')]))
      .when(resume, office('2025-05-12'))
      .yields([]);
  });

  it('makes up for no day that has passed, and is not for the one who rectifies', () => {
    given(rectification, past.inProgress).when(suspend, office('2025-05-01')).refuses('rectification.stop-too-late');
    given(rectification, past.inProgress).when(suspend, on('2025-04-10', principal)).refuses('rectification.own-work');
    given(rectification, past.closureRequested)
      .when(suspend, office('2025-04-25'))
      .refuses('rectification.closure-pending');
    given(rectification, suspended)
      .when({ ...resume, effectiveAt: '2025-04-09' }, office('2025-05-12'))
      .refuses('rectification.resumed-before');
  });

  it('an extension waits until it runs again', () => {
    given(rectification, suspended)
      .when(requestExtension, on('2025-04-20', principal))
      .refuses('rectification.clock-stopped');
  });
});

describe('暂缓整改', () => {
  const waived = after(past.inProgress, [waive, on('2025-04-10', leader)]);

  it('ends by itself after its last day, from the next one on, however late somebody looks', () => {
    given(rectification, waived).when(expire, clock('2025-06-30')).yields([]);
    for (const day of ['2025-07-01', '2025-07-09']) {
      const woken = after(waived, [expire, clock(day)]);
      expect(woken.at(-1)).toMatchObject({
        type: 'ClockResumed',
        data: { grounds: 'waiver', cause: 'expired', on: '2025-07-01', days: 82, dueDate: '2025-07-21' },
      });
      given(rectification, woken).when(expire, clock(day)).yields([]);
    }
  });

  it('can be ended earlier, and nothing is to be woken where nothing rests', () => {
    const resumed = after(waived, [resume, office('2025-05-10')]);
    expect(resumed.at(-1)).toMatchObject({ data: { cause: 'decided', dueDate: '2025-05-30' } });
    given(rectification, resumed).when(expire, clock('2025-07-01')).yields([]);
    given(rectification, past.closed).when(expire, clock('2025-07-01')).yields([]);
    given(rectification, waived).when(waive, on('2025-04-10', leader)).yields([]);
    given(rectification, waived).when(suspend, office('2025-04-11')).refuses('rectification.clock-stopped');
    given(rectification, past.inProgress)
      .when({ ...waive, until: '2025-04-09' }, on('2025-04-10', leader))
      .refuses('rectification.waiver-ends-before');
  });
});

describe('第二次延期', () => {
  const again: CommandOf<'RequestExtension'> = { ...requestExtension, requestedDate: '2025-06-30', reason: '再延' };
  const grant = { type: 'GrantExtension' } as const;
  const asked = after(
    past.inProgress,
    [requestExtension, on('2025-04-20', principal)],
    [grant, office('2025-04-22')],
    [again, on('2025-05-20', principal)],
  );
  const endorsed = after(asked, [{ ...grant, dueDate: '2025-06-20' }, office('2025-05-21')]);

  it('is looked at by the office, then decided by a leader, who grants that or less', () => {
    given(rectification, asked).when(grant, on('2025-05-21', leader)).refuses('rectification.office-first');
    given(rectification, asked)
      .when({ ...grant, dueDate: '2025-06-20' }, office('2025-05-21'))
      .yields([
        {
          type: 'ExtensionEndorsed',
          data: {
            issueId: 'issue-1',
            round: 1,
            extension: 2,
            dueDate: '2025-06-20',
            note: null,
            endorsedBy: 'director-1',
          },
        },
      ]);
    given(rectification, endorsed)
      .when({ ...grant, dueDate: '2025-06-20' }, office('2025-05-21'))
      .yields([]);
    given(rectification, endorsed)
      .when(grant, on('2025-05-21', { ...director, actorId: 'director-2' }))
      .refuses('rectification.leader-second');
    given(rectification, endorsed)
      .when({ ...grant, dueDate: '2025-06-21' }, on('2025-05-22', leader))
      .refuses('rectification.extension-outside');
    const granted = after(endorsed, [grant, on('2025-05-22', leader)]);
    expect(granted.at(-1)).toMatchObject({ type: 'ExtensionGranted', data: { extension: 2, dueDate: '2025-06-20' } });
    expect(stateAfter(rectification, granted)).toMatchObject({ clock: { granted: 2, endorsement: null } });
  });
});

describe('移交', () => {
  const hand: CommandOf<'HandOverResponsibility'> = {
    type: 'HandOverResponsibility',
    toAccountId: 'teacher-1',
    reason: '原责任人调离',
    belongs: { value: true, sequence: 9 },
  };

  it('makes another person of the unit answer for it; the due date stays, and that person judges nothing', () => {
    const handed = after(past.inProgress, [hand, on('2025-04-10', principal)]);
    expect(handed.at(-1)).toEqual({
      type: 'ResponsibilityHandedOver',
      data: {
        issueId: 'issue-1',
        round: 1,
        unitId: 'school-1',
        fromAccountId: 'principal-1',
        toAccountId: 'teacher-1',
        belongsKnownAt: 9,
        reason: '原责任人调离',
        on: '2025-04-10',
        dueDate: '2025-04-30',
      },
    });
    given(rectification, handed).when(hand, on('2025-04-10', principal)).yields([]);
    expect(stateAfter(rectification, handed)).toMatchObject({
      order: { dueDate: '2025-04-30' },
      rectifiers: expect.arrayContaining(['teacher-1']) as unknown,
    });
  });

  it('is for the lead unit or the office, to somebody of the lead unit, once there is a plan', () => {
    given(rectification, past.inProgress)
      .when(hand, on('2025-04-10', treasurer))
      .refuses('rectification.not-lead-unit');
    given(rectification, past.acknowledged)
      .when(hand, on('2025-03-06', principal))
      .refuses('rectification.nobody-responsible');
    given(rectification, past.inProgress)
      .when({ ...hand, belongs: { value: false, sequence: 9 } }, office('2025-04-10'))
      .refuses('rectification.not-of-lead-unit');
  });
});

describe('长期整改', () => {
  const ask: CommandOf<'RequestLongTerm'> = {
    type: 'RequestLongTerm',
    expectedOn: '2026-08-31',
    stages: [
      { goal: '完成立项', reviewOn: '2025-10-31' },
      { goal: '竣工验收', reviewOn: '2026-08-31' },
    ],
    reason: '须新建教学楼',
    progress: '已选址',
  };
  const asked = after(past.inProgress, [ask, on('2025-04-20', principal)]);
  const granted = after(asked, [{ type: 'GrantLongTerm' }, on('2025-04-25', leader)]);
  const look: CommandOf<'ReviewStage'> = { type: 'ReviewStage', reached: true, finding: '批文已出', evidence: [] };

  it('makes the expected day the due date, decided by somebody else', () => {
    given(rectification, asked).when(ask, on('2025-04-20', principal)).yields([]);
    given(rectification, asked)
      .when(requestExtension, on('2025-04-20', principal))
      .refuses('rectification.long-term-pending');
    given(rectification, asked)
      .when({ type: 'GrantLongTerm' }, on('2025-04-25', principal))
      .refuses('rectification.own-work');
    expect(stateAfter(rectification, granted)).toMatchObject({
      order: { dueDate: '2026-08-31', basis: { rule: 'long-term', from: '2025-04-25', days: null } },
    });
    given(rectification, granted).when({ type: 'GrantLongTerm' }, on('2025-04-25', leader)).yields([]);
    const refused = after(asked, [{ type: 'RefuseLongTerm', reason: '可分校整改' }, on('2025-04-25', leader)]);
    expect(stateAfter(rectification, refused)).toMatchObject({ order: { dueDate: '2025-04-30' } });
  });

  it('has stages in the order of their days, and is asked for in time', () => {
    const stages = (...days: readonly string[]) => ({
      ...ask,
      stages: days.map((reviewOn) => ({ goal: '一', reviewOn })),
    });
    for (const wrong of [stages('2025-10-31', '2025-09-30'), stages('2026-09-01'), stages('2025-04-19')])
      given(rectification, past.inProgress)
        .when(wrong, on('2025-04-20', principal))
        .refuses('rectification.stage-order');
    given(rectification, past.inProgress)
      .when(stages(), on('2025-04-20', principal))
      .refuses('rectification.stages-missing');
    given(rectification, past.inProgress)
      .when(ask, on('2025-05-01', principal))
      .refuses('rectification.extension-too-late');
  });

  it('is looked at stage by stage; what is not reached is looked at again', () => {
    const missed = after(granted, [{ ...look, reached: false, finding: '未批' }, office('2025-10-31')]);
    expect(missed.at(-1)).toMatchObject({
      type: 'StageReviewed',
      data: { stage: 1, reached: false, nextReviewOn: '2025-10-31' },
    });
    const first = after(missed, [look, office('2025-11-20')]);
    expect(first.at(-1)).toMatchObject({
      data: { stage: 1, goal: '完成立项', reviewOn: '2025-10-31', on: '2025-11-20' },
    });
    given(rectification, first).when(look, office('2025-11-20')).yields([]);
    const second = after(first, [{ ...look, finding: '已竣工' }, office('2026-08-30')]);
    expect(second.at(-1)).toMatchObject({ data: { stage: 2, goal: '竣工验收', nextReviewOn: null } });
    given(rectification, second).when(look, office('2026-08-31')).refuses('rectification.stages-reached');
    given(rectification, past.inProgress).when(look, office('2025-04-20')).refuses('rectification.no-stages');
  });
});
