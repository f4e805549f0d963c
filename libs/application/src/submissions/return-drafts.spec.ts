import { beforeEach, expect, it } from '@jest/globals';
import type { Entries, ReturnDraft } from '@app/domain/submissions';
import { InMemoryOperations } from '@app/vault';
import { requested } from '@test/counter';
import { ReturnDrafts } from './return-drafts.js';

const of = { unitId: 'section-1', dataYear: '2024-2025', form: 'section' } as const;
const form = {
  endedFrom: null,
  asked: new Set(['students']),
  base: (draft: ReturnDraft | null): Entries => draft?.entries ?? {},
};
const origin = { kind: 'prefilled', from: 'accepted', dataYear: '2023-2024' } as const;
const prefilled: Entries = { students: { value: '260', explanation: null, origin } };

let operations: InMemoryOperations;
let drafts: ReturnDrafts;
beforeEach(() => {
  operations = new InMemoryOperations();
  drafts = new ReturnDrafts(operations);
});
const save = (revision: number, value: string) =>
  drafts.save(of, { revision, entries: { students: { value, explanation: null } } }, form, requested(1));

it('is kept for the unit, its year and form, whoever saves', async () => {
  expect(await drafts.read(of)).toBeNull();
  expect(await save(0, '260')).toMatchObject({ revision: 1, updatedBy: 'account-1' });
  expect(await drafts.read(of)).toMatchObject({ revision: 1, entries: { students: { value: '260' } } });
  expect(await drafts.read({ ...of, dataYear: '2023-2024' })).toBeNull();
  expect(await operations.drafts.keys('2024-2025/')).toEqual(['2024-2025/section-1/section']);
});

it('tells who has one, of those it is asked about', async () => {
  await save(0, '260');
  const among = (dataYear: string, ...unitIds: string[]) =>
    drafts.among(
      dataYear,
      unitIds.map((unitId) => ({ unitId, form: 'section' })),
    );
  expect(await among('2024-2025', 'section-2', 'section-1')).toEqual(new Set(['section-1']));
  expect(await among('2024-2025', 'section-2')).toEqual(new Set());
  expect(await among('2023-2024', 'section-1')).toEqual(new Set());
  expect(await drafts.among('2024-2025', [{ unitId: 'section-1', form: 'premises' }])).toEqual(new Set());
});

it('of two who save at once one is told of the other', async () => {
  const results = await Promise.allSettled([save(0, '1'), save(0, '2'), save(0, '3')]);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const result of results.filter((one) => one.status === 'rejected'))
    expect(result.reason).toMatchObject({ code: 'draft.changed', details: { expected: 0, actual: 1 } });
  expect(await drafts.read(of)).toMatchObject({ revision: 1 });
});

it('takes over what is prefilled, and a repeat changes nothing', async () => {
  const confirm = () => drafts.confirm(of, { revision: 0, fields: null }, { ...form, prefilled }, requested(1));
  expect(await confirm()).toMatchObject({ revision: 1, entries: prefilled });
  expect(await confirm()).toMatchObject({ revision: 1 });
});

it('is not kept of a unit that has ended', async () => {
  const ended = { ...form, endedFrom: '2025-03-03', prefilled };
  const change = { revision: 0, entries: { students: { value: '1', explanation: null } } };
  const refused = { code: 'submission.unit-ended' };
  await expect(drafts.save(of, change, ended, requested(1))).rejects.toMatchObject(refused);
  await expect(drafts.confirm(of, { revision: 0, fields: null }, ended, requested(2))).rejects.toMatchObject(refused);
  expect(await drafts.read(of)).toBeNull();
});
