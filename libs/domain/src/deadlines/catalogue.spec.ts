import { describe, expect, it } from '@jest/globals';
import { deadlineProfile, deadlineProfiles, nationalProfile } from './catalogue/index.js';
import { publishedCalendar } from './published.js';
import { dueUnder, ruleOf, steps, type Step, type SupervisionKind } from './rules.js';

type Line = readonly [profile: string, step: Step, kind: SupervisionKind | null, from: string, due: string | null];

/** By hand, from the articles: the day of the act, and the last day; null where no number is set. */
const table: readonly Line[] = [
  ['chongqing', 'preliminaryOpinion', 'thematic', '2025-03-27', '2025-04-01'],
  ['chongqing', 'preliminaryOpinion', 'comprehensive', '2025-03-27', '2025-04-06'],
  ['chongqing', 'preliminaryOpinion', 'routine', '2025-03-27', null],
  ['chongqing', 'defence', 'thematic', '2024-02-26', '2024-03-02'],
  ['chongqing', 'opinionLetter', 'thematic', '2025-12-20', '2026-01-19'],
  ['chongqing', 'report', null, '2025-06-30', '2025-07-10'],
  ['chongqing', 'verification', null, '2025-06-30', null],
  ['chongqing', 'reviewRequest', null, '2025-06-30', null],
  ['shanghai', 'preliminaryOpinion', 'comprehensive', '2025-03-27', '2025-03-27'],
  ['shanghai', 'defence', 'thematic', '2025-09-26', '2025-10-16'],
  ['shanghai', 'defence', 'comprehensive', '2025-01-20', '2025-02-08'],
  ['shanghai', 'opinionLetter', 'thematic', '2025-03-03', '2025-04-02'],
  ['shanghai', 'report', null, '2025-06-30', null],
  ['zhejiang', 'preliminaryOpinion', 'thematic', '2025-03-03', null],
  ['zhejiang', 'defence', 'thematic', '2025-03-03', '2025-03-13'],
  ['zhejiang', 'opinionLetter', 'comprehensive', '2025-03-03', '2025-04-02'],
  ['zhejiang', 'reviewRequest', null, '2024-02-20', '2024-03-01'],
  ['zhejiang', 'reviewAnswer', null, '2025-03-03', '2025-04-02'],
  ['shandong', 'defence', 'thematic', '2025-03-03', null],
  ['shandong', 'reviewRequest', null, '2025-03-03', '2025-03-18'],
  ['shandong', 'reviewAnswer', null, '2025-01-31', '2025-02-28'],
  ['national', 'plan', null, '2025-03-03', null],
  ['national', 'rectification', null, '2025-03-03', null],
  ['national', 'postedReport', 'routine', '2025-03-03', '2025-03-06'],
  ['national', 'postedReport', 'thematic', '2025-03-03', null],
  ['national', 'postedReport', null, '2025-03-03', null],
];

const due = (profileId: string, step: Step, kind: SupervisionKind | null, from: string) => {
  const profile = deadlineProfile(profileId)!;
  return dueUnder(ruleOf(profile, step, kind), profile.id, from, publishedCalendar)?.due ?? null;
};

describe('the limits of every profile', () => {
  it.each(table)('%s: %s of %s, from %s, is due on %s', (profile, step, kind, from, expected) => {
    expect(due(profile, step, kind, from)?.date ?? null).toBe(expected);
  });

  it.each(deadlineProfiles)(
    '$id has a rule for every step, each with its clause, and says where there is no number',
    (profile) => {
      for (const step of steps)
        for (const kind of ['routine', 'thematic', 'comprehensive', null] as const) {
          const { count, none, clause } = ruleOf(profile, step, kind);
          expect([clause.length > 4, (count === null) === (none !== null)]).toEqual([true, true]);
        }
    },
  );

  it.each(['liaoning', 'jiangxi'])('%s falls back to the national rule and says so', (id) => {
    const { rules, fallsBackTo, note } = deadlineProfile(id)!;
    expect([rules, fallsBackTo]).toEqual([nationalProfile.rules, 'national']);
    expect(note).toContain('按国家规定执行');
  });
});

it('a due date says what it rests on', () => {
  expect(due('shanghai', 'defence', 'thematic', '2026-12-25')).toEqual({
    date: '2027-01-08',
    basis: {
      act: 'InspectionCompleted',
      rule: 'shanghai/defence',
      calendar: 'working',
      from: '2026-12-25',
      days: 10,
      clause: '上海市教育督导条例 第二十一条',
      provisional: true,
    },
  });
  expect(due('shandong', 'reviewAnswer', null, '2025-01-31')?.basis).toMatchObject({ calendar: 'natural', days: 28 });
});
