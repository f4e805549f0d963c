import { describe, expect, it } from '@jest/globals';
import { given } from '@test/given';
import { certification } from './index.js';
import {
  type Step,
  applied,
  apply,
  assess,
  basic,
  computed,
  last,
  notMet,
  on,
  past,
  stateAfter,
} from '@test/certification-way';

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
              sentence: '基本均衡发展于2015年6月1日通过认定（教督〔2015〕1号），已满3年',
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
