import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Attachments } from '@app/attachments';
import type { PaperData } from '@app/domain/reports';
import { EventStore } from '@app/event-store';
import { canonical } from '@app/ledger';
import { ReadModel } from '@app/projections/kernel';
import { Checkpoints } from '@app/runtime/proofs';
import { Papers, Reports } from '@app/runtime/reports';
import { Sqlite } from '@app/sqlite';
import { Api, type Answer, type Client } from '@test/api';
import { heldAgainst } from '../../../../libs/runtime/src/reports/made-again.js';
import { PaperGathering } from '../../../../libs/runtime/src/reports/papers/gathering.js';
import { aTemplate, partsOf, readIn } from '@test/word-cases';

let api: Api;
let county: string;
let school: string;
let beside: string;
let issue: string;
let other: string;
let director: Client;
let principal: Client;
let neighbour: Client;

type Job = { paperId: string; state: string; code: string | null; detail: string | null };
type Paper = { paperId: string; number: number; printedNumber: string; digest: string; file: string; code: string };
const told = <Body>({ status, body }: Answer, wanted = 200): Body => {
  expect([status, body]).toMatchObject([wanted, {}]);
  return body as Body;
};

beforeAll(async () => {
  api = await Api.start({ PUBLIC_URL: 'https://hj.example.cn' });
  county = await api.unit('county', null, { name: '彰武县', effectiveAt: '2000-01-01' });
  school = await api.unit('school', county, { name: '四堡子"小学"<&>𠮷', effectiveAt: '2010-09-01' });
  beside = await api.unit('school', county, { name: '二道河小学', effectiveAt: '2010-09-01' });
  await api.account('director', county, ['supervisionDirector']);
  await api.account('principal', school, ['principal']);
  await api.account('neighbour', beside, ['principal']);
  [director, principal, neighbour] = [await api.as('director'), await api.as('principal'), await api.as('neighbour')];
  issue = await ordered(school, 1);
  other = await ordered(beside, 2);
});
afterAll(() => api.close());

const ordered = async (unitId: string, number: number): Promise<string> => {
  const problem = {
    unitId,
    problem: '音乐教室“不足”\n第二行 <b>',
    clause: '第六条',
    severity: 'ordinary',
    evidence: [],
  };
  const { id } = told<{ id: string }>(await director.post('/api/issues', problem), 201);
  const notice = {
    noticeNumber: `整〔2025〕${number}号`,
    leadUnitId: unitId,
    supportingUnitIds: [],
    dueDate: '2025-04-30',
  };
  told(await director.post(`/api/issues/${id}/assignment`, notice), 201);
  return id;
};
const settled = async (client: Client, begun: Answer): Promise<Job> => {
  let job = told<Job>(begun, 202);
  while (job.state === 'working') job = told<Job>(await client.get(`/api/papers/jobs/${job.paperId}`));
  return job;
};
const asked = (client: Client, kind: string, subject: string, body: object = {}, key: string = randomUUID()) =>
  client.post(`/api/papers/${kind}/of/${subject}`, body, { 'idempotency-key': key });
