import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Operations } from '@app/vault';
import { Api, type Answer, type Client } from '@test/api';

type Body = Readonly<Record<string, unknown>>;

let api: Api;
let director: Client;
let principal: Client;
let county: string;
let section: string;
const year = '2024-2025';

beforeAll(async () => {
  api = await Api.start();
  const effectiveAt = '2010-09-01';
  county = await api.unit('county', null, { name: '彰武县', effectiveAt });
  const school = await api.unit('school', county, {
    name: '一小',
    schoolType: 'primary',
    code: '2109220001',
    effectiveAt,
  });
  section = await api.unit('section', school, { name: '小学部', stage: 'primary', effectiveAt });
  await api.account('director', county, ['supervisionDirector']);
  await api.account('principal', school, ['principal']);
  [director, principal] = [await api.as('director'), await api.as('principal')];
});
afterAll(() => api.close());

const done = <T = Body>({ status, body }: Answer): T => {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as T;
};
const path = () => `/api/counties/${county}/statistics/${year}`;
const upload = (content: string | Uint8Array<ArrayBuffer>, client = director, to = path()) => {
  const form = new FormData();
  form.append('file', new Blob([content], { type: 'text/csv' }), '统计.csv');
  return client.post(to, form);
};
const students = async () => {
  const { lines } = done<{ lines: Body[] }>(await principal.get(`/api/my-returns/${section}/${year}`));
  return lines.find(({ field }) => field === 'students');
};
const refusal = ({ status, body }: Answer) => [status, (body as { code?: string }).code];

/** `标识码,在校生数` as an older spreadsheet writes it (GB 18030), then one row. */
const inGbk = (row: string) =>
  new Uint8Array(Buffer.concat([Buffer.from('b1eacab6c2eb2cd4dad0a3c9facafd0a', 'hex'), Buffer.from(row)]));

it('offers each school what the export holds, and tells which rows belong to nobody', async () => {
  expect(await director.get(path())).toMatchObject({ status: 200, body: null });
  const file = '学校（机构）标识码,学校名称,在校生数\n2109220001,一小,260\n2109229999,某校,1\n';
  const answer = done(await upload(`\ufeff${file}`));
  expect(answer).toMatchObject({
    fileName: '统计.csv',
    rows: 2,
    matched: 1,
    unmatchedCount: 1,
    unmatched: [{ line: 3, code: '2109229999', reason: '本县没有标识码为“2109229999”的单位。' }],
    used: ['在校生数'],
    importedByName: 'director',
  });
  expect(done(await director.get(path()))).toEqual(answer);
  expect(await students()).toMatchObject({
    value: '260',
    state: 'prefilled',
    origin: { kind: 'prefilled', from: 'statistics', dataYear: year },
  });
});

it('is replaced by the next file, in whichever of the two encodings', async () => {
  done(await upload(inGbk('2109220001,270\n')));
  expect(await students()).toMatchObject({ value: '270' });
  expect(done(await director.get(path()))).toMatchObject({ rows: 1, unmatchedCount: 0 });
});

it('stays as it was when a file cannot be used', async () => {
  const before = await api.app.get(Operations).statistics.keys('');
  expect(refusal(await upload('标识码,在校生数\n9999,1\n'))).toEqual([422, 'statistics.nothing-matched']);
  expect(refusal(await upload('学校,在校生数\n一小,1\n'))).toEqual([422, 'statistics.no-code-column']);
  expect(refusal(await upload(new Uint8Array([0, 1, 2, 255])))).toEqual([422, 'statistics.not-text']);
  const otherYear = `/api/counties/${county}/statistics/2024`;
  expect(refusal(await upload(inGbk('2109220001,1'), director, otherYear))).toEqual([422, 'statistics.data-year']);
  expect(refusal(await upload(inGbk('2109220001,1'), principal))[0]).toBe(403);
  expect(await api.app.get(Operations).statistics.keys('')).toEqual(before);
  expect(await students()).toMatchObject({ value: '270' });
});
