import { describe, expect, it } from '@jest/globals';
import { workedExamples, type Example } from './index.js';

const example = (id: Example['id']): Example => workedExamples().find((one) => one.id === id)!;
const last = ({ steps }: Example) => steps.at(-1)!;

describe('a worked example', () => {
  it('tells five schools’ coefficient with its mean, its deviation, and what comes out unweighted', () => {
    const { table, steps } = example('dispersion');
    expect(table.rows[2]).toEqual(['丙校', '89', '935', '10.505618', '89 ÷ 302', '5.127446']);
    expect(steps.map(({ value, verdict }) => [value, verdict])).toEqual([
      ['6.334437', null],
      ['0.515257', 'notMet'],
      ['0.488771', null],
    ]);
    // The parts of the table add up to S².
    const square = table.rows.reduce((sum, row) => sum + Number(row.at(-1)), 0);
    expect(Math.sqrt(square)).toBeCloseTo(3.263861, 4);
    expect(steps[1]!.sentences.join('')).toContain('差异系数 = S ÷ X̄ = 3.263861 ÷ 6.334437 = 0.515257');
    expect(steps[2]!.sentences.join('')).toContain('0.488771');
  });

  it('tells a school’s seven ratios and the rule of 85 %, from both sides of the floor and without a figure', () => {
    const whole = example('schoolRule');
    expect(whole.steps.map(({ verdict }) => verdict)).toEqual([
      'met',
      'met',
      'met',
      'met',
      'notMet',
      'met',
      'met',
      'met',
    ]);
    expect(whole.steps[4]).toMatchObject({ value: '7.000000', bound: '应不低于7.5，其85%为6.375' });
    expect([last(example('belowFloor')).verdict, last(example('missing')).verdict]).toEqual(['notMet', 'pending']);
    expect(example('missing').table.rows).toContainEqual(['体育运动场馆（平方米）', '未填']);
  });

  it('tells a county’s verdict: every school complies, one coefficient does not', () => {
    const { steps } = example('county');
    expect(steps.map(({ verdict }) => verdict)).toEqual(['met', 'met', 'met', 'notMet', 'notMet']);
    expect(last(example('county')).sentences.at(-1)).toContain('初中');
  });

  it('has a clause and sentences everywhere, and nothing left open in them', () => {
    for (const { clause, shows, steps } of workedExamples())
      for (const text of [clause, shows, ...steps.flatMap((step) => [step.clause, ...step.sentences])])
        expect(text).toMatch(/^(?!.*(undefined|null|NaN)).*\p{Script=Han}/u);
  });
});