const issued = async (client: Client, kind: string, subject: string, body: object = {}): Promise<Paper> => {
  const job = await settled(client, await asked(client, kind, subject, body));
  expect(job).toMatchObject({ state: 'done', detail: null });
  return told<Paper>(await client.get(`/api/papers/${job.paperId}`));
};
const fileOf = async (client: Client, path: string): Promise<Buffer> => {
  const { status, headers, bytes } = await client.bytes(path);
  expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('wordprocessingml')]);
  return Buffer.from(bytes);
};
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a paper', () => {
  it('is numbered without gaps, once a request, and its file carries what proves it', async () => {
    const key = randomUUID();
    const twice = await Promise.all([1, 2].map(() => asked(director, 'rectification-notice', issue, {}, key)));
    const [one, same] = await Promise.all(twice.map((begun) => settled(director, begun)));
    expect(same).toEqual(one);
    const first = told<Paper>(await director.get(`/api/papers/${one!.paperId}`));
    expect(first).toMatchObject({ number: 1, printedNumber: '彰武县2024-2025学年整改通知书第1号', county: '彰武县' });
    const more = await Promise.all([issue, other, issue].map((of) => issued(director, 'rectification-notice', of)));
    expect(more.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([2, 3, 4]);

    const file = await fileOf(director, `/api/papers/${first.paperId}/file`);
    expect(sha256(file)).toBe(first.file);
    const parts = await partsOf(file);
    expect(readIn(parts['word/header1.xml']!)).toContain(first.printedNumber);
    expect(readIn(parts['word/footer1.xml']!)).toContain(`https://hj.example.cn/verify/${first.code}`);
    const read = readIn(parts['word/document.xml']!);
    expect(read).toContain('四堡子"小学"<&>𠮷');
    expect(read).toContain('音乐教室“不足”\n第二行 <b>');
    const { body } = await director.get(`/api/papers?subjectId=${other}`);
    expect(body).toMatchObject({ total: 1, items: [{ subjectId: other }] });
  });

  it('is made again the same after the record went on, and is proven to whoever holds it', async () => {
    const before = await issued(director, 'rectification-notice', issue);
    const content = async () => told<{ knownAt: number }>(await director.get(`/api/papers/${before.paperId}/content`));
    const asIssued = await content();
    const then = `/api/papers/rectification-notice/of/${issue}/preview?knownAt=${asIssued.knownAt}`;
    const { mayIssue: _may, ...preview } = told<{ mayIssue: boolean }>(await director.get(then));
    expect(asIssued).toEqual({ ...preview, isSameForm: true });
    expect((await neighbour.get(`/api/papers/${before.paperId}/content`)).status).toBe(404);
    told(await principal.post(`/api/issues/${issue}/acknowledgement`, {}), 201);
    expect(await content()).toEqual(asIssued);
    expect(told(await director.get(`/api/papers/${before.paperId}/again`))).toMatchObject({
      isEqual: true,
      causes: [],
    });
    const shown = async (digest: string) =>
      told(await api.client().get(`/api/public/reports/${before.code}?digest=${digest}`));
    const genuine = { answer: 'genuine', report: { name: '整改通知书', number: before.number, county: '彰武县' } };
    expect(await shown(before.digest)).toMatchObject(genuine);
    expect(await shown(before.file)).toMatchObject(genuine);
    expect(await shown('a'.repeat(64))).toMatchObject({ answer: 'differs', because: 'digest' });
  });

  it('says the same whichever pages its values led to when it was issued; one that said otherwise is named', async () => {
    const { paperId } = await issued(director, 'circular', county);
    const record = (await api.app.get(Reports).paper(paperId))!;
    const attachments = api.app.get(Attachments);
    const { content } = (await attachments.get(record.data.values[0]!.hash))!;
    const kept = JSON.parse(content.toString('utf8')) as PaperData;
    expect(JSON.stringify(kept)).toContain('"behind":{');
    /** As a program kept it before counts led anywhere. */
    const earlier = (data: PaperData) =>
      JSON.parse(JSON.stringify(data), (key, value: unknown) => (key === 'behind' ? null : value)) as PaperData;
    const again = async (data: PaperData) => {
      const file = await attachments.put(Buffer.from(canonical(data)));
      const values = record.data.values.map((one) => ({ ...one, hash: file.hash }));
      return api.app.get(Papers).again({ ...record, data: { ...record.data, values } });
    };
    const same = await again(earlier(kept));
    expect(same).toMatchObject({ isEqual: true, causes: [], differences: [] });
    expect(same.digestNow).toBe(record.data.values[0]!.hash);
    const { 逾期问题数: count } = kept.fields;
    const other = { ...kept, fields: { ...kept.fields, 逾期问题数: { ...count!, text: '77' } } };
    expect(await again(earlier(other))).toMatchObject({
      isEqual: false,
      causes: ['calculation'],
      differences: [{ path: 'fields.逾期问题数', issued: '77', now: count!.text }],
    });
  });

  it('is looked at before it is issued, value by value, and saved as a draft', async () => {
    const path = `/api/papers/rectification-notice/of/${issue}`;
    const preview = told<{ blocks: { parts?: { text: string }[] }[] }>(await director.get(`${path}/preview`));
    const texts = preview.blocks.flatMap(({ parts }) => parts ?? []).map(({ text }) => text);
    expect(texts).toContain('四堡子"小学"<&>𠮷');
    const draft = await partsOf(await fileOf(director, `${path}/draft`));
    expect(readIn(draft['word/header1.xml']!)).toContain('草稿');
  });

  it('asks what no record tells, takes a county without figures, and is a workbook where its kind is', async () => {
    const path = `/api/papers/application-form/of/${county}`;
    const answers = (given: unknown) => `answers=${encodeURIComponent(JSON.stringify(given))}`;
    const preview = await director.get(`${path}/preview?${answers({ 表一L1: '85.3' })}`);
    expect([preview.status, JSON.stringify(preview.body)]).toEqual([200, expect.stringContaining('"85.30"')]);
    for (const wrong of ['x', [], { 表一L1: 7 }])
      expect((await director.get(`${path}/preview?${answers(wrong)}`)).body).toMatchObject({
        errors: [{ field: 'answers' }],
      });
    const said = async (given: object) => (await director.get(`${path}/preview?${answers(given)}`)).body;
    expect(await said({ 表一L9: '1' })).toMatchObject({ code: 'paper.unknown-answer' });
    expect(await said({ 表一L1: '<b>' })).toMatchObject({ code: 'report.answer' });
    const workbook = await director.bytes(`${path}/workbook`);
    expect([workbook.status, workbook.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('spreadsheetml'),
    ]);
    expect((await director.get(`/api/papers/rectification-notice/of/${issue}/workbook`)).body).toMatchObject({
      code: 'paper.no-workbook',
    });
    for (const kind of ['self-assessment', 'application-form', 'dispersion-sheet', 'replay-report'])
      expect(await issued(director, kind, county)).toMatchObject({ number: 1 });
  });

  it('is its unit’s to read, and to issue where it is the unit’s own', async () => {
    const paper = await issued(director, 'rectification-notice', issue);
    expect((await principal.get(`/api/papers/${paper.paperId}`)).status).toBe(200);
    expect((await neighbour.get(`/api/papers/${paper.paperId}`)).status).toBe(404);
    const { body } = await neighbour.get('/api/papers?limit=200');
    expect((body as { items: { subjectId: string }[] }).items.map(({ subjectId }) => subjectId)).toEqual([other]);
    expect(await principal.get(`/api/papers/rectification-notice/of/${issue}/preview`)).toMatchObject({
      status: 403,
      body: { code: 'paper.not-own' },
    });
    expect((await asked(principal, 'rectification-notice', issue)).status).toBe(403);
    expect((await asked(neighbour, 'rectification-report', issue)).status).toBe(404);
    expect(await issued(principal, 'rectification-report', issue)).toMatchObject({ number: 1 });
  });

  it('of an issue is issued by whoever leads it now; whoever led it before may look', async () => {
    const problem = { unitId: school, problem: '器材不足', clause: '第六条', severity: 'ordinary', evidence: [] };
    const { id } = told<{ id: string }>(await director.post('/api/issues', problem), 201);
    const order = { leadUnitId: school, supportingUnitIds: [], dueDate: '2025-04-30' };
    told(await director.post(`/api/issues/${id}/assignment`, { ...order, noticeNumber: '整〔2025〕8号' }), 201);
    const handed = { ...order, leadUnitId: beside, noticeNumber: '整〔2025〕9号', reason: '由二道河小学牵头' };
    told(await director.post(`/api/issues/${id}/reassignment`, handed), 201);
    const offered = async (who: Client, kind = 'rectification-report') =>
      told<{ mayIssue: boolean }>(await who.get(`/api/papers/${kind}/of/${id}/preview`)).mayIssue;
    // Whoever may only look is not offered to issue it.
    expect([await offered(principal), await offered(neighbour)]).toEqual([false, true]);
    expect([await offered(director), await offered(director, 'rectification-notice')]).toEqual([true, true]);
    for (const kind of ['rectification-report', 'closure-application'])
      expect((await asked(principal, kind, id)).status).toBe(404);
    expect(await issued(neighbour, 'rectification-report', id)).toMatchObject({ subjectId: id });
    expect(await issued(director, 'rectification-notice', id)).toMatchObject({ subjectId: id });
  });

  it('of a school is the school’s own, with its county’s figures; a 通报 lists what is overdue, and is not the school’s', async () => {
    for (const kind of ['school-self-assessment', 'school-plan', 'indicator-report'])
      expect(await issued(principal, kind, school)).toMatchObject({ number: 1, subjectId: school });
    expect((await neighbour.get(`/api/papers/school-plan/of/${school}/preview`)).status).toBe(404);
    const path = `/api/papers/circular/of/${county}/preview`;
    expect((await principal.get(path)).status).toBe(404);
    const circular = told<{ blocks: { rows?: { cells: { text: string; behind: unknown }[] }[] }[] }>(
      await director.get(path),
    );
    const cells = circular.blocks.flatMap(({ rows }) => rows ?? []).flatMap((row) => row.cells);
    expect(cells).toContainEqual({ text: '二道河小学', behind: null });
    const { paperId } = await issued(director, 'circular', county);
    expect(told(await director.get(`/api/papers/${paperId}/again`))).toMatchObject({ isEqual: true });
  });

  it('is refused by what is wrong, and takes no number', async () => {
    const refused = async (kind: string, subject: string, query: string) =>
      (await director.get(`/api/papers/${kind}/of/${subject}/preview${query}`)).body;
    expect(await refused('no-such', issue, '')).toMatchObject({ status: 404, code: 'paper.unknown-kind' });
    expect(await refused('rectification-notice', county, '')).toMatchObject({ status: 422, code: 'paper.not-subject' });
    expect(await refused('rectification-notice', issue, '?knownAt=1')).toMatchObject({ status: 422 });
    expect(await refused('rectification-notice', issue, '?asOf=1999-01-01')).toMatchObject({ status: 422 });
    expect(await refused('rectification-notice', issue, '?asOf=2025-03-04')).toMatchObject({
      code: 'report.as-of-ahead',
    });
    expect(await refused('rectification-notice', issue, '?knownAt=99999')).toMatchObject({ status: 400 });
    expect(await refused('rectification-notice', issue, '?asOf=2025')).toMatchObject({ errors: [{ field: 'asOf' }] });
    for (const kind of ['self-assessment', 'application-form'])
      expect(await refused(kind, county, '?standard=basic-2012')).toMatchObject({
        status: 422,
        code: 'paper.other-standard',
        errors: [{ field: 'standard', detail: expect.stringContaining('优质均衡') }],
      });
    expect(await refused('dispersion-sheet', county, '?standard=basic-2012')).not.toHaveProperty('code');
    const past = await asked(director, 'rectification-notice', issue, { asOf: '1999-01-01' });
    expect(await settled(director, past)).toMatchObject({
      state: 'refused',
      detail: expect.stringContaining('请改选'),
    });
    const { number } = await issued(director, 'rectification-notice', issue);
    const { body } = await director.get('/api/papers?kind=rectification-notice');
    expect(body).toMatchObject({ total: number });
  });
});

