import { describe, expect, it } from '@jest/globals';
import { visit } from '@test/inspection-life';
import { director, inspector, on, outsider, principal } from '@test/supervision-cast';
import { tried, type Context } from '../kernel/index.js';
import { inspectionActNames, inspectionActs } from './acts.js';
import type { InspectionEvent } from './events.js';
import { inspection } from './inspection.js';

const acts = (events: readonly InspectionEvent[], who: Context, day: string) => {
  const state = events.reduce(inspection.evolve, inspection.initial);
  return inspectionActNames.flatMap((name) => tried(name, inspectionActs[name], state, on(day, who), null) ?? []);
};
const legal = (...asked: Parameters<typeof acts>) =>
  acts(...asked)
    .filter(({ blockedBy }) => blockedBy === null)
    .map(({ act }) => act);
const blocked = (name: string, ...asked: Parameters<typeof acts>) =>
  acts(...asked).find(({ act }) => act === name)?.blockedBy?.code;

describe('what can be done about an inspection', () => {
  it('is what the rules allow at each step', () => {
    expect(legal(visit.planned, director, '2025-03-04')).toEqual([
      'ChangeTeam',
      'Reschedule',
      'SendNotice',
      'CancelInspection',
    ]);
    expect(legal(visit.noticed, inspector, '2025-03-10')).toContain('StartInspection');
    expect(legal(visit.started, inspector, '2025-03-10')).toEqual([
      'AnswerQuestion',
      'RaiseFinding',
      'CancelInspection',
    ]);
    expect(legal(visit.found, inspector, '2025-03-10')).toEqual(
      expect.arrayContaining(['WithdrawFinding', 'CompleteInspection']),
    );
    expect(legal(visit.completed, director, '2025-03-12')).toContain('IssuePreliminaryOpinion');
    expect(legal(visit.hearing, principal, '2025-03-15')).toEqual(
      expect.arrayContaining(['FileDefence', 'WaiveDefence']),
    );
    expect(legal(visit.defended, director, '2025-03-18')).toContain('AnswerDefence');
    expect(legal(visit.answeredDefence, director, '2025-03-23')).toContain('IssueOpinionLetter');
    expect(legal([], director, '2025-03-23')).toEqual([]);
  });

  it('names the rule that stands in the way', () => {
    expect(blocked('StartInspection', visit.planned, inspector, '2025-03-10')).toBe('inspection.notice-first');
    expect(blocked('StartInspection', visit.noticed, director, '2025-03-10')).toBe('inspection.not-in-team');
    expect(blocked('CompleteInspection', visit.started, inspector, '2025-03-10')).toBe('inspection.unanswered');
    expect(blocked('FileDefence', visit.hearing, outsider, '2025-03-15')).toBe('inspection.not-the-unit');
    expect(blocked('FileDefence', visit.hearing, principal, '2025-04-15')).toBe('inspection.defence-too-late');
    expect(blocked('IssueOpinionLetter', visit.hearing, director, '2025-03-15')).toBe('inspection.window-open');
    expect(blocked('IssueOpinionLetter', visit.defended, director, '2025-04-15')).toBe('inspection.defence-unanswered');
    expect(acts(visit.concluded, director, '2025-04-15').map(({ act }) => act)).not.toContain('StartInspection');
  });
});
