import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Api, type Client } from '@test/api';

let api: Api;
let director: Client;
const units: Record<string, string> = {};
beforeAll(async () => {
  api = await Api.start();
  const city = await api.unit('city', null, { name: '阜新市', effectiveAt: '2000-01-01' });
  const under = (parentId: string | null, name: string, kind: 'county' | 'school' | 'department' | 'city') =>
    api.unit(kind, parentId, {
      name,
      effectiveAt: '2000-01-01',
      departmentType: kind === 'department' ? 'finance' : null,
    });
  units['county'] = await under(city, '彰武县', 'county');
  units['its school'] = await under(units['county'], '一小', 'school');
  units['its department'] = await under(units['county'], '县财政局', 'department');
  units['the city'] = city;
  units['a department of the city'] = await under(city, '市财政局', 'department');
  units['another county'] = await under(city, '阜新县', 'county');
  units['a school of another county'] = await under(units['another county'], '二小', 'school');
  units['another city'] = await under(null, '沈阳市', 'city');
  units['a department of another city'] = await under(units['another city'], '沈阳市财政局', 'department');
  await api.account('director', units['county'], ['supervisionDirector']);
  director = await api.as('director');
});
afterAll(() => api.close());

const raised = async (): Promise<string> => {
  const problem = { problem: '音乐教室不足', clause: '第六条', severity: 'ordinary', evidence: [] };
  const { body } = await director.post('/api/issues', { unitId: units['its school'], ...problem });
  return (body as { id: string }).id;
};

/** What is said to ordering, helping and asking: the codes, or the statuses of what was done. */
const naming = async (unit: string): Promise<readonly unknown[]> => {
  const said = [];
  for (const [path, form] of [
    ['assignment', { noticeNumber: '1', leadUnitId: unit, supportingUnitIds: [], dueDate: '2025-12-31' }],
    [
      'assignment',
      { noticeNumber: '1', leadUnitId: units['its school'], supportingUnitIds: [unit], dueDate: '2025-12-31' },
    ],
    ['consultation', { departmentId: unit, question: '请支持' }],
  ] as const) {
    const { status, body } = await director.post(`/api/issues/${await raised()}/${path}`, form);
    said.push(status === 201 ? 'done' : (body as { code: string }).code);
  }
  return said;
};

it.each(['its department', 'the city', 'a department of the city'])(
  '%s may be given a part in an issue',
  async (unit) => {
    expect(await naming(units[unit]!)).toEqual(['done', 'done', 'done']);
  },
);

it.each(['another county', 'a school of another county', 'another city', 'a department of another city'])(
  '%s may not: it would be as if it did not exist',
  async (unit) => {
    expect(await naming(units[unit]!)).toEqual(Array(3).fill('rectification.unknown-unit'));
  },
);
