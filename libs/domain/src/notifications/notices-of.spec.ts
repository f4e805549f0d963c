import { describe, expect, it } from '@jest/globals';
import { defaultLadder, publishedCalendar, type DeadlineEvent } from '../deadlines/index.js';
import { permits, roles } from '../access/index.js';
import type { RectificationEvent } from '../rectifications/index.js';
import { after, assign, past, reject, requestExtension, verify } from '@test/issue-life';
import { visit } from '@test/inspection-life';
import { recorded } from '@test/projected';
import { director, inspector, leader, on, principal, system } from '@test/supervision-cast';
import {
  addressedPermissions,
  isReminder,
  isUrgent,
  noticedTypes,
  noticeKinds,
  noticesOf,
  noticeWords,
  type Matter,
  type NoticedEvent,
} from './index.js';

const matter: Matter = { unitId: 'school-1', leadUnitId: 'school-1', countyFiles: false };

/** Who is told what by the last event of a life: kind, permission, unit and due date. */
const told = (events: readonly NoticedEvent[], of: Matter | undefined = matter) => {
  const [last] = recorded(events.map((fact) => ({ in: 'thing-1', fact }))).slice(-1);
  return noticesOf(last as never, () => of).map(({ kind, to, dueDate }) => [kind, to.permission, to.unitId, dueDate]);
};

