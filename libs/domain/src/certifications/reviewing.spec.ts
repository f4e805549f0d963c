import { describe, expect, it } from '@jest/globals';
import { given } from '@test/given';
import { certification } from './index.js';
import {
  alone,
  type Step,
  applied,
  apply,
  byCity,
  certified,
  cityHere,
  conclude,
  failed,
  feedback,
  last,
  notMet,
  noticed,
  on,
  paper,
  past,
  post,
  reexamine,
  report,
  reviewed,
  stateAfter,
} from '@test/certification-way';

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

describe('复查', () => {
  const told: readonly Step[] = [...failed, [feedback, '2025-03-06'], [report, '2025-09-01']];

  it('is the office’s own whose step was not passed, time after time, where it works here', () => {
    given(certification, past(...told))
      .when(reexamine('passed', cityHere), on('2025-09-10'))
      .refuses('certification.other-office');
    const behind: readonly Step[] = [...told, [reexamine('failed', byCity), '2025-09-10']];
    expect(last(behind)).toMatchObject({ outcome: 'failed', entered: 'own' });
    given(certification, past(...behind))
      .when(reexamine('failed', byCity), on('2025-09-10'))
      .yields([]);
    const again: readonly Step[] = [...behind, [feedback, '2025-09-11'], [report, '2025-10-01']];
    given(certification, past(...again))
      .when(reexamine('passed', cityHere), on('2025-10-08'))
      .refuses('certification.other-office');
    const fit: readonly Step[] = [...again, [reexamine('passed', byCity), '2025-10-08']];
    expect(last(fit)).toMatchObject({ outcome: 'passed', entered: 'own' });
    given(certification, past(...fit))
      .when(reexamine('passed', byCity), on('2025-10-08'))
      .yields([]);
  });

  it('of an office that does not work here is recorded from its paper; of a certified county, the State’s', () => {
    expect(last([...told, [reexamine('passed'), '2025-09-10']])).toMatchObject({ entered: 'document' });
    expect(last([...certified, [reexamine('passed', cityHere), '2026-05-01']])).toMatchObject({ entered: 'document' });
    given(certification, past(...certified))
      .when(reexamine('passed', { levels: ['state'], actsFor: 'county' }), on('2026-05-01'))
      .refuses('certification.other-office');
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
    const revoke = { ...paper('撤销决定'), type: 'RevokeCertification', reason: '弄虚作假', offices: alone } as const;
    given(certification, past(...noticed))
      .when(revoke, on('2025-05-01'))
      .refuses('certification.out-of-order');
    // It is the State's to take back, like what it certified; nobody writes it down for an office that works here.
    given(certification, past(...certified))
      .when({ ...revoke, offices: { levels: ['state'], actsFor: 'county' } }, on('2026-06-01'))
      .refuses('certification.other-office');
    const lost: readonly Step[] = [...behind, [revoke, '2026-06-01']];
    expect(stateAfter(lost)).toMatchObject({ status: 'revoked', revokedOn: '2026-06-01' });
    given(certification, past(...lost))
      .when(revoke, on('2026-06-01'))
      .yields([]);
  });
});
