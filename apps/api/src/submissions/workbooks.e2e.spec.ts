import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { ReadModel } from '@app/projections/kernel';
import { filedReturns } from '@app/projections/submissions';
import { Api, type Client } from '@test/api';
import { download, sendWorkbook, workbookForm, type Uploaded } from '@test/uploads';

const year = '2024-2025';
let api: Api;
let county: string;
let sections: readonly [string, string, string];
let schools: readonly [string, string, string];
let reporter: Client;
let neighbour: Client;
let director: Client;

beforeAll(async () => {
  api = await Api.start();
  const since = { effectiveAt: '2010-09-01' };
  county = await api.unit('county', null, { name: '彰武县', ...since });
  const made = [];
  for (const name of ['一小', '二小', '三小']) {
    const school = await api.unit('school', county, { name, schoolType: 'primary', ...since });
    const section = await api.unit('section', school, { name: '小学部', stage: 'primary', ...since });
    made.push({ school, section });
  }
  schools = made.map(({ school }) => school) as never;
  sections = made.map(({ section }) => section) as never;
  await api.account('填报员', schools[0], ['reporter']);
  await api.account('邻校', schools[1], ['reporter']);
  await api.account('主任', county, ['supervisionDirector']);
  reporter = await api.as('填报员');
  neighbour = await api.as('邻校');
  director = await api.as('主任');
});
afterAll(() => api.close());

const edited = async (file: Uint8Array, change: (sheet: Worksheet) => void): Promise<Uint8Array> => {
  const book = new Workbook();
  await book.xlsx.load(file);
  change(book.worksheets[0]!);
  return book.xlsx.writeBuffer();
};
const setIn = (sheet: Worksheet, values: Readonly<Record<string, string | number | null>>): void =>
  sheet.eachRow((row) => {
    const code = row.getCell(1).text;
    if (code in values) row.getCell(4).value = values[code] ?? null;
  });
const filled = async (client: Client, section: string, values: Readonly<Record<string, string | number | null>>) =>
  edited(await download(client, `/api/workbooks/${section}/${year}`), (sheet) => setIn(sheet, values));
const confirm = (client: Client, { id }: Uploaded, headers = {}) =>
  client.post(`/api/workbook-uploads/${id}/confirmation`, undefined, headers);
const filing = async (client: Client, section: string) => client.get(`/api/submissions/${section}/${year}`);
const after = ({ body }: { body: unknown }) => ({ 'x-after-position': (body as Uploaded).position ?? '' });

const sound = { students: 12, classes: 1, classesTo25: 1, largestClass: 12 };

describe('a school’s workbook', () => {
  let upload: Uploaded;

  it('is downloaded, filled in and sent, and files nothing before it is confirmed', async () => {
    upload = await sendWorkbook(reporter, sections[0], year, await filled(reporter, sections[0], sound));
    expect(upload.errors).toEqual([]);
    expect(upload).toMatchObject({ status: 'checked', errorCount: 0, filed: 0 });
    expect(upload.counts).toMatchObject({ new: 4, changed: 0, unchanged: 0, wrong: 0 });
    expect((await filing(reporter, sections[0])).status).toBe(404);
    expect((await reporter.get(`/api/attachments/${upload.hash}`)).status).toBe(404);
  });

  it('is nobody else’s', async () => {
    expect((await neighbour.get(`/api/workbook-uploads/${upload.id}`)).status).toBe(404);
    expect((await confirm(neighbour, upload)).status).toBe(404);
  });

  it('becomes the unit’s return when it is confirmed, once, each value with its file and cell', async () => {
    const answers = await Promise.all([confirm(reporter, upload), confirm(reporter, upload)]);
    for (const { status, body } of answers)
      expect({ status, body }).toMatchObject({ status: 201, body: { status: 'confirmed', filed: 1 } });
    expect((await confirm(reporter, upload)).body).toEqual(answers[0].body);
    const mine = await reporter.get(`/api/submissions/${sections[0]}/${year}`, after(answers[0]));
    expect(mine).toMatchObject({ status: 200, body: { version: 1, status: 'submitted' } });
    const [filed] = filedReturns(api.app.get(ReadModel).db, sections[0], year);
    expect(filed!.entries.students).toMatchObject({
      value: '12',
      origin: {
        kind: 'workbook',
        hash: upload.hash,
        sheet: '填报表',
        cell: expect.stringMatching(/^D\d+$/) as unknown,
      },
    });
    const kept = await reporter.bytes(`/api/attachments/${upload.hash}`);
    expect(kept.status).toBe(200);
  });

  it('downloaded again and sent back changes nothing, and files nothing again', async () => {
    const same = await sendWorkbook(
      reporter,
      sections[0],
      year,
      await download(reporter, `/api/workbooks/${sections[0]}/${year}`),
    );
    expect(same.counts).toMatchObject({ new: 0, changed: 0, unchanged: 4 });
    expect((await confirm(reporter, same)).body).toMatchObject({ status: 'confirmed', filed: 0 });
    expect((await filing(reporter, sections[0])).body).toMatchObject({ version: 1 });
  });

  it('is refused with the difference when the return changed meanwhile', async () => {
    const [early, late] = [
      await sendWorkbook(
        reporter,
        sections[0],
        year,
        await filled(reporter, sections[0], { students: 13, largestClass: 13 }),
      ),
      await sendWorkbook(
        reporter,
        sections[0],
        year,
        await filled(reporter, sections[0], { students: 14, largestClass: 14 }),
      ),
    ];
    const first = await confirm(reporter, early);
    expect(first.status).toBe(201);
    await reporter.get(`/api/submissions/${sections[0]}/${year}`, after(first));
    const second = await confirm(reporter, late);
    expect(second.status).toBe(412);
    expect(second.body).toMatchObject({
      code: 'workbook.changed-meanwhile',
      details: {
        count: 2,
        differences: expect.arrayContaining([
          expect.objectContaining({ field: 'students', checked: '12', now: '13', workbook: '14' }),
        ]) as unknown,
      },
    });
    expect((await filing(reporter, sections[0])).body).toMatchObject({ version: 2 });
  });

  it('sent twice at once files one return', async () => {
    const file = await filled(reporter, sections[0], { students: 15, largestClass: 15 });
    const sent = await Promise.all([1, 2].map(() => sendWorkbook(reporter, sections[0], year, file)));
    const answers = await Promise.all(sent.map((one) => confirm(reporter, one)));
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    for (const answer of answers) if (answer.status === 201) await reporter.get('/api/session', after(answer));
    const again = await Promise.all(sent.map((one) => confirm(reporter, one)));
    expect(again.map(({ status }) => status)).toEqual([201, 201]);
    expect((await filing(reporter, sections[0])).body).toMatchObject({ version: 3 });
  });
});