describe('what an event tells whom', () => {
  it('an order: to sign for whoever leads, to know for whoever takes part', () => {
    expect(told(past.assigned)).toEqual([
      ['issues.assigned', 'rectification.acknowledge', 'school-1', '2025-04-30'],
      ['issues.supporting', 'rectification.report', 'department-1', '2025-04-30'],
    ]);
  });

  it('an order given to another: the one it is taken from hears of it too', () => {
    const moved = after(past.assigned, [
      { ...assign, type: 'ReassignIssue', leadUnitId: 'department-1', supportingUnitIds: [], reason: '职责在财政' },
      on('2025-03-06', director),
    ]);
    expect(told(moved)).toEqual([
      ['issues.assigned', 'rectification.acknowledge', 'department-1', '2025-04-30'],
      ['issues.takenAway', 'rectification.acknowledge', 'school-1', null],
    ]);
  });

  it('a 挂牌督导报备 that is awaited, to whoever files it; the other clocks of the system to nobody', () => {
    const set = (step: 'postedReport' | 'plan'): DeadlineEvent => ({
      type: 'DeadlineSet',
      data: {
        subject: { kind: 'issue', id: 'issue-1', round: 1 },
        step,
        number: 1,
        unitId: 'school-1',
        countyId: 'county-1',
        dueDate: '2025-05-09',
        basis: {
          act: 'RectificationReportApproved',
          rule: 'r',
          calendar: 'working',
          from: '2025-05-06',
          days: 3,
          clause: '甲',
        },
        rulesKnownAt: 1,
        calendarKnownAt: 1,
      },
    });
    expect(told([set('postedReport')])).toEqual([
      ['issues.postedDue', 'rectification.file-posted', 'school-1', '2025-05-09'],
    ]);
    expect(told([set('plan')])).toEqual([]);
  });

  it('a plan approved, an extension asked and refused, a closure rejected, an issue closed', () => {
    const asked = after(past.reported, [requestExtension, on('2025-04-16', principal)]);
    const refused = after(asked, [{ type: 'RefuseExtension', reason: '工期足够' }, on('2025-04-17', director)]);
    const rejected = after(
      past.closureRequested,
      [verify('2025-04-22', false), on('2025-04-22', inspector)],
      [reject, on('2025-04-23', director)],
    );
    expect(told(past.inProgress)).toEqual([['issues.planApproved', 'rectification.plan', 'school-1', null]]);
    expect(told(asked)).toEqual([
      ['issues.extensionAsked', 'rectification.decide-extension', 'school-1', '2025-04-30'],
    ]);
    expect(told(refused)).toEqual([['issues.extensionRefused', 'rectification.report', 'school-1', null]]);
    expect(told(rejected)).toEqual([['issues.closureRejected', 'rectification.report', 'school-1', null]]);
    expect(told(past.closed)).toEqual([['issues.closed', 'rectification.report', 'school-1', null]]);
  });

  it('a clock that is stopped and runs again, and what waits for a leader', () => {
    const waived = after(past.inProgress, [
      { type: 'WaiveIssue', reason: '拆迁', until: '2025-06-30', evidence: [] },
      on('2025-04-10', leader),
    ]);
    const woken = after(waived, [{ type: 'ExpireWaiver' }, on('2025-07-01', system)]);
    const stages = [{ goal: '竣工', reviewOn: '2026-08-31' }];
    const asked = after(past.inProgress, [
      { type: 'RequestLongTerm', expectedOn: '2026-08-31', stages, reason: '新建', progress: '选址' },
      on('2025-04-20', principal),
    ]);
    expect(told(waived)).toEqual([['issues.waived', 'rectification.report', 'school-1', null]]);
    expect(told(woken)).toEqual([['issues.resumed', 'rectification.report', 'school-1', '2025-07-21']]);
    expect(told(asked)).toEqual([['issues.longTermAsked', 'rectification.decide-above', 'school-1', null]]);
    expect(told(after(asked, [{ type: 'GrantLongTerm' }, on('2025-04-25', leader)]))).toEqual([
      ['issues.longTermGranted', 'rectification.report', 'school-1', '2026-08-31'],
    ]);
  });

  it('an inspection: notice, hearing with its day, the letter with its limit', () => {
    expect(told(visit.noticed)).toEqual([['inspections.notified', 'inspections.defend', 'school-1', null]]);
    expect(told(visit.hearing)).toEqual([['inspections.hearing', 'inspections.defend', 'school-1', '2025-03-22']]);
    expect(told(visit.defended)).toEqual([['inspections.defended', 'inspections.opinion', 'school-1', null]]);
    expect(told(visit.concluded)).toEqual([['inspections.letter', 'inspections.defend', 'school-1', '2025-05-31']]);
  });

  it('the ladder: each slip to the unit, a proposal to who decides, and what was decided to whom it touches', () => {
    const tick = {
      type: 'AdvanceLadder',
      ladder: { value: defaultLadder, sequence: 0 },
      calendar: { value: publishedCalendar, sequence: 0 },
    } as const;
    const late = after(past.inProgress, [tick, on('2025-06-03', system)]);
    const climbed = late.slice(past.inProgress.length);
    const lines = climbed.map((event) => told([event])[0]!);
    expect(lines.map(([kind, permission]) => [kind, permission])).toEqual([
      ...['issues.approaching', 'issues.urging', 'issues.blueSlip', 'issues.yellowSlip', 'issues.redSlip'].map(
        (kind) => [kind, 'rectification.report'],
      ),
      ['issues.escalationProposed', 'rectification.decide-escalation'],
    ]);
    expect(lines.map(([, , unitId]) => unitId)).toEqual(lines.map(() => 'school-1'));
    const decided = (decision: 'approved' | 'declined'): NoticedEvent => ({
      type: 'EscalationDecided',
      data: {
        issueId: 'i',
        round: 1,
        proposal: 'listed',
        decision,
        reason: '',
        on: '2025-06-04',
        decidedBy: 'leader-1',
      },
    });
    const led = { ...matter, unitId: 'school-2' };
    expect(told([decided('approved')], led)).toEqual([
      ['issues.escalationApproved', 'rectification.report', 'school-1', null],
    ]);
    expect(told([decided('declined')], led)).toEqual([
      ['issues.escalationDeclined', 'rectification.approve-plan', 'school-2', null],
    ]);
    expect(noticeKinds.filter(isUrgent)).toEqual(expect.arrayContaining(['issues.redSlip', 'inspections.notified']));
    expect(noticeKinds.filter(isReminder)).not.toContain('issues.closed');
  });

  it('a return sent back: to who files it, which for the county is its office', () => {
    const back: NoticedEvent = {
      type: 'SubmissionReturned',
      data: {
        unitId: 'county-1',
        dataYear: '2024-2025',
        version: 1,
        reasons: [{ figure: null, reason: '与学籍不符' }],
        returnedBy: 'leader-1',
      },
    };
    expect(told([back])).toEqual([['submissions.returned', 'submissions.file', 'county-1', null]]);
    expect(told([back], { ...matter, countyFiles: true })).toEqual([
      ['submissions.returned', 'submissions.campaign', 'county-1', null],
    ]);
  });

  it('a reminder: every unit that still owes', () => {
    const reminded: NoticedEvent = {
      type: 'CampaignReminded',
      data: { campaignId: 'c', unitIds: ['a', 'b'], unitsKnownAt: 1, on: '2025-03-03', remindedBy: 'director-1' },
    };
    expect(told([reminded])).toEqual([
      ['submissions.reminded', 'submissions.file', 'a', null],
      ['submissions.reminded', 'submissions.file', 'b', null],
    ]);
  });

  it('an answer that is not what the log says, and is again: to whoever looks after the machine in the county', () => {
    const point = {
      countyId: 'county-1',
      dataYear: '2024-2025',
      knownAt: 120,
      asOf: '2025-03-03',
      standardId: 'hqb-2017',
    };
    const found = { cell: 'sections[0].students', unitId: 'school-1', events: [17], fault: null };
    const differed = { type: 'ReplayDiffered', data: { ...point, replica: 'r', ...found } } as const;
    const agreed: NoticedEvent = { type: 'ReplayAgreed', data: { ...point, replica: 'r' } };
    const broken: NoticedEvent = {
      type: 'ReplayDiffered',
      data: { ...differed.data, cell: null, fault: 'hash-differs' },
    };
    const whole = { countyId: 'county-1', sequence: 17, fault: 'hash-differs', replica: 'r' };
    const mended: NoticedEvent = { type: 'LogFaultMended', data: whole };
    expect([told([broken]), told([mended])]).toEqual([
      [['proofs.recordFaulty', 'operations.health', 'county-1', null]],
      [['proofs.recordMended', 'operations.health', 'county-1', null]],
    ]);
    expect([told([differed]), told([agreed])]).toEqual([
      [['proofs.replayDiffered', 'operations.health', 'county-1', null]],
      [['proofs.replayAgreed', 'operations.health', 'county-1', null]],
    ]);
  });

  it('nobody, where nobody knows whose the thing is, and of everything else', () => {
    const none = recorded(past.closed.map((fact) => ({ in: 'thing-1', fact })));
    expect(none.flatMap((event) => noticesOf(event as never, () => undefined))).toEqual([]);
    expect(told(past.raised)).toEqual([]);
  });
});

