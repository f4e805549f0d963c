import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Outcome } from '@app/domain/kernel';
import { Api, type Client } from '@test/api';

let api: Api;
let school: string;
let director: Client;
let principal: Client;
let neighbour: Client;
let issueId: string;

beforeAll(async () => {
  // A Monday.
  api = await Api.start({}, {}, '2025-03-10T01:00:00.000Z');
  const county = await api.unit('county', null, { name: '彰武县' });
  school = await api.unit('school', county, { name: '一小' });
  const other = await api.unit('school', county, { name: '二小' });
  await api.account('director', county, ['supervisionDirector']);
  await api.account('principal', school, ['principal']);
  await api.account('neighbour', other, ['principal']);
  [director, principal, neighbour] = await Promise.all([api.as('director'), api.as('principal'), api.as('neighbour')]);
  const raised = await director.post('/api/issues', {
    unitId: school,
    problem: '音乐专用教室面积 68 平方米，低于 73 平方米',
    clause: '教督〔2017〕6号 第六条第三项',
    severity: 'ordinary',
    evidence: [await api.evidence()],
  });
  issueId = (raised.body as Outcome).id;
});
afterAll(() => api.close());

type Page = { day: string; buckets: object; total: number; items: { kind: string; bucket: string; mine: boolean }[] };
const todos = async (who: Client, query = '') => (await who.get(`/api/todos${query}`)).body as Page;
const kinds = ({ items }: Page) => items.map(({ kind, bucket, mine }) => [kind, bucket, mine]);

it('shows who may do it what waits, and nobody else', async () => {
  const page = await todos(director);
  expect(page).toMatchObject({
    day: '2025-03-10',
    total: 1,
    buckets: { mine: { overdue: 0, undated: 1, total: 1 } },
    items: [
      {
        kind: 'issues.assign',
        act: 'AssignRectification',
        title: '交办问题：音乐专用教室面积 68 平方米，低于 73 平方米',
        unitName: '一小',
        dueDate: null,
        bucket: 'undated',
        daysLeft: null,
        mine: true,
        subject: { issueId },
      },
    ],
  });
  expect((await todos(principal)).total).toBe(0);
  expect((await todos(neighbour, '?scope=unit')).total).toBe(0);
  expect((await director.get('/api/todos/counts')).body).toEqual({
    total: 1,
    overdue: 0,
    submissions: 0,
    inspections: 0,
    issues: 1,
    certifications: 0,
  });
});

it('goes over to the school when it is done, and tells the day by its bucket', async () => {
  const assigned = await director.post(`/api/issues/${issueId}/assignment`, {
    noticeNumber: '彰教督整〔2025〕3号',
    leadUnitId: school,
    supportingUnitIds: [],
    dueDate: '2025-03-16',
  });
  expect(assigned.status).toBe(201);
  expect(kinds(await todos(director))).toEqual([]);
  expect(kinds(await todos(director, '?scope=unit'))).toEqual([['issues.acknowledge', 'week', false]]);
  expect(kinds(await todos(principal))).toEqual([['issues.acknowledge', 'week', true]]);
  for (const [day, bucket] of [
    ['2025-03-09', 'later'],
    ['2025-03-16', 'today'],
    ['2025-03-17', 'overdue'],
  ] as const) {
    api.clock.set(`${day}T01:00:00.000Z`);
    const page = await todos(await api.as('principal'), `?bucket=${bucket}`);
    expect([day, kinds(page)]).toEqual([day, [['issues.acknowledge', bucket, true]]]);
  }
});
