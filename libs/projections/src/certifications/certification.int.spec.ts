import { expect, it } from '@jest/globals';
import {
  certification,
  evolveCertification,
  atFirst,
  type CertificationCommand,
  type CertificationEvent,
  type Computed,
} from '@app/domain/certifications';
import { publishedCalendar } from '@app/domain/deadlines';
import { unit } from '@test/county';
import { someone } from '@test/given';
import { projected, type Happening } from '@test/projected';
import { standingProjections } from '../indicators/index.js';
import { holidayYears } from '../deadlines/index.js';
import { anyProjection } from '../kernel/index.js';
import { certificationAt, certificationEventRows, certificationTodoLines, certifyingCounties } from './index.js';

const of = { countyId: 'county-1', standardId: 'hqb-2017' };
const evidence = [{ hash: 'ab'.repeat(32), mediaType: 'application/pdf', bytes: 9 }];
const paper = (document: string) => ({ ...of, document, evidence });
const dataYear = '2024-2025';
const value: Computed = { dataYear, asOf: '2025-03-03', verdict: 'met', blockers: [], open: [] };
const computed = { value, sequence: 2 };
const offices = { levels: [], actsFor: 'county' } as const;
const calendar = { value: publishedCalendar, sequence: 2 };

type Step = readonly [command: CertificationCommand, day: string];
const steps: readonly Step[] = [
  [{ ...paper('教督〔2015〕1号'), type: 'RecordBasicBalance', certifiedOn: '2015-06-01', reason: null }, '2025-03-03'], // 3
  [{ ...paper('自评报告'), type: 'SubmitSelfAssessment', dataYear, computed }, '2025-03-03'], // 4
  [
    { ...paper('彰政〔2025〕3号'), type: 'FileApplication', dataYear, computed: { value: null, sequence: 2 } },
    '2025-03-04',
  ], // 5
  [
    {
      ...paper('复核意见'),
      type: 'ConcludeStep',
      step: 'cityReview',
      outcome: 'passed',
      finding: '同意',
      computed,
      offices,
    },
    '2025-03-05',
  ], // 6
  [{ ...paper('公示'), type: 'PostNotice', place: '网站', until: '2025-03-10', calendar, offices }, '2025-03-06'], // 7
  [{ ...of, type: 'ReceiveObjection', from: 'unit', about: '班额不实', evidence, offices }, '2025-03-07'], // 8
  [
    {
      ...of,
      type: 'AnswerObjection',
      objectionId: 'id-2025-03-07',
      upheld: false,
      answer: '不属实',
      evidence,
      offices,
    },
    '2025-03-08',
  ], // 9
  [{ ...paper('公示情况'), type: 'EndNotice', offices }, '2025-03-11'], // 10
  [
    {
      ...paper('评估意见'),
      type: 'ConcludeStep',
      step: 'provincialEvaluation',
      outcome: 'failed',
      finding: '大班额',
      computed,
      offices,
    },
    '2025-04-01',
  ], // 11
  [{ ...paper('反馈意见'), type: 'ReceiveFeedback', problems: '大班额3个', dueDate: '2025-10-15' }, '2025-04-10'], // 12
];
/** As the decider tells it, each recorded on its own day. */
const happened = steps.reduce<readonly (readonly [CertificationEvent, string])[]>((before, [command, day]) => {
  const state = before.reduce((at, [event]) => evolveCertification(at, event), atFirst);
  const context = { ...someone, at: `${day}T01:00:00.000Z`, newId: () => `id-${day}` };
  return [...before, ...certification.decide(command, state, context).map((event) => [event, day] as const)];
}, []);
const story: readonly Happening[] = [
  unit('county', 'county-1', null), // 1
  unit('county', 'county-2', null), // 2
  ...happened.map(([fact, effectiveAt]): Happening => ({ in: 'certification-county-1.hqb-2017', fact, effectiveAt })),
];
const projections = [...standingProjections, anyProjection(holidayYears), anyProjection(certificationEventRows)];
const db = projected(projections, story);
const at = (knownAt: number, asOf: string) =>
  certificationAt(db, { countyId: 'county-1', dataYear, standardId: 'hqb-2017', knownAt, asOf });