describe('a workbook with mistakes', () => {
  it('comes back marked, cannot be confirmed, and is taken when it has been corrected', async () => {
    const wrong = await sendWorkbook(
      neighbour,
      sections[1],
      year,
      await filled(neighbour, sections[1], { ...sound, students: '十二' }),
    );
    expect(wrong.errors).toMatchObject([{ rule: 'not-a-number', field: 'students' }]);
    expect(await confirm(neighbour, wrong)).toMatchObject({ status: 409, body: { code: 'workbook.has-errors' } });
    const list = await neighbour.get(`/api/workbook-uploads/${wrong.id}/errors?limit=1`);
    expect(list.body).toMatchObject({ total: wrong.errorCount, items: [{ rule: 'not-a-number' }] });
    const marked = await download(neighbour, `/api/workbook-uploads/${wrong.id}/marked`);
    const corrected = await edited(marked, (sheet) => setIn(sheet, { students: 12 }));
    const right = await sendWorkbook(neighbour, sections[1], year, corrected);
    expect(right).toMatchObject({ status: 'checked', errorCount: 0 });
    expect(await confirm(neighbour, right)).toMatchObject({ status: 201, body: { filed: 1 } });
  });

  const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  it.each([
    ['a program', 'workbook.not-xlsx', Buffer.from([0x4d, 0x5a, 0x90, 0])],
    ['text', 'workbook.not-xlsx', Buffer.from('学校,人数\n一小,12\n')],
    ['a workbook of 1997', 'workbook.not-xlsx', Buffer.concat([compound, Buffer.from('Workbook', 'utf16le')])],
    ['a password', 'workbook.encrypted', Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')])],
    ['nothing', 'workbook.empty', Buffer.alloc(0)],
  ])('that is no workbook at all (%s) is refused at once: %s', async (_, code, file) => {
    const { status, body } = await reporter.post(`/api/workbooks/${sections[0]}/${year}`, workbookForm(file));
    expect({ status, body }).toMatchObject({ status: 422, body: { code } });
  });

  it('that is no workbook of ours is refused by name', async () => {
    const others = await filled(neighbour, sections[1], {});
    const foreign = await sendWorkbook(reporter, sections[0], year, others);
    expect(foreign.refusal).toMatchObject({ code: 'workbook.other-unit' });
    expect(foreign.refusal!.detail).toContain('二小');
    expect(await confirm(reporter, foreign)).toMatchObject({ status: 409 });
  });

  it('of more than 10 MiB is a 413 that says so', async () => {
    const form = workbookForm(new Uint8Array(10 * 1024 * 1024 + 100 * 1024));
    const { status, body } = await reporter.post(`/api/workbooks/${sections[0]}/${year}`, form);
    expect({ status, body }).toMatchObject({ status: 413, body: { code: 'workbook.too-large' } });
    expect((body as { detail: string }).detail).toContain('10 MB');
  });
});

describe('the bureau’s workbook', () => {
  it('that nobody touched makes no draft: what stands in it is for the schools to confirm', async () => {
    const untouched = await download(director, `/api/workbooks/${county}/${year}/units`);
    const sent = await sendWorkbook(director, county, year, untouched);
    expect(sent).toMatchObject({ status: 'checked', counts: { new: 0, changed: 0 } });
    expect(await confirm(director, sent)).toMatchObject({ status: 201, body: { filed: 0, drafted: 0 } });
  });

  it('fills the drafts of several schools, those that changed; each school files its own', async () => {
    const file = await edited(await download(director, `/api/workbooks/${county}/${year}/units`), (sheet) => {
      const columns = new Map<string, number>();
      sheet.getRow(5).eachCell((cell, number) => void columns.set(cell.text, number));
      sheet.eachRow((row) => {
        if (row.getCell(1).text !== sections[2]) return;
        for (const [code, value] of Object.entries(sound)) row.getCell(columns.get(code)!).value = value;
      });
    });
    const sent = await sendWorkbook(director, county, year, file);
    expect(sent).toMatchObject({ status: 'checked', errorCount: 0, progress: 3, counts: { new: 4 } });
    expect(await confirm(director, sent)).toMatchObject({ status: 201, body: { filed: 0, drafted: 1 } });
    expect((await filing(director, sections[2])).status).toBe(404);
    await api.account('三小', schools[2], ['reporter']);
    const third = await api.as('三小');
    const own = await sendWorkbook(
      third,
      sections[2],
      year,
      await download(third, `/api/workbooks/${sections[2]}/${year}`),
    );
    expect(own.counts).toMatchObject({ new: 0, changed: 0, unchanged: 4 });
    expect(await confirm(third, own)).toMatchObject({ status: 201, body: { filed: 1 } });
  });
});
