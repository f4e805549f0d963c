import {
  atFirst,
  certification,
  evolveCertification,
  reviewSteps,
  type CertificationCommand,
  type CertificationEvent,
  type Computed,
  type ConcludedStep,
  type Offices,
} from '@app/domain/certifications';
import { publishedCalendar } from '@app/domain/deadlines';
import type { Known } from '@app/domain/kernel';
import { someone } from './given.js';

export const of = { countyId: 'county-1', standardId: 'hqb-2017' };
export const evidence = [{ hash: 'ab'.repeat(32), mediaType: 'application/pdf', bytes: 9 }];
export const paper = (document: string) => ({ ...of, document, evidence });
export const dataYear = '2024-2025';
export const computed = (change: Partial<Computed> = {}): Known<Computed> => ({
  value: { dataYear, asOf: '2025-03-03', verdict: 'pending', blockers: [], open: [], ...change },
  sequence: 40,
});
export const notMet = computed({
  verdict: 'notMet',
  blockers: [{ kind: 'notMet', part: 'government', sentence: '政府保障程度第5项未达到要求' }],
});
export const alone: Offices = { levels: [], actsFor: 'county' };
export const cityHere: Offices = { levels: ['city'], actsFor: 'county' };
export const byCity: Offices = { levels: ['city'], actsFor: 'city' };
export const calendar = { value: publishedCalendar, sequence: 40 };

export type Of<Type extends CertificationCommand['type']> = Extract<CertificationCommand, { type: Type }>;
export const basic: Of<'RecordBasicBalance'> = {
  ...paper('教督〔2015〕1号'),
  type: 'RecordBasicBalance',
  certifiedOn: '2015-06-01',
  reason: null,
};
export const assess: Of<'SubmitSelfAssessment'> = {
  ...paper('自评报告'),
  type: 'SubmitSelfAssessment',
  dataYear,
  computed: computed(),
};
export const apply: Of<'FileApplication'> = { ...assess, type: 'FileApplication', document: '彰政〔2025〕3号' };
export const conclude = (step: ConcludedStep, change: Partial<Of<'ConcludeStep'>> = {}): Of<'ConcludeStep'> => ({
  ...paper(`${step}的意见`),
  type: 'ConcludeStep',
  step,
  outcome: 'passed',
  finding: '经复核，同意',
  computed: computed(),
  offices: alone,
  ...change,
});
export const post: Of<'PostNotice'> = {
  ...paper('公示第1号'),
  type: 'PostNotice',
  place: '省教育厅网站',
  until: null,
  calendar,
  offices: alone,
  effectiveAt: '2025-03-03',
};
export const object: Of<'ReceiveObjection'> = {
  ...of,
  type: 'ReceiveObjection',
  from: 'unit',
  about: '某校班额不实',
  evidence,
  offices: alone,
};
export const end: Of<'EndNotice'> = { ...paper('公示情况说明'), type: 'EndNotice', offices: alone };

export const on = (day: string) => ({ ...someone, at: `${day}T01:00:00.000Z`, newId: () => `id-${day}` });
export type Step = readonly [command: CertificationCommand, day: string];
/** What happened, as the decider tells it. */
export const past = (...steps: readonly Step[]): readonly CertificationEvent[] => {
  const events: CertificationEvent[] = [];
  let state = atFirst;
  for (const [command, day] of steps)
    for (const event of certification.decide(command, state, on(day))) {
      events.push(event);
      state = evolveCertification(state, event);
    }
  return events;
};
export const applied: readonly Step[] = [
  [basic, '2025-03-03'],
  [assess, '2025-03-03'],
  [apply, '2025-03-04'],
];
export const reviewed: readonly Step[] = [...applied, [conclude('cityReview'), '2025-03-05']];
export const posted: readonly Step[] = [...reviewed, [{ ...post, effectiveAt: '2025-03-06' }, '2025-03-06']];
export const noticed: readonly Step[] = [...posted, [end, '2025-03-14']];
export const national = reviewSteps.slice(2) as readonly ConcludedStep[];
export const certified: readonly Step[] = [...noticed, ...national.map((step): Step => [conclude(step), '2025-05-01'])];
export const failed: readonly Step[] = [...applied, [conclude('cityReview', { outcome: 'failed' }), '2025-03-05']];
export const feedback: Of<'ReceiveFeedback'> = {
  ...paper('反馈意见'),
  type: 'ReceiveFeedback',
  problems: '大班额3个',
  dueDate: '2025-10-15',
};
export const report: Of<'ReportRectification'> = {
  ...paper('整改报告'),
  type: 'ReportRectification',
  summary: '已消除',
};
export const reexamine = (outcome: 'passed' | 'failed', offices = alone): Of<'ConcludeReexamination'> => ({
  ...paper('复查意见'),
  type: 'ConcludeReexamination',
  outcome,
  finding: '复查情况',
  offices,
});
export const stateAfter = (steps: readonly Step[]) => past(...steps).reduce(evolveCertification, atFirst);
export const last = (steps: readonly Step[]) => past(...steps).at(-1)?.data as Record<string, unknown>;
