import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Workbook } from '@cj-tech-master/excelts';
import { ReadModel } from '@app/projections/kernel';
import { filedReturns } from '@app/projections/submissions';
import { Api, type Answer, type Client } from '@test/api';
import { download, sendWorkbook } from '@test/uploads';

const year = '2024-2025';
const effectiveAt = '2010-09-01';
let api: Api;
let county: string;
let sections: readonly [string, string];
let reporter: Client;
let director: Client;

beforeAll(async () => {
  api = await Api.start();
  county = await api.unit('county', null, { name: '彰武县', effectiveAt });
  const school = await api.unit('school', county, {
    name: '一小',
    schoolType: 'primary',
    code: '2109220001',
    effectiveAt,
  });
  const section = await api.unit('section', school, { name: '小学部', stage: 'primary', effectiveAt });
  const other = await api.unit('school', county, { name: '二小', schoolType: 'primary', effectiveAt });
  sections = [section, await api.unit('section', other, { name: '小学部', stage: 'primary', effectiveAt })];
  await api.account('填报员', school, ['reporter']);
  await api.account('二小填报员', other, ['reporter']);
  await api.account('主任', county, ['supervisionDirector']);
  [reporter, director] = [await api.as('填报员'), await api.as('主任')];
});
afterAll(() => api.close());

const done = <T>({ status, body }: Answer): T => {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as T;
};
const confirm = (client: Client, { id }: Readonly<{ id: string }>) =>
  client.post(`/api/workbook-uploads/${id}/confirmation`);

it('offers what the imported 教育事业统计 holds, marked, as the page does; sent back it is filed as prefilled', async () => {
  const file = new FormData();
  const table = '学校（机构）标识码,学校名称,在校生数\n2109220001,一小,260\n';
  file.append('file', new Blob([table], { type: 'text/csv' }), '统计.csv');
  done(await director.post(`/api/counties/${county}/statistics/${year}`, file));
  const { lines } = done<{ lines: { field: string; value: string; state: string }[] }>(
    await reporter.get(`/api/my-returns/${sections[0]}/${year}`),
  );
  expect(lines.find(({ field }) => field === 'students')).toMatchObject({ value: '260', state: 'prefilled' });

  const offered = await download(reporter, `/api/workbooks/${sections[0]}/${year}`);
  const book = new Workbook();
  await book.xlsx.load(offered);
  const marks: unknown[] = [];
  book.worksheets[0]!.eachRow((row) => {
    if (row.getCell(1).text === 'students')
      marks.push(row.getCell(4).value, row.getCell(4).font?.italic, row.getCell(8).text);
  });
  expect(marks).toEqual([260, true, expect.stringContaining(`预填：教育事业统计（${year}）`)]);

  const sent = await sendWorkbook(reporter, sections[0], year, offered);
  expect(sent).toMatchObject({ errors: [], counts: { new: 0, changed: 0, unchanged: 1 } });
  expect(done(await confirm(reporter, sent))).toMatchObject({ filed: 1 });
  const [filed] = filedReturns(api.app.get(ReadModel).db, sections[0], year);
  expect(filed!.entries).toEqual({
    students: {
      value: '260',
      explanation: null,
      origin: { kind: 'prefilled', from: 'statistics', dataYear: year },
    },
  });
});

it('is filed when the campaign of its year is closed, as the form is: late figures are figures', async () => {
  const { id } = done<{ id: string }>(
    await director.post('/api/campaigns', {
      countyId: county,
      name: '2025春季填报',
      dataYear: year,
      forms: ['section'],
      dueDate: '2025-03-20',
    }),
  );
  done(await director.post(`/api/campaigns/${id}/closure`, { reason: '已报齐' }));
  const sound = { students: 12, classes: 1, classesTo25: 1, largestClass: 12 };
  const entries = Object.entries(sound).map(([field, value]) => ({ field, value: `${value}`, explanation: null }));
  const byForm = { form: { id: 'section', version: 1 }, entries };
  const second = await api.as('二小填报员');
  done(await second.post(`/api/submissions/${sections[1]}/${year}/by-form`, byForm));

  const book = new Workbook();
  await book.xlsx.load(await download(reporter, `/api/workbooks/${sections[0]}/${year}`));
  book.worksheets[0]!.eachRow((row) => {
    const figure = Object.entries(sound).find(([code]) => code === row.getCell(1).text);
    if (figure) row.getCell(4).value = figure[1];
  });
  const sent = await sendWorkbook(reporter, sections[0], year, await book.xlsx.writeBuffer());
  expect(sent).toMatchObject({ status: 'checked', errors: [] });
  expect(done(await confirm(reporter, sent))).toMatchObject({ filed: 1 });
});
