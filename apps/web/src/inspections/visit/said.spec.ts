import { expect, it } from '@jest/globals';
import type { Schemas } from '@app/api-client';
import type { Entry, VisitAct } from '../offline/entries';
import { foundOf, saidOf } from './said';

const question: Schemas['AnsweredQuestionDto'] = {
  id: 'q1',
  text: '',
  indicator: 'L4',
  clause: '第四条',
  answer: 'no',
  note: '旧',
  evidence: [],
  corrections: 0,
  answeredBy: 'li',
  answeredByName: '李雷',
  sequence: 9,
};
const entry = (act: VisitAct, more: Partial<Entry> = {}): Entry => ({
  n: 1,
  key: 'key',
  accountId: 'li',
  inspectionId: 'visit',
  unitId: 'school',
  act,
  photos: [],
  evidence: [],
  savedAt: 10,
  state: 'waiting',
  body: null,
  sentAt: null,
  why: null,
  ...more,
});
const yes = { type: 'answer', questionId: 'q1', answer: 'yes', note: '' } as const;
const finding = { problem: '漏水', clause: '第四条', indicator: 'L4', severity: 'serious' } as const;
const here = { type: 'finding', questionId: 'q1', findingId: 'f1', finding } as const;
const detail = (...list: object[]) =>
  ({ questions: [question], findingList: list }) as unknown as Parameters<typeof foundOf>[0];
const there = { ...finding, findingId: 'f1', evidence: [], withdrawn: null };

it('shows what was answered here until the server has read it', () => {
  expect(saidOf(question, [], 20).answer).toBe('no');
  expect(saidOf(question, [entry(yes)], 20).answer).toBe('yes');
  expect(saidOf(question, [entry(yes, { state: 'sent', sentAt: 30 })], 20).answer).toBe('yes');
  expect(saidOf(question, [entry(yes, { state: 'sent', sentAt: 30 })], 40)).toMatchObject({ answer: 'no', note: '旧' });
  expect(saidOf(question, [entry({ ...yes, questionId: 'q2' })], 20).answer).toBe('no');
});

it('shows a finding once, at its question, whether it is here or there', () => {
  const places = (...asked: Parameters<typeof foundOf>) =>
    foundOf(...asked).map(({ findingId, questionId, entry: kept }) => [findingId, questionId, kept?.state ?? null]);
  expect(places(detail(), [entry(here)], 20)).toEqual([['f1', 'q1', 'waiting']]);
  expect(places(detail(), [entry(here, { state: 'sent', sentAt: 30 })], 20)).toEqual([['f1', 'q1', null]]);
  expect(places(detail(there), [entry(here, { state: 'sent', sentAt: 30 })], 40)).toEqual([['f1', 'q1', null]]);
  expect(places(detail(there), [], 40)).toEqual([['f1', 'q1', null]]);
  expect(places(detail({ ...there, clause: '另一条' }), [], 40)).toEqual([['f1', null, null]]);
});

it('leaves out what was taken back, here or there', () => {
  const back = { type: 'withdrawal', questionId: 'q1', findingId: 'f1', reason: '误记' } as const;
  expect(foundOf(detail({ ...there, withdrawn: '误记' }), [], 40)).toEqual([]);
  expect(foundOf(detail(there), [entry(back)], 40)).toEqual([]);
  expect(foundOf(detail(there), [entry(back, { state: 'refused' })], 40)).toHaveLength(1);
});
