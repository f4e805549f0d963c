import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Api, type Client } from '@test/api';

let api: Api;
let director: Client;
let school: string;
let county: string;
let [li, han]: string[] = [];
beforeAll(async () => {
  api = await Api.start();
  county = await api.unit('county', null);
  school = await api.unit('school', county);
  await api.account('director', county, ['supervisionDirector']);
  li = await api.account('li', county, ['inspector']);
  han = await api.account('han', county, ['inspector']);
  await api.account('principal', school, ['principal']);
  director = await api.as('director');
});
afterAll(() => api.close());

type Preparation = {
  kinds: { kind: string; inspectors: number; noticeFirst: boolean }[];
  inspectors: { accountId: string; name: string; recusals: { ground: string }[]; otherVisits: number }[];
  checklists: { id: string; questions: unknown[] }[];
};
const ask = async (date: string): Promise<Preparation> =>
  (await director.get(`/api/inspections/preparation?unitId=${school}&date=${date}`)).body as Preparation;

it('says who may go on the day, and what the rules ask for', async () => {
  await director.post('/api/recusals', {
    accountId: han,
    unitId: county,
    ground: 'leftWithin3Years',
    leftOn: '2022-03-10',
  });
  const plan = {
    kind: 'routine',
    unitId: school,
    subject: '经常性督导',
    team: [li],
    date: '2025-03-09',
    checklist: [],
  };
  expect((await director.post('/api/inspections', plan)).status).toBe(201);
  const { kinds, inspectors, checklists } = await ask('2025-03-09');
  expect(kinds.map(({ kind, inspectors: needed, noticeFirst }) => [kind, needed, noticeFirst])).toEqual([
    ['routine', 1, false],
    ['thematic', 3, true],
    ['comprehensive', 3, true],
  ]);
  expect(
    inspectors.map(({ name, recusals, otherVisits }) => [name, recusals.map(({ ground }) => ground), otherVisits]),
  ).toEqual([
    ['li', [], 1],
    ['han', ['leftWithin3Years'], 0],
  ]);
  expect(checklists.map(({ id, questions }) => [id, questions.length])).toEqual([
    ['eight-matters', 8],
    ['allocation', 7],
  ]);
  expect((await ask('2025-03-10')).inspectors.map(({ recusals }) => recusals.length)).toEqual([0, 0]);
});

it('takes each of its checklists for a plan', async () => {
  const { checklists } = await ask('2025-04-01');
  for (const { questions } of checklists) {
    const plan = { kind: 'routine', unitId: school, subject: '督导', team: [li], date: '2025-04-01' };
    expect((await director.post('/api/inspections', { ...plan, checklist: questions })).status).toBe(201);
  }
});

it('is for those who plan', async () => {
  const principal = await api.as('principal');
  const { status } = await principal.get(`/api/inspections/preparation?unitId=${school}&date=2025-03-09`);
  expect(status).toBe(403);
});
