import { expect, it } from '@jest/globals';
import { between, isMain, secondDay } from './between';

const today = '2025-03-18';
const then = { asOf: '2025-01-10', known: { by: 'day', day: '2025-01-10' } } as const;
const end = 'T23:59:59.999+08:00';

it('compares what was known on each of two days, and with today as it is', () => {
  expect(between(then, today, today)).toEqual({ fromAsOf: '2025-01-10', fromKnownBy: `2025-01-10${end}` });
  expect(between(then, '2025-02-28', today)).toEqual({
    fromAsOf: '2025-01-10',
    fromKnownBy: `2025-01-10${end}`,
    asOf: '2025-02-28',
    knownBy: `2025-02-28${end}`,
  });
});

it('compares two days by all that is known now, or from one record on', () => {
  expect(between({ asOf: '2025-01-10', known: null }, '2025-02-28', today)).toEqual({
    fromAsOf: '2025-01-10',
    asOf: '2025-02-28',
  });
  expect(between({ asOf: '2025-01-10', known: { by: 'record', sequence: 12 } }, today, today)).toEqual({
    fromAsOf: '2025-01-10',
    fromKnownAt: 12,
  });
});

it('never knows less at the second point than at the first', () => {
  const late = { asOf: '2025-01-10', known: { by: 'day', day: '2025-03-01' } } as const;
  expect(between(late, '2025-02-28', today)).toEqual({
    fromAsOf: '2025-01-10',
    fromKnownBy: `2025-03-01${end}`,
    asOf: '2025-02-28',
    knownBy: `2025-03-01${end}`,
  });
});

it('compares with no day before the first, nor one to come, nor what is none', () => {
  const days = ['2025-02-28', '2025-01-10', '2024-12-31', '2025-03-19', '', '2025-02-30', 'soon'];
  expect(days.map((day) => secondDay(then, day, today))).toEqual([
    '2025-02-28',
    '2025-01-10',
    '2025-01-10',
    today,
    today,
    today,
    today,
  ]);
});

it('names first what moves a school or a verdict', () => {
  const kinds = [
    ['indicator', null],
    ['mean', null],
    ['coefficient', 'better'],
    ['passing', null],
  ] as const;
  expect(kinds.map(([kind, turn]) => isMain({ kind, turn }))).toEqual([true, false, true, false]);
});
