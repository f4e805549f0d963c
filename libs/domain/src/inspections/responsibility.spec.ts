import { describe, it } from '@jest/globals';
import { given } from '@test/given';
import { refusalOf } from '@test/lived';
import { expectFilled } from '@test/refusal-sentences';
import { director, on } from '@test/supervision-cast';
import { inspectionRefusals } from './refusals.js';
import { responsibility, type ResponsibilityCommand, type ResponsibilityEvent } from './responsibility.js';

const day = '2025-03-03';
type Entrust = Extract<ResponsibilityCommand, { type: 'EntrustSchool' }>;
const entrust = (unitId = 'school-1', fields: Partial<Entrust> = {}, from = day): Entrust => ({
  type: 'EntrustSchool',
  accountId: 'inspector-1',
  unitId,
  unit: { value: { countyId: 'county-1', kind: 'school', open: true }, sequence: 7 },
  basis: '彰教督〔2025〕1号',
  recusal: { value: { units: [unitId], accounts: ['inspector-1'], on: from, recused: [] }, sequence: 9 },
  ...fields,
});
const entrusted = (unitId = 'school-1', effectiveFrom = day): ResponsibilityEvent => ({
  type: 'SchoolEntrusted',
  data: {
    accountId: 'inspector-1',
    unitId,
    countyId: 'county-1',
    effectiveFrom,
    basis: '彰教督〔2025〕1号',
    recusalKnownAt: 9,
  },
});
const relieve = { type: 'RelieveSchool', unitId: 'school-1', reason: '轮岗', effectiveAt: '2025-09-01' } as const;
const relieved = (effectiveFrom: string, unitId = 'school-1'): ResponsibilityEvent => ({
  type: 'SchoolRelieved',
  data: { accountId: 'inspector-1', unitId, countyId: 'county-1', effectiveFrom, reason: '轮岗' },
});
const today = on(day, director);
const twenty = Array.from({ length: 20 }, (_, index) => entrusted(`other-${index}`));

describe('责任督学 of a school', () => {
  it('is named from a day on, with the document, once', () => {
    given(responsibility, []).when(entrust(), today).yields([entrusted()]);
    given(responsibility, [entrusted()]).when(entrust(), today).yields([]);
    given(responsibility, [entrusted('school-1', '2024-09-01')])
      .when(entrust(), today)
      .refuses('responsibility.there');
    const ahead = { ...entrust('school-1', {}, '2025-09-01'), effectiveAt: '2025-09-01' };
    given(responsibility, [])
      .when(ahead, today)
      .yields([entrusted('school-1', '2025-09-01')]);
  });

  it('ends on a day, and may begin again after it', () => {
    given(responsibility, [entrusted()])
      .when(relieve, today)
      .yields([relieved('2025-09-01')]);
    given(responsibility, [entrusted(), relieved('2025-09-01')])
      .when(relieve, today)
      .yields([]);
    given(responsibility, [entrusted(), relieved('2025-09-01')])
      .when({ ...relieve, effectiveAt: '2025-10-01' }, today)
      .refuses('responsibility.ended');
    given(responsibility, [entrusted(), relieved('2025-09-01')])
      .when(entrust(), today)
      .refuses('responsibility.there');
    const again = { ...entrust('school-1', {}, '2025-09-01'), effectiveAt: '2025-09-01' };
    given(responsibility, [entrusted(), relieved('2025-09-01')])
      .when(again, today)
      .yields([entrusted('school-1', '2025-09-01')]);
    given(responsibility, []).when(relieve, today).refuses('responsibility.not-held');
    given(responsibility, [entrusted()])
      .when({ ...relieve, effectiveAt: '2025-03-02' }, today)
      .refuses('responsibility.ends-before');
    given(responsibility, [entrusted()])
      .when({ ...relieve, reason: ' ' }, today)
      .refuses('responsibility.reason-missing');
  });

  it('has 20 schools at most, on that day and on every later one', () => {
    given(responsibility, twenty).when(entrust(), today).refuses('responsibility.too-many');
    given(responsibility, twenty.slice(1)).when(entrust(), today).yields([entrusted()]);
    // One ends before: there is room from then on, and not a day earlier.
    const ended = [...twenty, relieved('2025-06-01', 'other-3')];
    given(responsibility, ended).when(entrust(), today).refuses('responsibility.too-many');
    const later = { ...entrust('school-1', {}, '2025-06-01'), effectiveAt: '2025-06-01' };
    given(responsibility, ended)
      .when(later, today)
      .yields([entrusted('school-1', '2025-06-01')]);
    // One that is to begin later counts from then on.
    const coming = [...twenty.slice(1), entrusted('other-20', '2025-09-01')];
    given(responsibility, coming).when(entrust(), today).refuses('responsibility.too-many');
  });

  const recused = {
    value: {
      units: ['school-1'],
      accounts: ['inspector-1'],
      on: day,
      recused: [{ accountId: 'inspector-1', reason: 'familyThere' }],
    },
    sequence: 9,
  };
  it.each([
    ['responsibility.recused', { recusal: recused }],
    ['responsibility.recusal-unchecked', { recusal: { ...recused, value: { ...recused.value, on: '2025-03-04' } } }],
    ['responsibility.unknown-unit', { unit: { value: null, sequence: 7 } }],
    [
      'responsibility.no-school',
      { unit: { value: { countyId: 'county-1', kind: 'campus', open: true }, sequence: 7 } },
    ],
    [
      'responsibility.school-ended',
      { unit: { value: { countyId: 'county-1', kind: 'school', open: false }, sequence: 7 } },
    ],
    ['responsibility.basis-missing', { basis: ' ' }],
  ] as const)('is refused: %s', (code, fields) => {
    given(responsibility, []).when(entrust('school-1', fields), today).refuses(code);
    expectFilled(
      refusalOf(() => responsibility.decide(entrust('school-1', fields), responsibility.initial, today))!,
      inspectionRefusals,
    );
  });
});
