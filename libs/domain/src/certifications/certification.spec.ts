import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal, type Known } from '@app/domain/kernel';
import { publishedCalendar } from '@app/domain/deadlines';
import { given, someone } from '@test/given';
import {
  atFirst,
  certification,
  evolveCertification,
  expectedOf,
  nextActs,
  reviewSteps,
  type CertificationCommand,
  type CertificationEvent,
  type Computed,
  type ConcludedStep,
  type Offices,
} from './index.js';

const of = { countyId: 'county-1', standardId: 'hqb-2017' };
const evidence = [{ hash: 'ab'.repeat(32), mediaType: 'application/pdf', bytes: 9 }];
const paper = (document: string) => ({ ...of, document, evidence });
const dataYear = '2024-2025';
const computed = (change: Partial<Computed> = {}): Known<Computed> => ({
  value: { dataYear, asOf: '2025-03-03', verdict: 'pending', blockers: [], open: [], ...change },
  sequence: 40,
});
const notMet = computed({
  verdict: 'notMet',
  blockers: [{ kind: 'notMet', part: 'government', sentence: '政府保障程度第5项未达到要求' }],
});
const alone: Offices = { levels: [], actsFor: 'county' };
const cityHere: Offices = { levels: ['city'], actsFor: 'county' };
const byCity: Offices = { levels: ['city'], actsFor: 'city' };
const calendar = { value: publishedCalendar, sequence: 40 };

type Of<Type extends CertificationCommand['type']> = Extract<CertificationCommand, { type: Type }>;
const basic: Of<'RecordBasicBalance'> = {
  ...paper('教督〔2015〕1号'),
  type: 'RecordBasicBalance',
  certifiedOn: '2015-06-01',
  reason: null,
};
const assess: Of<'SubmitSelfAssessment'> = {
  ...paper('自评报告'),
  type: 'SubmitSelfAssessment',
  dataYear,
  computed: computed(),
};
const apply: Of<'FileApplication'> = { ...assess, type: 'FileApplication', document: '彰政〔2025〕3号' };
const conclude = (step: ConcludedStep, change: Partial<Of<'ConcludeStep'>> = {}): Of<'ConcludeStep'> => ({
  ...paper(`${step}的意见`),
  type: 'ConcludeStep',
  step,
  outcome: 'passed',
  finding: '经复核，同意',
  computed: computed(),
  offices: alone,
  ...change,
});
const post: Of<'PostNotice'> = {
  ...paper('公示第1号'),
  type: 'PostNotice',
  place: '省教育厅网站',
  until: null,
  calendar,
  offices: alone,
  effectiveAt: '2025-03-03',
};
const object: Of<'ReceiveObjection'> = {
  ...of,
  type: 'ReceiveObjection',
  from: 'unit',
  about: '某校班额不实',
  evidence,
};
const end: Of<'EndNotice'> = { ...paper('公示情况说明'), type: 'EndNotice' };

const on = (day: string) => ({ ...someone, at: `${day}T01:00:00.000Z`, newId: () => `id-${day}` });
type Step = readonly [command: CertificationCommand, day: string];
/** What happened, as the decider tells it. */
const past = (...steps: readonly Step[]): readonly CertificationEvent[] => {
  const events: CertificationEvent[] = [];
  let state = atFirst;
  for (const [command, day] of steps)
    for (const event of certification.decide(command, state, on(day))) {
      events.push(event);
      state = evolveCertification(state, event);
    }
  return events;
};
const applied: readonly Step[] = [
  [basic, '2025-03-03'],
  [assess, '2025-03-03'],
  [apply, '2025-03-04'],
];
const reviewed: readonly Step[] = [...applied, [conclude('cityReview'), '2025-03-05']];
const posted: readonly Step[] = [...reviewed, [{ ...post, effectiveAt: '2025-03-06' }, '2025-03-06']];
const noticed: readonly Step[] = [...posted, [end, '2025-03-14']];
const national = reviewSteps.slice(2) as readonly ConcludedStep[];
const certified: readonly Step[] = [...noticed, ...national.map((step): Step => [conclude(step), '2025-05-01'])];
const failed: readonly Step[] = [...applied, [conclude('cityReview', { outcome: 'failed' }), '2025-03-05']];
const feedback: Of<'ReceiveFeedback'> = {
  ...paper('反馈意见'),
  type: 'ReceiveFeedback',
  problems: '大班额3个',
  dueDate: '2025-10-15',
};
const report: Of<'ReportRectification'> = { ...paper('整改报告'), type: 'ReportRectification', summary: '已消除' };
const reexamine = (outcome: 'passed' | 'failed'): Of<'ConcludeReexamination'> => ({
  ...paper('复查意见'),
  type: 'ConcludeReexamination',
  outcome,
  finding: '复查情况',
});
const stateAfter = (steps: readonly Step[]) => past(...steps).reduce(evolveCertification, atFirst);
const last = (steps: readonly Step[]) => past(...steps).at(-1)?.data as Record<string, unknown>;

