import { expect, it } from '@jest/globals';
import { namedIn, pastIn, pastQuery, pointAsked, readsOnly, saidOfPast, unreadIn, type Past } from './past';

const today = '2025-03-18';

it.each<[Record<string, unknown>, Past | null]>([
  [{}, null],
  [
    { asOf: '2025-01-10', knownBy: '2025-01-10' },
    { asOf: '2025-01-10', known: { by: 'day', day: '2025-01-10' } },
  ],
  [{ asOf: '2025-01-10' }, { asOf: '2025-01-10', known: null }],
  // Known before the day that is asked about, and long after it.
  [
    { asOf: '2025-01-10', knownBy: '2024-12-01' },
    { asOf: '2025-01-10', known: { by: 'day', day: '2024-12-01' } },
  ],
  [
    { asOf: '2025-01-10', knownBy: '2025-03-17' },
    { asOf: '2025-01-10', known: { by: 'day', day: '2025-03-17' } },
  ],
  // Today as it was known then.
  [{ knownBy: '2025-01-10' }, { asOf: today, known: { by: 'day', day: '2025-01-10' } }],
  [
    { asOf: '2025-01-10', knownAt: '3718' },
    { asOf: '2025-01-10', known: { by: 'record', sequence: 3718 } },
  ],
  [
    { knownAt: '12', knownBy: '2025-01-10' },
    { asOf: today, known: { by: 'record', sequence: 12 } },
  ],
  // Either name for either form.
  [
    { asOf: '2025-01-10', knownAt: '2025-01-10' },
    { asOf: '2025-01-10', known: { by: 'day', day: '2025-01-10' } },
  ],
  [{ knownBy: '12' }, { asOf: today, known: { by: 'record', sequence: 12 } }],
  // Today, days to come, and what is no day.
  [{ asOf: today, knownBy: today }, null],
  [{ asOf: '2030-01-01', knownBy: '2030-01-01' }, null],
  [{ asOf: '2025-02-30' }, null],
  [{ asOf: ['2025-01-10'], knownAt: '-3', knownBy: 'yesterday' }, null],
  [{ knownAt: '0' }, null],
])('%j', (query, past) => {
  expect(pastIn(query, today)).toEqual(past);
  expect(past && pastIn(pastQuery(past), today)).toEqual(past);
});

it.each<[Record<string, unknown>, readonly string[]]>([
  [{}, []],
  [{ asOf: '2025-01-10', knownBy: '2025-01-10' }, []],
  [{ asOf: today, knownAt: '12' }, []],
  [{ asOf: '2025-02-30' }, ['2025-02-30']],
  [{ asOf: '2030-01-01', knownBy: 'yesterday' }, ['2030-01-01', 'yesterday']],
  [{ knownAt: '0' }, ['0']],
  // No event has this id, or it would have been looked up.
  [{ knownAt: '7d0a1b2c-3d4e-5f60-8a7b-9c0d1e2f3a4b' }, ['7d0a1b2c-3d4e-5f60-8a7b-9c0d1e2f3a4b']],
])('of %j does not read %j, and says so', (query, unread) => expect(unreadIn(query, today)).toEqual(unread));

it('looks up an event by its id and a record by its instant, in either name', () => {
  const event = '7d0a1b2c-3d4e-5f60-8a7b-9c0d1e2f3a4b';
  expect(namedIn({ knownAt: event })).toBe(event);
  expect(namedIn({ knownBy: '2025-01-10T09:00:00+08:00' })).toBe('2025-01-10T09:00:00+08:00');
  // As an address bar gives it.
  expect(namedIn({ knownAt: '2025-01-10T09:00:00 08:00' })).toBe('2025-01-10T09:00:00+08:00');
  expect(namedIn({ knownAt: '2025-01-10T01:00Z' })).toBe('2025-01-10T01:00Z');
  for (const knownAt of ['12', '2025-01-10', 'yesterday', '2025-13-40T25:00Z']) expect(namedIn({ knownAt })).toBeNull();
});

it('leaves all else of a URL alone', () => {
  expect(saidOfPast({ asOf: '2025-01-10', unit: 'u', knownAt: null })).toEqual({ asOf: '2025-01-10' });
});

it('knows of a day all that was recorded until midnight in the bureau’s zone', () => {
  expect(pointAsked(null)).toEqual({});
  expect(pointAsked({ asOf: '2025-01-10', known: null })).toEqual({ asOf: '2025-01-10' });
  expect(pointAsked({ asOf: '2025-01-10', known: { by: 'record', sequence: 7 } })).toEqual({
    asOf: '2025-01-10',
    knownAt: 7,
  });
  expect(pointAsked({ asOf: '2025-01-10', known: { by: 'day', day: '2025-01-10' } })).toEqual({
    asOf: '2025-01-10',
    knownBy: '2025-01-10T23:59:59.999+08:00',
  });
});

it('tells reading from changing', () => {
  expect((['indicators.read', 'audit.journal', 'rectification.common', 'access.read'] as const).every(readsOnly)).toBe(
    true,
  );
  expect(
    (['rectification.close', 'standards.record', 'attachments.add', 'operations.rebuild'] as const).some(readsOnly),
  ).toBe(false);
});
