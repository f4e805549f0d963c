import { describe, expect, it } from '@jest/globals';
import { deadlineProfile, publishedCalendar } from '@app/domain/deadlines';
import type { InspectionEvent } from '@app/domain/inspections';
import { plusDays, type Fact } from '@app/domain/kernel';
import { plan as visitPlan, visit } from '@test/inspection-life';
import { lived } from '@test/lived';
import { type Happening } from '@test/projected';
import { director, leader, on, principal } from '@test/supervision-cast';
import { inspection } from '@app/domain/inspections';
import { all, visits, desk, office, seen } from '@test/todos';
import { type Desk } from '../kernel/index.js';
import { todoDetail, todoLines } from './index.js';

describe('among the schools of a 责任督学', () => {
  const county = { countyId: 'county-1', effectiveFrom: '2025-03-01', basis: '1号' } as const;
  const entrusted = (unitId: string): Happening => ({
    in: 'responsibility-inspector-1',
    fact: { type: 'SchoolEntrusted', data: { accountId: 'inspector-1', unitId, recusalKnownAt: 1, ...county } },
  });
  const terms: Happening = {
    in: 'school-terms-county-1',
    fact: {
      type: 'SchoolTermsSet',
      data: {
        countyId: 'county-1',
        schoolYear: '2024-2025',
        first: { from: '2024-09-01', to: '2025-01-17' },
        second: { from: '2025-02-24', to: '2025-07-10' },
        reason: null,
      },
    },
  };
  const rule: Happening = {
    in: 'visit-rule-county-1',
    fact: { type: 'VisitRuleSet', data: { perMonth: 1, leastDays: 10, ...county } },
  };
  const mine = desk('county-1', ['inspector'], undefined, 'inspector-1');
  const waiting = (...happenings: readonly Happening[]) =>
    todoLines(all(...happenings), mine).map(({ kind, aboutId, dueDate }) => [kind, aboutId, dueDate]);

  it('lists those that are still owed a visit this month, until one is planned', () => {
    const both = [entrusted('school-1'), entrusted('school-2')];
    expect(waiting(...both, rule)).toEqual([]);
    expect(waiting(...both, terms)).toEqual([]);
    const owed = (unitId: string) => ['inspections.visitSchool', unitId, '2025-03-31'];
    expect(waiting(...both, terms, rule)).toEqual([owed('school-1'), owed('school-2')]);
    const planned = visits([
      {
        ...visit.planned[0]!,
        data: { ...visit.planned[0]!.data, kind: 'routine', date: '2025-03-20' },
      } as InspectionEvent,
    ]);
    expect(waiting(...both, terms, rule, ...planned).filter(([kind]) => kind === 'inspections.visitSchool')).toEqual([
      owed('school-2'),
    ]);
    const db = all(...both, terms, rule);
    expect(todoDetail(db, todoLines(db, mine)[0]!, '2025-03-18').facts).toEqual({ owed: 2, lastVisit: null });
    expect(todoLines(db, desk('county-1', ['inspector'], undefined, 'inspector-2'))).toEqual([]);
    expect(todoLines(db, desk('county-1', ['auditor'], undefined, 'inspector-1'))).toEqual([]);
  });
});

describe('among the inspections', () => {
  const at = (moment: keyof typeof visit, day: string, of: Desk) => seen(all(...visits(visit[moment])), { ...of, day });
  const onTeam = desk('county-1', ['inspector'], undefined, 'inspector-1');
  const school = desk('school-1', ['principal']);

  it('waits for office, team and unit in turn', () => {
    expect(at('planned', '2025-03-04', office())).toEqual(['inspections.sendNotice']);
    expect(at('noticed', '2025-03-10', onTeam)).toEqual(['inspections.start']);
    expect(at('noticed', '2025-03-10', desk('county-1', ['inspector']))).toEqual(['(inspections.start)']);
    expect(at('started', '2025-03-10', onTeam)).toEqual(['inspections.complete']);
    expect(at('completed', '2025-03-11', office())).toEqual(['inspections.issuePreliminaryOpinion']);
    expect(at('hearing', '2025-03-22', school)).toEqual(['inspections.defend']);
    expect(at('hearing', '2025-03-22', office())).toEqual(['(inspections.defend)']);
    expect(at('hearing', '2025-03-23', office())).toEqual(['inspections.issueLetter']);
    expect(at('hearing', '2025-03-23', school)).toEqual([]);
    expect(at('defended', '2025-03-22', office())).toEqual(['(inspections.defend)', 'inspections.answerDefence']);
    expect(at('concluded', '2025-06-01', onTeam)).toEqual(['inspections.fileReport']);
  });

  it('a routine visit needs no notice', () => {
    const routine = lived(inspection, [[{ ...visitPlan, kind: 'routine' }, on('2025-03-03', director)]]);
    const db = all(...visits(routine));
    expect(todoLines(db, onTeam)).toMatchObject([
      { kind: 'inspections.start', dueDate: '2025-03-10', mine: true, provisional: false },
    ]);
  });

  it('a unit may ask for a 复核 until its last day, where the county has a limit for it', () => {
    const rules: Happening = {
      in: 'deadline-profile-county-1',
      fact: {
        type: 'DeadlineProfileAdopted',
        data: { countyId: 'county-1', profileId: 'zhejiang', basis: '甲', effectiveFrom: '2025-01-01' },
      } as Fact,
    };
    const asks = (day: string, ...more: readonly Happening[]) =>
      todoLines(all(...more, ...visits(visit.concluded)), desk('school-1', ['principal'], day)).filter(
        ({ kind }) => kind === 'inspections.requestReview',
      );
    expect(asks('2025-03-30')).toEqual([]);
    const [line] = asks('2025-03-30', rules);
    expect(line).toMatchObject({ unitId: 'school-1', mine: true });
    const last = line!.dueDate!;
    expect([asks(last, rules).length, asks(plusDays(last, 1), rules).length]).toEqual([1, 0]);
  });

  it('a 复核 waits for a leader until it is answered, also where the report is filed', () => {
    const rules = { value: deadlineProfile('zhejiang')!, sequence: 8 };
    const limits = { rules, calendar: { value: publishedCalendar, sequence: 9 } };
    const asked = lived(
      inspection,
      [
        [{ type: 'FileReport', reportNumber: '1号', report: '全文' }, on('2025-03-24', director)],
        [{ type: 'RequestReview', text: '请复核', evidence: [], limits }, on('2025-04-02', principal)],
      ],
      visit.concluded,
    );
    const answered = lived(
      inspection,
      [[{ type: 'AnswerReview', upheld: false, answer: '维持' }, on('2025-04-10', leader)]],
      asked,
    );
    const chief = desk('county-1', ['bureauLeader']);
    expect(seen(all(...visits(asked)), chief)).toEqual(['inspections.answerReview']);
    expect(seen(all(...visits(asked)), office())).toEqual(['(inspections.answerReview)']);
    expect(seen(all(...visits(answered)), chief)).toEqual([]);
  });
});
