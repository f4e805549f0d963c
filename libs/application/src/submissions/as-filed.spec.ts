import { expect, it } from '@jest/globals';
import type { ReturnDraft } from '@app/domain/submissions';
import { asFiled } from './as-filed.js';

const cell = { kind: 'workbook', hash: 'a'.repeat(64), sheet: '填报表', cell: 'D5' } as const;
const draft: ReturnDraft = {
  revision: 3,
  entries: { students: { value: '260', explanation: null, origin: cell } },
  updatedAt: '2025-03-03T01:00:00.000Z',
  updatedBy: 'reporter-1',
};
const as = (value: string) => ({ students: { value, explanation: null } });

it('a value that stands in the draft keeps its origin; another was typed, unless the house says otherwise', () => {
  expect(asFiled(null, draft)).toEqual({ entries: draft.entries, confirmed: ['students'] });
  expect(asFiled(null, null)).toEqual({ entries: null, confirmed: [] });
  expect(asFiled(as('260'), draft).entries).toEqual(draft.entries);
  expect(asFiled(as('261'), draft).entries).toMatchObject({ students: { origin: { kind: 'typed' } } });
  expect(asFiled(as('261'), null)).toMatchObject({
    entries: { students: { origin: { kind: 'typed' } } },
    confirmed: [],
  });
  expect(asFiled({ students: { value: '261', explanation: null, origin: cell } }, draft).entries).toMatchObject({
    students: { origin: cell },
  });
});
