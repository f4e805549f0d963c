import { describe, expect, it } from '@jest/globals';
import { after, free, past, raise, requestExtension } from '@test/issue-life';
import { lived } from '@test/lived';
import { defaultLadder, publishedCalendar } from '../deadlines/index.js';
import { director, inspector, leader, on, outsider, principal, system, treasurer } from '@test/supervision-cast';
import { tried, type Context } from '../kernel/index.js';
import { issueActNames, issueActs } from './acts.js';
import type { RectificationEvent } from './events.js';
import { rectification } from './rectification.js';

const day = '2025-04-24';
const posted = { value: true, sequence: 0 };
const acts = (events: readonly RectificationEvent[], who: Context, recusal = free(day)) => {
  const state = events.reduce(rectification.evolve, rectification.initial);
  return issueActNames.flatMap((name) => tried(name, issueActs[name], state, on(day, who), { recusal, posted }) ?? []);
};
const legal = (...asked: Parameters<typeof acts>) =>
  acts(...asked)
    .filter(({ blockedBy }) => blockedBy === null)
    .map(({ act }) => act);
const blocked = (name: string, ...asked: Parameters<typeof acts>) =>
  acts(...asked).find(({ act }) => act === name)?.blockedBy?.code;

describe('what can be done about an issue', () => {
  it('is what the rules allow at each step, to whom', () => {
    const office = ['WithdrawIssue', 'SupersedeIssue'];
    expect(legal(past.raised, director)).toEqual(['AssignRectification', 'RequestConsultation', ...office]);
    expect(legal(past.assigned, principal)).toEqual([
      'ReassignIssue',
      'RequestConsultation',
      'AcknowledgeRectification',
      'RequestExtension',
      'SuspendClock',
      'WaiveIssue',
      'RequestLongTerm',
      'RemindNow',
      ...office,
    ]);
    expect(legal(past.acknowledged, principal)).toContain('SubmitRectificationPlan');
    expect(legal(past.planSubmitted, director)).toEqual(
      expect.arrayContaining(['ApproveRectificationPlan', 'ReturnRectificationPlan']),
    );
    expect(legal(past.inProgress, treasurer)).toContain('ReportProgress');
    expect(legal(past.reported, principal)).toContain('ApproveRectificationReport');
    expect(legal(past.reportApproved, principal)).toContain('RequestClosure');
    expect(legal(past.closureRequested, inspector)).toEqual(
      expect.arrayContaining(['VerifyOnSite', 'FilePostedReport']),
    );
    expect(blocked('FilePostedReport', past.reported, inspector)).toBe('rectification.report-first');
    expect(legal(past.verified, director)).toEqual(['RejectClosure', 'CloseIssue', 'FilePostedReport', ...office]);
    expect(legal(past.closed, director)).toEqual(['ReopenIssue']);
    expect(legal([], director)).toEqual([]);
  });

  it('is an answer where a slip went out, its acceptance, and a decision where something was proposed', () => {
    const tick = {
      type: 'AdvanceLadder',
      ladder: { value: defaultLadder, sequence: 0 },
      calendar: { value: publishedCalendar, sequence: 0 },
    } as const;
    const red = after(past.inProgress, [tick, on('2025-06-03', system)]);
    const ofLadder = ['RemindNow', 'AnswerRung', 'AcceptRungAnswer', 'DecideEscalation'];
    const climbing = (...asked: Parameters<typeof acts>) => legal(...asked).filter((act) => ofLadder.includes(act));
    expect(climbing(past.inProgress, principal)).toEqual(['RemindNow']);
    expect(climbing(red, leader)).toEqual(['DecideEscalation']);
    expect(blocked('AnswerRung', red, director)).toBe('rectification.not-lead-unit');
    expect(blocked('DecideEscalation', red, director)).toBe('rectification.leader-decides');
    const answer = { type: 'AnswerRung', rung: 'red', answer: '已进场', forecast: '2025-06-20' } as const;
    expect(climbing(red, principal)).toContain('AnswerRung');
    expect(climbing(after(red, [answer, on('2025-06-04', principal)]), director)).toContain('AcceptRungAnswer');
  });

  it('names the rule that stands in the way', () => {
    expect(blocked('ApproveRectificationReport', past.inProgress, principal)).toBe('rectification.progress-first');
    expect(blocked('RequestClosure', past.reported, principal)).toBe('rectification.unit-head-first');
    expect(blocked('AcknowledgeRectification', past.assigned, outsider)).toBe('rectification.not-lead-unit');
    expect(blocked('CloseIssue', past.verified, principal)).toBe('rectification.own-work');
    expect(blocked('CloseIssue', past.closureRequested, director)).toBe('rectification.not-verified');
    const complex = lived(rectification, [[{ ...raise, severity: 'complex' }, on('2025-03-03', director)]]);
    expect(blocked('AssignRectification', complex, director)).toBe('rectification.consultation-needed');
    const pending = after(past.inProgress, [requestExtension, on('2025-04-20', principal)]);
    expect(blocked('RequestExtension', pending, principal)).toBe('rectification.extension-pending');
    expect(legal(pending, director)).toEqual(expect.arrayContaining(['GrantExtension', 'RefuseExtension']));
  });

  it('knows recusal, and asks it for today', () => {
    const recused = free(day);
    const found = { ...recused, value: { ...recused.value, recused: [{ accountId: 'inspector-1', reason: 'kin' }] } };
    expect(blocked('VerifyOnSite', past.closureRequested, inspector, found)).toBe('rectification.recused');
    expect(blocked('VerifyOnSite', past.closureRequested, inspector, free('2025-04-23'))).toBe(
      'rectification.recusal-unchecked',
    );
  });

  it('is not what is already so, and says what its form asks', () => {
    expect(acts(past.closed, director).map(({ act }) => act)).not.toContain('CloseIssue');
    expect(acts(past.verified, director).find(({ act }) => act === 'RejectClosure')?.needs).toEqual([
      'reworkRequirement',
    ]);
  });
});