describe('县级自评, the county’s own word', () => {
  it('is given while every condition holds, with what was read, and once', () => {
    const [, event] = past(...applied);
    expect(event).toMatchObject({
      type: 'SelfAssessmentSubmitted',
      data: {
        round: 1,
        conditions: {
          knownAt: 40,
          asOf: '2025-03-03',
          verdict: 'pending',
          checked: [
            {
              condition: 'basicBalance',
              holds: true,
              sentence: '基本均衡发展于2015-06-01通过认定（教督〔2015〕1号），已满3年',
            },
            { condition: 'verdict', holds: true },
          ],
        },
      },
    });
    given(certification, past(...applied.slice(0, 2)))
      .when(assess, on('2025-03-03'))
      .yields([]);
  });

  it('is refused while something is not met, while the county itself has to settle something, or too early', () => {
    const with_ = given(certification, past([basic, '2025-03-03']));
    with_.when({ ...assess, computed: notMet }).refuses('certification.conditions-not-held');
    with_
      .when({ ...assess, computed: computed({ open: ['一票否决5种情形均待核查'] }) })
      .refuses('certification.conditions-not-held');
    with_.when({ ...assess, computed: { value: null, sequence: 0 } }).refuses('certification.conditions-not-held');
    given(certification, []).when(assess).refuses('certification.conditions-not-held');
    const early = past([{ ...basic, certifiedOn: '2022-03-04' }, '2025-03-03']);
    given(certification, early).when(assess).refuses('certification.conditions-not-held');
    expect(past([{ ...basic, certifiedOn: '2022-03-03' }, '2025-03-03'], [assess, '2025-03-03'])).toHaveLength(2);
  });
});

describe('县级申报, as it was sent', () => {
  it('is recorded even though the figures say otherwise, and keeps what they said', () => {
    expect(last([[{ ...apply, computed: notMet }, '2025-03-04']])).toMatchObject({
      round: 1,
      contradicted: true,
      conditions: {
        verdict: 'notMet',
        blockers: [{ sentence: '政府保障程度第5项未达到要求' }],
        checked: [
          { condition: 'basicBalance', holds: false },
          { condition: 'selfAssessment', holds: false },
          { condition: 'verdict', holds: false, sentence: '2024-2025学年测算结论为未达到，有1处未达到要求' },
        ],
      },
    });
    expect(last(applied)).toMatchObject({ contradicted: false, filedOn: '2025-03-04' });
    given(certification, past(...applied))
      .when(apply, on('2025-03-04'))
      .yields([]);
  });

  it('waits for the end of the one that is under way, and needs its paper', () => {
    given(certification, past(...applied))
      .when({ ...apply, document: '另一件' })
      .refuses('certification.before-last');
    given(certification, past(...applied))
      .when({ ...apply, document: '另一件' }, on('2025-03-05'))
      .refuses('certification.out-of-order');
    given(certification, [])
      .when({ ...apply, evidence: [] })
      .refuses('certification.evidence-missing');
    given(certification, [])
      .when({ ...apply, document: ' ' })
      .refuses('certification.text-missing');
    given(certification, [])
      .when({ ...apply, dataYear: '2024' })
      .refuses('certification.data-year');
    given(certification, [])
      .when({ ...apply, standardId: 'hqb-2030' })
      .refuses('standards.unknown-standard');
  });
});

describe('市级复核', () => {
  it('is the city’s own where the city works here, and not passed against the figures', () => {
    given(certification, past(...applied))
      .when(conclude('cityReview', { offices: cityHere }), on('2025-03-05'))
      .refuses('certification.other-office');
    expect(last([...applied, [conclude('cityReview', { offices: byCity }), '2025-03-05']])).toMatchObject({
      entered: 'own',
      contradicted: false,
    });
    given(certification, past(...applied))
      .when(conclude('cityReview', { offices: byCity, computed: notMet }), on('2025-03-05'))
      .refuses('certification.conditions-not-held');
    expect(
      last([
        ...applied,
        [conclude('cityReview', { offices: byCity, computed: notMet, outcome: 'failed' }), '2025-03-05'],
      ]),
    ).toMatchObject({ outcome: 'failed', entered: 'own', contradicted: false });
  });

  it('of a city that does not is recorded from its paper, with the contradiction, and once', () => {
    expect(last([...applied, [conclude('cityReview', { computed: notMet }), '2025-03-05']])).toMatchObject({
      entered: 'document',
      contradicted: true,
    });
    given(certification, past(...reviewed))
      .when(conclude('cityReview'), on('2025-03-05'))
      .yields([]);
  });

  it('no step is left out, and none comes before the one before it', () => {
    given(certification, past(...applied))
      .when(conclude('decision'), on('2025-03-05'))
      .refuses('certification.out-of-order');
    given(certification, past(...applied))
      .when(conclude('cityReview', { effectiveAt: '2025-03-03' }), on('2025-03-05'))
      .refuses('certification.before-last');
    given(certification, past(...applied))
      .when({ ...post, effectiveAt: '2025-03-05' }, on('2025-03-05'))
      .refuses('certification.out-of-order');
  });
});

