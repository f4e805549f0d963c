import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Outcome } from '@app/domain/kernel';
import { Api, type Client } from '@test/api';
import { issueOrdered } from '@test/notified';

let api: Api;
let county: string;
let school: string;
let director: Client;
let principal: Client;
let neighbour: Client;
let reporterId: string;

beforeAll(async () => {
  api = await Api.start({}, {}, '2025-03-10T01:00:00.000Z');
  county = await api.unit('county', null, { name: '彰武县' });
  school = await api.unit('school', county, { name: '一小' });
  const other = await api.unit('school', county, { name: '二小' });
  await api.account('director', county, ['supervisionDirector']);
  await api.account('keeper', county, ['administrator']);
  await api.account('principal', school, ['principal']);
  await api.account('neighbour', other, ['principal']);
  await signIn();
});
const signIn = async () => {
  [director, principal, neighbour] = await Promise.all([api.as('director'), api.as('principal'), api.as('neighbour')]);
};
afterAll(() => api.close());

type Item = { id: string; kind: string; title: string; read: boolean; subject: { issueId: string | null } };
type Page = { unread: number; today: number; due: { kind: string }[]; items: Item[]; next: string | null };
const inbox = async (who: Client, query = '') => (await who.get(`/api/inbox${query}`)).body as Page;
const count = async (who: Client) => (await who.get('/api/inbox/count')).body;
const none = { unread: 0, more: false, today: 0, overdue: 0 };

it('tells whoever it is for, and nobody else', async () => {
  const issueId = await issueOrdered(api, director, school, { dueDate: '2025-03-12' });
  const page = await inbox(principal);
  expect(page).toMatchObject({
    day: '2025-03-10',
    unread: 1,
    more: false,
    due: [],
    items: [
      {
        kind: 'issues.assigned',
        place: 'issues',
        title: '整改通知书（彰教督整〔2025〕1号）待签收：音乐专用教室面积 68 平方米，低于 73 平方米',
        unitName: '一小',
        dueDate: '2025-03-12',
        read: false,
        subject: { issueId },
      },
    ],
    next: null,
  });
  expect(await count(principal)).toEqual({ ...none, unread: 1 });
  expect(await count(neighbour)).toEqual(none);
  expect((await inbox(neighbour)).items).toEqual([]);
  expect((await inbox(await api.as('keeper'))).items).toEqual([]);
});

it('keeps what was read apart, one by one or all at once, for each person alone', async () => {
  reporterId = await api.account('reporter', school, ['reporter']);
  const reporter = await api.as('reporter');
  for (const n of [2, 3]) await issueOrdered(api, director, school, { noticeNumber: `彰教督整〔2025〕${n}号` });
  const [newest, middle] = (await inbox(principal)).items;
  expect((await principal.post('/api/inbox/read', { ids: [newest!.id, 'nothing'] })).status).toBe(204);
  expect((await inbox(principal, '?show=unread')).items.map(({ id }) => id)).not.toContain(newest!.id);
  expect((await inbox(principal)).items.map(({ read }) => read)).toEqual([true, false, false]);
  expect(await count(principal)).toEqual({ ...none, unread: 2 });
  // Opened after the first order: that one is no news, and can be looked at all the same.
  expect(await count(reporter)).toEqual({ ...none, unread: 2 });
  expect((await inbox(reporter)).items.map(({ read }) => read)).toEqual([false, false, true]);
  expect((await principal.post('/api/inbox/read-all', {})).status).toBe(204);
  expect(await count(principal)).toEqual(none);
  expect(await count(reporter)).toEqual({ ...none, unread: 2 });
  const first = await inbox(principal, '?limit=1');
  const second = await inbox(principal, `?limit=1&before=${encodeURIComponent(first.next!)}`);
  expect([first.items[0]!.id, second.items[0]!.id]).toEqual([newest!.id, middle!.id]);
  expect((await inbox(principal, '?place=inspections')).items).toEqual([]);
});

it('begins with what is due today or should have been done', async () => {
  api.clock.set('2025-03-12T01:00:00.000Z');
  await signIn();
  const page = await inbox(principal);
  expect(page.due.map(({ kind }) => kind)).toEqual(['issues.acknowledge']);
  expect(await count(principal)).toEqual({ ...none, today: 1 });
});

it('follows today’s roles: whoever loses one is told no more', async () => {
  const keeper = await api.as('keeper');
  const reporter = await api.as('reporter');
  expect((await inbox(reporter)).items).toHaveLength(3);
  const revoked = await keeper.post(`/api/accounts/${reporterId}/roles/revocation`, {
    role: 'reporter',
    unitId: school,
  });
  await api.shown(revoked.body as Outcome);
  expect((await inbox(reporter)).items).toEqual([]);
});

it.each(['?before=1', '?show=none', '?limit=101', '?place=accounts'])('refuses %s', async (query) => {
  expect((await principal.get(`/api/inbox${query}`)).status).toBe(400);
});

it('says in the feed of changes that something is there', async () => {
  const { sequence } = (await principal.get('/api/changes')).body as { sequence: number };
  await issueOrdered(api, director, school, { noticeNumber: '彰教督整〔2025〕9号' });
  const slices = async (who: Client) => {
    const { changes } = (await who.get(`/api/changes?since=${sequence}`)).body as { changes: { slice: string }[] };
    return changes.map(({ slice }) => slice).sort();
  };
  expect(await slices(principal)).toEqual(['notifications', 'rectifications']);
  expect(await slices(director)).toEqual(['rectifications']);
  expect(await slices(neighbour)).toEqual([]);
});