describe('a county’s own template', () => {
  const kind = 'rectification-notice';
  const sent = (client: Client, file: Uint8Array) => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(file)]), '模板.docx');
    return client.post(`/api/counties/${county}/paper-templates/${kind}`, form);
  };

  it('is refused with every fault by name, and nothing is kept', async () => {
    const { status, body } = await sent(director, await aTemplate('{县名称}', '{校长}'));
    expect([status, body]).toMatchObject([
      422,
      { code: 'template.placeholders', errors: [{ field: 'file', detail: expect.stringContaining('县名称') }, {}] },
    ]);
    expect((await sent(director, Buffer.alloc(11 * 1024 * 1024))).status).toBe(413);
    expect((await sent(director, Buffer.from('%PDF-1.7'))).body).toMatchObject({ code: 'template.not-docx' });
    expect((await sent(principal, await aTemplate())).status).toBe(403);
    const list = await director.get(`/api/counties/${county}/paper-templates`);
    expect(list.body).toEqual({ items: [] });
  });

  it('prints papers from then on, until it is taken out of use', async () => {
    const file = await aTemplate('本县：{县名}');
    const taken = told<{ hash: string; unused: string[] }>(await sent(director, file), 201);
    expect(taken.unused).not.toContain('县名');
    expect((await sent(director, file)).body).toMatchObject({ code: 'template.in-use' });
    const paper = await issued(director, kind, issue);
    expect(paper).toMatchObject({ template: taken.hash });
    const parts = await partsOf(await fileOf(director, `/api/papers/${paper.paperId}/file`));
    expect(readIn(parts['word/document.xml']!)).toContain(`${paper.printedNumber}\n\n本县：彰武县\n`);
    const kept = await fileOf(director, `/api/counties/${county}/paper-templates/${kind}/${taken.hash}`);
    expect(sha256(kept)).toBe(taken.hash);
    told(await director.call('DELETE', `/api/counties/${county}/paper-templates/${kind}`));
    expect(await issued(director, kind, issue)).toMatchObject({ template: null });
    const names = told<{ fields: { name: string }[] }>(await director.get(`/api/papers/kinds/${kind}/names`));
    expect(names.fields.map(({ name }) => name)).toContain('县名');
  });
});