describe('公示', () => {
  it('lasts five working days, or as its paper says, shown as short where that is less', () => {
    // 6 March 2025 is a Thursday.
    expect(last(posted)).toMatchObject({
      until: '2025-03-13',
      short: false,
      calendarKnownAt: 40,
      basis: { rule: 'days-from-act', calendar: 'working', from: '2025-03-06', days: 5 },
    });
    const until = (day: string) =>
      last([...reviewed, [{ ...post, until: day, effectiveAt: '2025-03-06' }, '2025-03-06']]);
    expect(until('2025-03-11')).toMatchObject({ until: '2025-03-11', short: true, basis: { rule: 'set-by-letter' } });
    expect(until('2025-03-13')).toMatchObject({ short: false });
    given(certification, past(...reviewed))
      .when({ ...post, until: '2025-03-05', effectiveAt: '2025-03-06' }, on('2025-03-06'))
      .refuses('certification.notice-days');
    given(certification, past(...posted))
      .when({ ...post, effectiveAt: '2025-03-06' }, on('2025-03-06'))
      .yields([]);
  });

  it('ends after its last day, and not while an objection waits for its answer', () => {
    given(certification, past(...posted))
      .when(end, on('2025-03-13'))
      .refuses('certification.notice-running');
    given(certification, past(...posted))
      .when(object, on('2025-03-07'))
      .yields([
        {
          type: 'ObjectionReceived',
          data: {
            ...of,
            round: 1,
            objectionId: 'id-2025-03-07',
            receivedOn: '2025-03-07',
            from: 'unit',
            about: '某校班额不实',
            evidence,
          },
        },
      ]);
    const objected: readonly Step[] = [...posted, [object, '2025-03-07']];
    given(certification, past(...objected))
      .when(object, on('2025-03-07'))
      .yields([]);
    given(certification, past(...objected))
      .when(end, on('2025-03-14'))
      .refuses('certification.objections-open');
    const answer: Of<'AnswerObjection'> = {
      ...of,
      type: 'AnswerObjection',
      objectionId: 'id-2025-03-07',
      upheld: true,
      answer: '查实1个班，已分班',
      evidence,
    };
    given(certification, past(...objected))
      .when({ ...answer, objectionId: 'other' }, on('2025-03-08'))
      .refuses('certification.unknown-objection');
    const answered: readonly Step[] = [...objected, [answer, '2025-03-08']];
    given(certification, past(...answered))
      .when(answer, on('2025-03-08'))
      .yields([]);
    given(certification, past(...answered))
      .when({ ...answer, upheld: false, answer: '改答' }, on('2025-03-09'))
      .refuses('certification.objection-answered');
    expect(last([...answered, [end, '2025-03-14']])).toMatchObject({ objections: 1, upheld: 1 });
    given(certification, past(...noticed))
      .when(end, on('2025-03-14'))
      .yields([]);
    given(certification, past(...noticed))
      .when(object, on('2025-03-14'))
      .refuses('certification.no-notice');
  });
});

describe('what was not passed', () => {
  it('is fed back, put right, re-examined, and only then applied for again', () => {
    given(certification, past(...failed))
      .when(apply, on('2025-03-06'))
      .refuses('certification.out-of-order');
    given(certification, past(...failed))
      .when(report, on('2025-03-06'))
      .refuses('certification.out-of-order');
    given(certification, past(...failed))
      .when({ ...feedback, dueDate: '2025-03-01' }, on('2025-03-06'))
      .refuses('certification.due-day');
    const told: readonly Step[] = [...failed, [feedback, '2025-03-06']];
    expect(last(told)).toMatchObject({ step: 'cityReview', dueDate: '2025-10-15', basis: { clause: '反馈意见' } });
    given(certification, past(...told))
      .when(feedback, on('2025-03-06'))
      .yields([]);
    given(certification, past(...told))
      .when(reexamine('passed'), on('2025-09-01'))
      .refuses('certification.out-of-order');
    const righted: readonly Step[] = [...told, [report, '2025-09-01']];
    given(certification, past(...righted))
      .when(report, on('2025-09-01'))
      .yields([]);
    const again: readonly Step[] = [...righted, [reexamine('failed'), '2025-09-10']];
    expect(stateAfter(again)).toMatchObject({
      status: 'notPassed',
      setback: { step: 'reexamination', feedbackDue: null },
    });
    const fit: readonly Step[] = [...righted, [reexamine('passed'), '2025-09-10']];
    given(certification, past(...fit))
      .when(reexamine('passed'), on('2025-09-10'))
      .yields([]);
    expect(last([...fit, [apply, '2025-09-11']])).toMatchObject({ round: 2 });
  });
});

