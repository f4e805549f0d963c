import { describe, expect, it } from '@jest/globals';
import { given } from '@test/given';
import { certification } from './index.js';
import {
  alone,
  type Of,
  type Step,
  end,
  evidence,
  last,
  noticed,
  object,
  of,
  on,
  past,
  post,
  posted,
  reviewed,
} from '@test/certification-way';

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

  it('is the province’s own to take objections in, to answer and to end where the province works here', () => {
    const [here, own] = (['county', 'province'] as const).map((actsFor) => ({
      levels: ['province'] as const,
      actsFor,
    }));
    given(certification, past(...posted))
      .when({ ...object, offices: here! }, on('2025-03-07'))
      .refuses('certification.other-office');
    const objected: readonly Step[] = [...posted, [{ ...object, offices: own! }, '2025-03-07']];
    const answer = { ...of, type: 'AnswerObjection', objectionId: 'id-2025-03-07', upheld: false } as const;
    const words = { ...answer, answer: '不属实', evidence };
    given(certification, past(...objected))
      .when({ ...words, offices: here! }, on('2025-03-08'))
      .refuses('certification.other-office');
    const answered: readonly Step[] = [...objected, [{ ...words, offices: own! }, '2025-03-08']];
    given(certification, past(...answered))
      .when({ ...end, offices: here! }, on('2025-03-14'))
      .refuses('certification.other-office');
    expect(last([...answered, [{ ...end, offices: own! }, '2025-03-14']])).toMatchObject({ objections: 1, upheld: 0 });
  });

  it('takes in two objections in the same words, from another or with another proof; the same again is a repeat', () => {
    const other = { hash: 'cd'.repeat(32), mediaType: 'application/pdf', bytes: 9 };
    const both = { ...object, evidence: [...evidence, other] };
    const objected: readonly Step[] = [...posted, [both, '2025-03-07']];
    given(certification, past(...objected))
      .when(both, on('2025-03-07'))
      .yields([]);
    for (const change of [{ from: 'person' as const }, { evidence: [other] }]) {
      const twice: readonly Step[] = [...objected, [{ ...both, ...change }, '2025-03-07']];
      expect(past(...twice)).toHaveLength(past(...objected).length + 1);
      expect(last(twice)).toMatchObject(change);
    }
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
      offices: alone,
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