describe('an event behind a paper that was changed', () => {
  it('is named, also where it is of an issue and not an input of the county’s standing', async () => {
    const issuing = (kind: string, of: string) => issued(director, kind, of);
    const notice = await issuing('rectification-notice', issue);
    const others = [await issuing('circular', county), await issuing('self-assessment', county)];
    const log = new Sqlite(join(api.data, 'events.sqlite'));
    log.exec('drop trigger if exists event_no_update');
    log.run(
      `update event set data = replace(data, '音乐教室', '美术教室') where stream like ?`,
      `%rectification-${issue}`,
    );
    log.close();
    const found = told<{ wrongEvents: number[]; sentences: string[] }>(
      await director.get(`/api/papers/${notice.paperId}/again`),
    );
    expect(found).toMatchObject({ isEqual: false, causes: ['inputs-changed'], wrongEvents: [expect.any(Number)] });
    expect(found.sentences.join('')).not.toContain('没有');
    const { app } = api;
    const [checkpoints, attachments] = [app.get(Checkpoints), app.get(Attachments)];
    const tools = { db: app.get(ReadModel).db, store: app.get(EventStore), checkpoints, attachments };
    for (const { paperId } of others) {
      const { data } = (await app.get(Reports).paper(paperId))!;
      const streams = app.get(PaperGathering).streams(data);
      const held = { ...data, digest: data.values[0]!.hash, streams };
      const { causes, wrongEvents } = await heldAgainst(
        held,
        { values: {}, isSameForm: true, compared: (all) => all },
        tools,
      );
      expect([causes, wrongEvents]).toEqual([['inputs-changed'], found.wrongEvents]);
    }
  });
});

describe('a paper of a day that is past', () => {
  it('is as it was known at the end of that day, unless a record is named', async () => {
    const path = `/api/papers/rectification-report/of/${other}/preview`;
    type Preview = { knownAt: number; blocks: object[] };
    const then = told<Preview>(await director.get(path));
    api.clock.set('2025-03-05T01:00:00.000Z');
    [director, neighbour] = [await api.as('director'), await api.as('neighbour')];
    told(await neighbour.post(`/api/issues/${other}/acknowledgement`, {}), 201);
    told(await director.post(`/api/issues/${other}/withdrawal`, { reason: '经核实不存在' }), 201);
    const now = told<Preview>(await director.get(path));
    expect(now.blocks).not.toEqual(then.blocks);
    const past = told<Preview>(await director.get(`${path}?asOf=2025-03-03`));
    expect(past).toEqual({ ...then, knownAt: past.knownAt });
    expect(past.knownAt).toBeLessThan(now.knownAt);
    const named = told<Preview>(await director.get(`${path}?asOf=2025-03-03&knownAt=${now.knownAt}`));
    expect(named.knownAt).toBe(now.knownAt);
  });
});