describe('a county that is certified', () => {
  it('is so by the last step, is re-examined, and may lose it', () => {
    expect(stateAfter(certified)).toMatchObject({ status: 'certified', certifiedOn: '2025-05-01' });
    expect(stateAfter([...certified, [reexamine('passed'), '2026-05-01']])).toMatchObject({
      status: 'certified',
      setback: null,
    });
    const behind: readonly Step[] = [...certified, [reexamine('failed'), '2026-05-01']];
    expect(stateAfter(behind)).toMatchObject({ status: 'certified', setback: { step: 'reexamination' } });
    given(certification, past(...behind))
      .when(reexamine('passed'), on('2026-05-02'))
      .refuses('certification.out-of-order');
    const revoke = { ...paper('撤销决定'), type: 'RevokeCertification', reason: '弄虚作假' } as const;
    given(certification, past(...noticed))
      .when(revoke, on('2025-05-01'))
      .refuses('certification.out-of-order');
    const lost: readonly Step[] = [...behind, [revoke, '2026-06-01']];
    expect(stateAfter(lost)).toMatchObject({ status: 'revoked', revokedOn: '2026-06-01' });
    given(certification, past(...lost))
      .when(revoke, on('2026-06-01'))
      .yields([]);
  });
});

it('基本均衡 is corrected with a reason, at any time, and moves nothing', () => {
  const later = { ...basic, certifiedOn: '2016-06-01' };
  given(certification, past(...applied))
    .when(basic)
    .yields([]);
  given(certification, past(...applied))
    .when(later)
    .refuses('certification.text-missing');
  given(certification, [])
    .when({ ...basic, certifiedOn: '2025-03-04' })
    .refuses('certification.basic-day');
  const corrected: readonly Step[] = [...applied, [{ ...later, reason: '核对批复' }, '2025-03-05']];
  expect(stateAfter(corrected)).toEqual({
    ...stateAfter(applied),
    basic: { certifiedOn: '2016-06-01', document: '教督〔2015〕1号' },
  });
});

const everyAct: readonly CertificationCommand[] = [
  basic,
  assess,
  apply,
  post,
  object,
  { ...of, type: 'AnswerObjection', objectionId: 'id-2025-03-03', upheld: false, answer: '不属实', evidence },
  end,
  feedback,
  report,
  reexamine('passed'),
  reexamine('failed'),
  { ...paper('撤销决定'), type: 'RevokeCertification', reason: '弄虚作假' },
  ...reviewSteps.flatMap((step) =>
    step === 'provincialNotice' ? [] : [conclude(step), conclude(step, { outcome: 'failed' })],
  ),
];

it('whatever is tried in whatever order, only what comes next happens, and the words for it are there', () => {
  let happened = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 1000 }), fc.boolean()), { minLength: 20, maxLength: 40 }), (tries) => {
      let state = atFirst;
      tries.forEach(([which, likely], index) => {
        const acts = likely ? everyAct.filter(({ type }) => nextActs(state).includes(type)) : everyAct;
        const day = new Date(Date.UTC(2025, 2, 3 + index * 9)).toISOString().slice(0, 10);
        const bare = { ...acts[which % acts.length]!, effectiveAt: day };
        // Each is another paper, so that nothing is a repeat.
        const command = {
          ...bare,
          ...('document' in bare && { document: `第${index}号` }),
          ...('dueDate' in bare && { dueDate: day }),
        } as CertificationCommand;
        expect(expectedOf(state).length).toBeGreaterThan(3);
        const open = nextActs(state).includes(command.type);
        try {
          const events = certification.decide(command, state, { ...on(day), newId: () => 'id-2025-03-03' });
          expect([command.type, open || events.length === 0]).toEqual([command.type, true]);
          happened += events.length;
          state = events.reduce(evolveCertification, state);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      });
    }),
    { numRuns: 60 },
  );
  expect(happened).toBeGreaterThan(300);
});
