import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Api, type Answer, type Client } from '@test/api';
import { download, sendWorkbook, type Uploaded } from '@test/uploads';

const year = '2024-2025';
const since = { effectiveAt: '2010-09-01' };
let api: Api;
let county: string;
let school: string;
let section: string;
let campaign: string;
let file: Uint8Array;
let checked: Uploaded;
let reporter: Client;
let director: Client;

const done = <T>({ status, body }: Answer): T => {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as T;
};
const entries = [{ field: 'students', value: '12', explanation: null }];
const ended = {
  status: 409,
  body: { code: 'submission.unit-ended', detail: '该单位自2025年3月3日起已撤并，不再签收、填写和报送。' },
};

/** A school of one section that has half filled in its return, and then is closed: the section itself is not ended. */
beforeAll(async () => {
  api = await Api.start();
  county = await api.unit('county', null, { name: '彰武县', ...since });
  school = await api.unit('school', county, { name: '一小', schoolType: 'primary', ...since });
  section = await api.unit('section', school, { name: '小学部', stage: 'primary', ...since });
  await api.account('填报员', school, ['reporter']);
  await api.account('主任', county, ['supervisionDirector']);
  await api.account('管理员', county, ['administrator']);
  [reporter, director] = [await api.as('填报员'), await api.as('主任')];
  const round = { countyId: county, name: '2025春季填报', dataYear: year, forms: ['section'], dueDate: '2025-03-20' };
  campaign = done<{ id: string }>(await director.post('/api/campaigns', round)).id;
  done(await reporter.call('PUT', `/api/my-returns/${section}/${year}/draft`, { revision: 0, entries }));
  file = await download(reporter, `/api/workbooks/${section}/${year}`);
  checked = await sendWorkbook(reporter, section, year, file);
  const closure = { reason: '生源不足', effectiveAt: '2025-03-03' };
  done(await (await api.as('管理员')).post(`/api/organizations/units/${school}/closure`, closure));
});
afterAll(() => api.close());

it('fills in nothing any more, and its draft can still be read', async () => {
  const draft = `/api/my-returns/${section}/${year}`;
  expect(await reporter.call('PUT', `${draft}/draft`, { revision: 1, entries: [] })).toMatchObject(ended);
  expect(await reporter.post(`${draft}/draft/confirmation`, { revision: 1 })).toMatchObject(ended);
  const code = 'submission.unit-ended';
  expect(await reporter.get(draft)).toMatchObject({
    status: 200,
    body: {
      draft: { revision: 1 },
      acts: expect.arrayContaining([
        expect.objectContaining({ act: 'SaveDraft', blockedBy: expect.objectContaining({ code }) }),
      ]),
    },
  });
});

it('files nothing any more, and acknowledges nothing', async () => {
  const form = { id: 'section', version: 1 };
  const filing = `/api/submissions/${section}/${year}`;
  expect(await reporter.post(`${filing}/by-form`, { form, entries })).toMatchObject(ended);
  expect(await reporter.post(filing, { figures: { students: '12' } })).toMatchObject(ended);
  for (const unit of [section, school])
    expect(await reporter.post(`/api/campaigns/${campaign}/units/${unit}/acknowledgement`)).toMatchObject(ended);
});

it('is in no workbook any more: an old one is told so, and a checked one is not filed', async () => {
  expect(await reporter.get(`/api/workbooks/${section}/${year}`)).toMatchObject(ended);
  expect(await director.get(`/api/workbooks/${county}/${year}/units`)).toMatchObject({
    status: 422,
    body: { code: 'submission.not-a-filing-unit' },
  });
  expect((await sendWorkbook(reporter, section, year, file)).errors).toMatchObject([
    { rule: 'closed', message: ended.body.detail },
  ]);
  expect(checked).toMatchObject({ status: 'checked' });
  expect(await reporter.post(`/api/workbook-uploads/${checked.id}/confirmation`)).toMatchObject(ended);
});
