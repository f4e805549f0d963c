import { describe, expect, it } from '@jest/globals';
import { Refusal, type Context } from '@app/domain/kernel';
import { someone } from '@test/given';
import type { Entries } from '../form/index.js';
import { baseOf, confirmedDraft, draftKey, savedDraft, type ReturnDraft, type TypedEntries } from './draft.js';

const reporter: Context = { ...someone, actorId: 'reporter-1', role: 'reporter' };
const colleague: Context = { ...reporter, actorId: 'principal-1', at: '2025-03-04T01:00:00.000Z' };
const director: Context = { ...someone, role: 'supervisionDirector' };
const asked = new Set(['students', 'classes']);
const prefilled: Entries = {
  students: { value: '260', explanation: null, origin: { kind: 'prefilled', from: 'accepted', dataYear: '2023-2024' } },
  classes: { value: '6', explanation: null, origin: { kind: 'prefilled', from: 'statistics', dataYear: '2024-2025' } },
};
const save = (draft: ReturnDraft | null, revision: number, entries: TypedEntries, by = reporter) =>
  savedDraft(draft, { revision, entries }, { id: 'section', endedFrom: null, asked, base: draft?.entries ?? {} }, by);
const confirm = (draft: ReturnDraft | null, revision: number, fields: readonly string[] | null, by = reporter) =>
  confirmedDraft(
    draft,
    { revision, fields },
    { id: 'section', endedFrom: null, prefilled, base: draft?.entries ?? {} },
    by,
  );
const typed = (value: string | null, explanation: string | null = null) => ({ value, explanation });
const refused = (work: () => unknown): Refusal => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('nothing was refused');
};

const first = save(null, 0, { students: typed('261', ' 新生 ') })!;

describe('a draft', () => {
  it('is saved with its revision, and saving the same again changes nothing', () => {
    expect(first).toEqual({
      revision: 1,
      entries: { students: { value: '261', explanation: '新生', origin: { kind: 'typed' } } },
      updatedAt: reporter.at,
      updatedBy: 'reporter-1',
    });
    expect(save(first, 1, { students: typed('261', '新生') }, colleague)).toBe(first);
    // A repeat that lost its answer still says the revision it started from.
    expect(save(first, 0, { students: typed('261', '新生') })).toBe(first);
    expect(save(null, 0, {})).toBeNull();
  });

  it('is shared: whoever saves on an older revision sees both versions', () => {
    const second = save(first, 1, { students: typed('262') }, colleague)!;
    expect(second).toMatchObject({ revision: 2, updatedBy: 'principal-1', updatedAt: colleague.at });
    const mine = { students: typed('263') };
    expect(refused(() => save(second, 1, mine))).toMatchObject({
      code: 'draft.changed',
      kind: 'precondition',
      details: { expected: 1, actual: 2, mine, theirs: second },
    });
  });

  it('distinguishes 未填, 0 and 不适用, and forgets what is left out', () => {
    const three = save(first, 1, { students: typed('0'), classes: typed('n/a', '教学点不分班') })!;
    expect([three.entries['students']?.value, three.entries['classes']?.value]).toEqual(['0', 'n/a']);
    expect(Object.keys(save(three, 2, { students: typed(null) })!.entries)).toEqual(['students']);
  });

  it('holds only fields that the unit is asked', () => {
    expect(refused(() => save(null, 0, { pupils: typed('1') }))).toMatchObject({
      code: 'draft.unknown-fields',
      details: { fields: ['pupils'], count: 1 },
    });
  });
});

it('goes on from what was filed, once that is newer than the draft', () => {
  const filed = { entries: prefilled, filedAt: '2025-03-05T01:00:00.000Z' };
  expect(baseOf(null, null)).toEqual({ entries: {}, from: 'filed' });
  expect(baseOf(first, null)).toEqual({ entries: first.entries, from: 'draft' });
  expect(baseOf(first, filed)).toEqual({ entries: prefilled, from: 'filed' });
  const later = { ...first, updatedAt: '2025-03-06T01:00:00.000Z' };
  expect(baseOf(later, filed)).toEqual({ entries: first.entries, from: 'draft' });
  const form = { id: 'section', endedFrom: null, asked, base: prefilled } as const;
  const typedOn = savedDraft(first, { revision: 1, entries: { classes: typed('6') } }, form, colleague);
  expect(typedOn).toMatchObject({ revision: 2, entries: { classes: prefilled['classes'] } });
});

describe('what is prefilled', () => {
  it('stays out until it is confirmed, one by one or all, and keeps its origin', () => {
    const one = confirm(first, 1, ['classes'])!;
    expect(one.entries['classes']).toEqual(prefilled['classes']);
    expect(one.entries['students']?.value).toBe('261');
    expect(confirm(one, 1, ['classes'])).toBe(one);
    expect(confirm(null, 0, null)!.entries).toEqual(prefilled);
    const all = confirm(first, 1, null)!;
    expect([all.revision, all.entries['students']?.value]).toEqual([2, '261']);
    expect(refused(() => confirm(null, 0, ['books']))).toMatchObject({ code: 'draft.nothing-prefilled' });
    expect(refused(() => confirm(first, 0, null))).toMatchObject({ code: 'draft.changed' });
  });

  it('has been typed once its value is changed, and keeps its origin while it is only explained', () => {
    const all = confirm(null, 0, null)!;
    const again = save(all, 1, { students: typed('260', '已核对'), classes: typed('7') })!;
    expect(again.entries['students']?.origin).toEqual(prefilled['students']?.origin);
    expect(again.entries['classes']?.origin).toEqual({ kind: 'typed' });
  });
});

it('is the unit’s own: the bureau fills in the county’s form only', () => {
  expect(refused(() => save(null, 0, { students: typed('1') }, director))).toMatchObject({
    code: 'draft.not-yours',
    kind: 'forbidden',
  });
  expect(refused(() => confirm(null, 0, null, director))).toMatchObject({ code: 'draft.not-yours' });
  const county = { id: 'county', endedFrom: null, asked, base: {} } as const;
  expect(savedDraft(null, { revision: 0, entries: { students: typed('1') } }, county, director)).not.toBeNull();
});

it('is closed with its unit', () => {
  const form = { id: 'section', endedFrom: '2025-03-03', asked, base: {}, prefilled } as const;
  const since = { code: 'submission.unit-ended', details: { since: '2025-03-03' } };
  const typedIn = { revision: 0, entries: { students: typed('1') } };
  expect(refused(() => savedDraft(null, typedIn, form, reporter))).toMatchObject(since);
  expect(refused(() => confirmedDraft(null, { revision: 0, fields: null }, form, reporter))).toMatchObject(since);
});

it('is found by year, then unit, then form', () => {
  expect(draftKey('2024-2025', 'section-1', 'section')).toBe('2024-2025/section-1/section');
});