it('stands on a day where it stood then, as was known then', () => {
  const seen = (knownAt: number, asOf: string) => {
    const found = at(knownAt, asOf);
    return [found?.state.status, found?.expected];
  };
  expect(seen(2, '2025-03-03')).toEqual(['preparing', '提交县级自评']);
  expect(seen(12, '2025-03-03')).toEqual(['preparing', '登记县级申报']);
  expect(seen(12, '2025-03-05')).toEqual(['underWay', '登记公示']);
  expect(seen(6, '2025-12-31')).toEqual(['underWay', '登记公示']);
  expect(seen(12, '2025-03-07')).toEqual(['underWay', '答复异议']);
  expect(seen(12, '2025-03-08')).toEqual(['underWay', '等公示期满（公示到2025年3月10日为止）']);
  expect(seen(9, '2025-03-10')).toEqual(['underWay', '等公示期满（公示到2025年3月10日为止）']);
  expect(seen(9, '2025-03-11')).toEqual(['underWay', '登记公示结束']);
  expect(seen(12, '2025-04-01')).toEqual(['notPassed', '登记书面反馈意见']);
  expect(seen(12, '2025-04-10')).toEqual(['notPassed', '登记整改报告']);
});

it('tells each step with what came of it, and what contradicts it', () => {
  expect(
    at(12, '2025-04-01')?.steps.map(({ step, status, on, contradicted }) => [step, status, on, contradicted]),
  ).toEqual([
    ['selfAssessment', 'done', '2025-03-03', false],
    ['application', 'done', '2025-03-04', true],
    ['cityReview', 'done', '2025-03-05', false],
    ['provincialNotice', 'done', '2025-03-11', true],
    ['provincialEvaluation', 'failed', '2025-04-01', false],
    ['qualificationCheck', 'later', null, false],
    ['qualityMonitoring', 'later', null, false],
    ['recognitionSurvey', 'later', null, false],
    ['indicatorAudit', 'later', null, false],
    ['onSiteVerification', 'later', null, false],
    ['decision', 'later', null, false],
  ]);
  expect(at(12, '2025-03-06')?.steps.find(({ step }) => step === 'provincialNotice')?.status).toBe('running');
  expect(at(3, '2025-03-03')?.conditions.checked.map(({ condition, holds }) => [condition, holds])).toEqual([
    ['basicBalance', true],
    ['basicMonitoring', false],
    ['selfAssessment', false],
    ['verdict', false],
  ]);
});

it('offers only what may be done on the day', () => {
  const acts = (knownAt: number, asOf: string) => at(knownAt, asOf)?.acts;
  // The county's own word is not offered against its figures.
  expect(acts(3, '2025-03-03')).toEqual(['FileApplication', 'RecordBasicBalance']);
  expect(acts(7, '2025-03-10')).toEqual(['ReceiveObjection', 'RecordBasicBalance']);
  expect(acts(7, '2025-03-11')).toEqual(['EndNotice', 'ReceiveObjection', 'RecordBasicBalance']);
  expect(acts(8, '2025-03-11')).toEqual(['AnswerObjection', 'ReceiveObjection', 'RecordBasicBalance']);
});

const desk = (
  day: string,
  unitId = 'county-1',
  role: 'supervisionDirector' | 'auditor' = 'supervisionDirector',
  from = db,
) =>
  certificationTodoLines(from, { accountId: 'a', seats: [{ role, unitId }], day, at: `${day}T01:00:00.000Z` }).map(
    ({ kind, dueDate, mine }) => [kind, dueDate, mine],
  );

it('a 公示 is to be ended once its last day is over, by the first working day after it', () => {
  const posted = (until: string) =>
    projected(
      projections,
      story.slice(0, 7).map((one) => {
        const { fact } = one;
        return fact.type === 'NoticePosted' ? { ...one, fact: { ...fact, data: { ...fact.data, until } } } : one;
      }),
    );
  const ended = (until: string, day: string) => desk(day, 'county-1', 'supervisionDirector', posted(until));
  expect(ended('2025-03-13', '2025-03-13')).toEqual([]);
  expect(ended('2025-03-13', '2025-03-14')).toEqual([['certifications.endNotice', '2025-03-14', true]]);
  // A Friday: it may be ended on the weekend, and is late after Monday.
  expect(ended('2025-03-14', '2025-03-15')).toEqual([['certifications.endNotice', '2025-03-17', true]]);
});

it('what has a day waits for the office', () => {
  expect(desk('2025-03-05')).toEqual([]);
  expect(desk('2025-03-06')).toEqual([]);
  expect(desk('2025-03-07')).toEqual([['certifications.answerObjection', '2025-03-10', true]]);
  expect(desk('2025-03-07', 'county-1', 'auditor')).toEqual([['certifications.answerObjection', '2025-03-10', false]]);
  expect(desk('2025-03-07', 'county-2')).toEqual([]);
  expect(desk('2025-04-10')).toEqual([['certifications.reportRectification', '2025-10-15', true]]);
  expect(certifyingCounties(db)).toEqual([of]);
});
