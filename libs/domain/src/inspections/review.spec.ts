import { describe, expect, it } from '@jest/globals';
import { given } from '@test/given';
import { opine, visit } from '@test/inspection-life';
import { lived } from '@test/lived';
import { director, leader, on, outsider, photo, principal } from '@test/supervision-cast';
import { deadlineProfile, publishedCalendar, withCountyRules } from '../deadlines/index.js';
import { tried } from '../kernel/index.js';
import { inspectionActs } from './acts.js';
import { inspection } from './inspection.js';

const calendar = { value: publishedCalendar, sequence: 9 };
const limits = (province: string) => ({ rules: { value: deadlineProfile(province)!, sequence: 8 }, calendar });
const ask = {
  type: 'RequestReview',
  text: '面积应按原标准认定',
  evidence: [photo],
  limits: limits('zhejiang'),
} as const;
const answer = { type: 'AnswerReview', upheld: false, answer: '认定无误，予以维持' } as const;
const asked = lived(inspection, [[ask, on('2025-04-02', principal)]], visit.concluded);
const answered = lived(inspection, [[answer, on('2025-05-09', leader)]], asked);

describe('复核 of the letter of 23 March', () => {
  it('is asked for once, by the unit, to the last day of the county’s limit', () => {
    given(inspection, visit.concluded)
      .when(ask, on('2025-04-02', principal))
      .yields([
        {
          type: 'ReviewRequested',
          data: {
            inspectionId: 'inspection-1',
            text: '面积应按原标准认定',
            evidence: [photo],
            on: '2025-04-02',
            requestDueDate: '2025-04-02',
            basis: {
              act: 'OpinionLetterIssued',
              rule: 'zhejiang/reviewRequest',
              calendar: 'natural',
              from: '2025-03-23',
              days: 10,
              clause: '浙江省教育督导条例 第十一条第七项',
            },
            rulesKnownAt: 8,
            requestedBy: 'principal-1',
          },
        },
      ]);
    given(inspection, asked).when(ask, on('2025-04-02', principal)).yields([]);
    given(inspection, asked)
      .when({ ...ask, text: '又一理由' }, on('2025-04-02', principal))
      .refuses('inspection.review-there');
    // The day that counts is the one on which it arrives.
    given(inspection, visit.concluded)
      .when({ ...ask, effectiveAt: '2025-04-02' }, on('2025-04-03', principal))
      .refuses('inspection.review-too-late');
    given(inspection, visit.concluded).when(ask, on('2025-04-02', outsider)).refuses('inspection.not-the-unit');
    given(inspection, visit.hearing).when(ask, on('2025-04-02', principal)).refuses('inspection.no-letter');
  });

  it('is not there where the law knows none, unless the county has set a limit', () => {
    const national = limits('national');
    const bare = { ...ask, limits: national };
    given(inspection, visit.concluded)
      .when(bare, on('2025-03-24', principal))
      .refuses('inspection.review-not-provided');
    const own = withCountyRules(national.rules.value, [
      { step: 'reviewRequest', count: 5, unit: 'working', basis: '彰教督发〔2025〕3号' },
    ]);
    const county = { ...ask, limits: { rules: { value: own, sequence: 8 }, calendar } };
    given(inspection, visit.concluded).when(county, on('2025-03-31', principal)).refuses('inspection.review-too-late');
    expect(lived(inspection, [[county, on('2025-03-28', principal)]], visit.concluded).at(-1)).toMatchObject({
      data: { requestDueDate: '2025-03-28' },
    });
    const { limits: _, ...unknown } = ask;
    given(inspection, visit.concluded).when(unknown, on('2025-03-24', principal)).refuses('inspection.limits-missing');
  });

  it('is answered once, however late, and not before it was asked for', () => {
    given(inspection, asked)
      .when(answer, on('2025-05-09', leader))
      .yields([
        {
          type: 'ReviewAnswered',
          data: {
            inspectionId: 'inspection-1',
            upheld: false,
            answer: '认定无误，予以维持',
            on: '2025-05-09',
            answeredBy: 'leader-1',
          },
        },
      ]);
    given(inspection, answered).when(answer, on('2025-05-09', leader)).yields([]);
    given(inspection, answered)
      .when({ ...answer, upheld: true }, on('2025-05-10', leader))
      .refuses('inspection.review-answered');
    given(inspection, asked)
      .when({ ...answer, effectiveAt: '2025-04-01' }, on('2025-05-09', leader))
      .refuses('inspection.answer-before-review');
    given(inspection, visit.concluded).when(answer, on('2025-05-09', leader)).refuses('inspection.no-review');
  });

  it('is a next step for the unit while its limit runs', () => {
    const state = visit.concluded.reduce(inspection.evolve, inspection.initial);
    const step = (day: string) =>
      tried('RequestReview', inspectionActs.RequestReview, state, on(day, principal), limits('zhejiang'));
    expect(step('2025-04-02')).toMatchObject({ act: 'RequestReview', blockedBy: null });
    expect(step('2025-04-03')).toMatchObject({ blockedBy: { code: 'inspection.review-too-late' } });
  });
});

describe('申辩期 of the opinion of 12 March', () => {
  const window = (province: string, day = '2025-03-12', more: Partial<typeof opine> = {}) =>
    lived(inspection, [[{ ...opine, ...more, limits: limits(province) }, on(day, director)]], visit.completed).at(-1);

  it.each([
    ['chongqing', '2025-03-17', 'PreliminaryOpinionIssued', 'chongqing/defence'],
    ['zhejiang', '2025-03-22', 'PreliminaryOpinionIssued', 'zhejiang/defence'],
    // Ten working days from the end of the visit on 10 March.
    ['shanghai', '2025-03-24', 'InspectionCompleted', 'shanghai/defence'],
    ['national', '2025-03-22', 'PreliminaryOpinionIssued', 'defence-window'],
  ])('by the rules of %s ends on %s', (province, defenceDueDate, act, rule) => {
    expect(window(province)).toMatchObject({ data: { defenceDueDate, basis: { act, rule } } });
  });

  it('is whole when the opinion comes after the days that it would have had', () => {
    expect(window('shanghai', '2025-03-24')).toMatchObject({
      data: { defenceDueDate: '2025-04-08', basis: { act: 'PreliminaryOpinionIssued', from: '2025-03-24', days: 10 } },
    });
  });

  it('is not for the office to choose where a rule has a number', () => {
    const ten = { ...opine, defenceDays: 10, limits: limits('chongqing') };
    given(inspection, visit.completed).when(ten, on('2025-03-12', director)).refuses('inspection.defence-by-rule');
    expect(window('chongqing', '2025-03-12', { defenceDays: 5 })).toMatchObject({ data: { basis: { days: 5 } } });
    expect(window('national', '2025-03-12', { defenceDays: 7 })).toMatchObject({
      data: { defenceDueDate: '2025-03-19' },
    });
  });
});
