import { describe, expect, it } from '@jest/globals';
import { given } from '@test/given';
import { refusalOf } from '@test/lived';
import { expectFilled } from '@test/refusal-sentences';
import { director, on } from '@test/supervision-cast';
import { inspectionRefusals } from './refusals.js';
import { visitRule, type VisitRuleEvent } from './visit-rule.js';

const today = on('2025-03-03', director);
const set = {
  type: 'SetVisitRule',
  countyId: 'county-1',
  perMonth: 1,
  leastDays: 10,
  basis: '荣教督〔2025〕3号',
} as const;
const wasSet = (perMonth: number | null, effectiveFrom: string): VisitRuleEvent => ({
  type: 'VisitRuleSet',
  data: { countyId: 'county-1', perMonth, leastDays: 10, effectiveFrom, basis: '荣教督〔2025〕3号' },
});

describe('a county’s own rule of visits', () => {
  it('holds from today or a day ahead, until it is taken back', () => {
    given(visitRule, [])
      .when(set, today)
      .yields([wasSet(1, '2025-03-03')]);
    given(visitRule, [wasSet(1, '2025-03-03')])
      .when(set, today)
      .yields([]);
    given(visitRule, [])
      .when({ ...set, effectiveAt: '2025-09-01' }, today)
      .yields([wasSet(1, '2025-09-01')]);
    given(visitRule, [wasSet(1, '2025-03-01')])
      .when({ ...set, perMonth: null }, today)
      .yields([wasSet(null, '2025-03-03')]);
  });

  it.each([
    ['visit-rule.dated-back', { ...set, effectiveAt: '2025-03-02' }, []],
    ['visit-rule.before-last', { ...set, perMonth: 2 }, [wasSet(1, '2025-09-01')]],
    ['visit-rule.basis-missing', { ...set, basis: ' ' }, []],
    ['visit-rule.per-month', { ...set, perMonth: 0 }, []],
    ['visit-rule.per-month', { ...set, perMonth: 1.5 }, []],
    ['visit-rule.least-days', { ...set, leastDays: 29 }, []],
    ['visit-rule.none', { ...set, perMonth: null }, []],
  ] as const)('is refused: %s', (code, command, past) => {
    given(visitRule, past).when(command, today).refuses(code);
    const state = past.at(-1)?.data ?? null;
    expectFilled(
      refusalOf(() => visitRule.decide(command, state, today))!,
      inspectionRefusals,
    );
    expect(state?.perMonth ?? null).toBe(past.length === 0 ? null : 1);
  });
});
