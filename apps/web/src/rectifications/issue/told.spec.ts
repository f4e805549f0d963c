import { describe, expect, it } from '@jest/globals';
import type { IssueAct } from '../states';
import { mainActs, roundsOf, toldOf } from './told';

describe('the history', () => {
  const act = (type: string, data: Record<string, unknown>, round = 1) =>
    ({ type, data, round, names: { u1: '县财政局' } }) as unknown as IssueAct;
  const day = (text: string) => `〔${text}〕`;

  it('tells an order with the unit’s name and the day written out', () => {
    const told = toldOf(
      act('RectificationAssigned', { noticeNumber: '3号', leadUnitId: 'u1', dueDate: '2025-04-30' }),
      day,
    );
    expect(told).toEqual([
      { text: 'order', values: { noticeNumber: '3号', leadUnitId: '县财政局', dueDate: '〔2025-04-30〕' } },
    ]);
  });

  it('tells a failed visit as failed, and leaves out a note that nobody wrote', () => {
    const visit = { finding: '实测 72 平方米', on: '2025-05-22' };
    expect(toldOf(act('OnSiteVerified', { ...visit, adequate: false }), day).map(({ text }) => text)).toEqual([
      'inadequate',
    ]);
    expect(toldOf(act('OnSiteVerified', { ...visit, adequate: true }), day).map(({ text }) => text)).toEqual([
      'adequate',
    ]);
    expect(toldOf(act('RectificationPlanApproved', { note: null }), day)).toEqual([]);
    expect(toldOf(act('SomethingNew', {}), day)).toEqual([]);
  });

  it('keeps what moved the issue, by round, the newest first', () => {
    const types = ['IssueReopened', 'IssueClosed', 'ProgressReported', 'ProgressReported', 'ExtensionRequested'];
    const acts = types.map((type, index) => act(type, {}, index === 0 ? 2 : 1));
    expect(mainActs(acts).map(({ type }) => type)).toEqual(['IssueReopened', 'IssueClosed', 'ProgressReported']);
    expect(roundsOf(acts).map(({ round, acts: some }) => [round, some.length])).toEqual([
      [2, 1],
      [1, 4],
    ]);
  });
});