describe('a notice', () => {
  const every = recorded(
    [...past.closed, ...visit.concluded].map((fact) => ({ in: 'thing-1', fact })),
  ) as unknown as readonly Parameters<typeof noticesOf>[0][];
  const notices = every.flatMap((event) => noticesOf(event, () => matter));

  it('has an id that its event and its rule make, the same when it is made again', () => {
    expect(every.flatMap((event) => noticesOf(event, () => matter))).toEqual(notices);
    expect(new Set(notices.map(({ id }) => id)).size).toBe(notices.length);
    for (const { id, kind, to } of notices) expect(id).toMatch(new RegExp(`^[0-9a-f-]{36}/${kind}/${to.unitId}$`));
  });

  it('holds no word that somebody wrote, and nobody’s account', () => {
    const text = JSON.stringify(notices);
    for (const written of ['音乐', '隔墙', '梅雨', 'principal-1', 'director-1', 'reporter-1', 'inspector-1'])
      expect(text).not.toContain(written);
  });

  it('goes to somebody: each permission is some role’s', () => {
    for (const one of addressedPermissions) expect(roles.some((role) => permits(role, one))).toBe(true);
  });

  it('says days as letters do, whatever kind of notice has one', () => {
    const days = ['requestedDate', 'dueDate', 'expectedOn', 'from', 'until', 'forecast', 'holdUntil'] as const;
    const facts = Object.fromEntries(days.map((name) => [name, '2025-04-30']));
    for (const kind of noticeKinds)
      expect(noticeWords[kind]({ ...facts, rung: 'red', proposal: 'listed', dataYear: '2024-2025' }, '甲')).not.toMatch(
        /\d-\d\d-\d/,
      );
    expect(noticeWords['issues.redSlip'](facts, '音乐教室')).toBe('督办红单：音乐教室（整改期限2025年4月30日）');
    expect(noticeWords['issues.answerAccepted']({ rung: 'red', holdUntil: null }, '甲')).not.toContain('前不再催办');
  });

  it('has words for every kind, and is made by events that there are', () => {
    for (const kind of noticeKinds) {
      const said = noticeWords[kind]({ noticeNumber: '3 号', round: 2, rung: 'red', proposal: 'listed' }, '音乐教室');
      expect(said).toMatch(/[：（].*音乐教室/);
    }
    const types: readonly RectificationEvent['type'][] = ['RectificationAssigned', 'ClosureRejected'];
    expect(noticedTypes).toEqual(expect.arrayContaining([...types, 'OpinionLetterIssued', 'SubmissionReturned']));
  });
});
