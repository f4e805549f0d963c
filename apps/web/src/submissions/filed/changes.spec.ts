import { expect, it } from '@jest/globals';
import { changesOf } from './changes';

const filled = (values: Record<string, string | null>) => ({
  figures: {},
  entries: Object.entries(values).map(([field, value]) => ({
    field,
    value,
    explanation: null,
    origin: { kind: 'typed' as const },
  })),
});

it('names what a version changes, and what it empties', () => {
  const changes = changesOf(
    filled({ students: '261', classes: '6' }),
    filled({ students: '260', classes: '6', books: '9' }),
  );
  expect(changes.map(({ field, before, now }) => [field, before, now])).toEqual([
    ['students', '260', '261'],
    ['books', '9', null],
  ]);
});

it('compares nothing with a version that was filed as totals', () => {
  const bare = { entries: [], figures: { students: '260' } };
  expect(changesOf(filled({ students: '260' }), bare)).toMatchObject([{ field: 'students', before: null, now: '260' }]);
  expect(changesOf({ entries: [], figures: { students: '261' } }, bare)).toMatchObject([{ before: '260', now: '261' }]);
});
