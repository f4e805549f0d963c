import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Recorded } from '@app/domain/kernel';
import { rectificationEvents } from '@app/domain/rectifications';
import { Api, type Answer } from '@test/api';
import { intact } from './intact.js';
import { Streams } from './streams.js';

let api: Api;
let stream: readonly Recorded[];
let timeline: Answer;
const checked = (events: readonly Recorded[]) => intact(events, rectificationEvents);
const bent = (at: number, change: Partial<Recorded>) =>
  checked(stream.map((event, index) => (index === at ? { ...event, ...change } : event)));

beforeAll(async () => {
  api = await Api.start();
  const county = await api.unit('county', null);
  const school = await api.unit('school', county);
  await api.account('director', county, ['supervisionDirector']);
  const desk = await api.as('director');
  const raised = { unitId: school, problem: '没有音乐教室', clause: '第六条', severity: 'ordinary', evidence: [] };
  const { id } = (await desk.post('/api/issues', raised)).body as { id: string };
  const order = { noticeNumber: '1号', leadUnitId: school, supportingUnitIds: [], dueDate: '2099-12-31' };
  await desk.post(`/api/issues/${id}/assignment`, order);
  await desk.post(`/api/issues/${id}/withdrawal`, { reason: '重复立项' });
  stream = await api.app.get(Streams).of('rectification', id);
  timeline = await desk.get(`/api/issues/${id}/timeline`);
});
afterAll(() => api.close());

it('finds what was written as it was written, and says so in the timeline', () => {
  expect(checked(stream)).toEqual([true, true, true]);
  expect((timeline.body as { intact: unknown }[]).map((act) => act.intact)).toEqual([true, true, true]);
});

it('finds other data, another hand and another order', () => {
  expect(bent(1, { data: { ...(stream[1]!.data as object), dueDate: '2100-01-01' } })).toEqual([true, false, true]);
  expect(bent(1, { actor: { ...stream[1]!.actor, id: 'somebody else' } })).toEqual([true, true, false]);
  expect(bent(0, { recordedAt: '2020-01-01T00:00:00.000Z' })).toEqual([true, false, true]);
  expect(checked(stream.toReversed())).toEqual([false, false, false]);
});

it('does not judge what was brought up to the shape of today', () => {
  expect(bent(2, { schemaVersion: 0 })).toEqual([true, true, null]);
});
