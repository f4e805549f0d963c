import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Attachments } from '@app/attachments';
import { EventStore } from '@app/event-store';
import { canonical, sha256 } from '@app/ledger';
import { ReadModel } from '@app/projections/kernel';
import { Checkpoints } from '@app/runtime/proofs';
import { Reports } from '@app/runtime/reports';
import { Sqlite } from '@app/sqlite';
import { madeAgain } from '../../../../libs/runtime/src/reports/made-again.js';
import { Api, type Client } from '@test/api';

let api: Api;
let county: string;
let section: string;
let director: Client;
let deputy: Client;
let anybody: Client;
let school: Client;

beforeAll(async () => {
  api = await Api.start();
  county = await api.unit('county', null, { name: '彰武县', effectiveAt: '2000-01-01' });
  await api.account('director', county, ['supervisionDirector']);
  await api.account('deputy', county, ['supervisionDirector']);
  director = await api.as('director');
  deputy = await api.as('deputy');
  anybody = api.client();
  const since = { effectiveAt: '2010-09-01' };
  const unit = await api.unit('school', county, { name: '四堡子小学', ...since });
  section = await api.unit('section', unit, { name: '小学部', stage: 'primary', ...since });
  await api.account('principal', unit, ['principal', 'reporter']);
  school = await api.as('principal');
  await filed('260');
});
afterAll(() => api.close());

const at = (act = '') => `/api/submissions/${section}/2024-2025${act}`;
const filed = async (students: string) => {
  expect((await school.post(at(), { figures: { students, sportsVenueArea: '2080' } })).status).toBe(201);
  expect((await director.post(at('/acceptance'), { version: 1 })).status).toBe(201);
};
/** What issuing leaves behind beside its event: a signed checkpoint, and the figures' file. */
const traces = async () => {
  const files = readdirSync(join(api.data, 'attachments'), { recursive: true }).map(String).toSorted();
  return { files, signed: await api.app.get(Checkpoints).recent(100) };
};
type Report = { reportId: string; number: number; digest: string; code: string; sequence: number };
const issue = async (more: object = {}): Promise<Report> => {
  const asked = { kind: 'standing', dataYear: '2024-2025', ...more };
  const { status, body } = await director.post(`/api/counties/${county}/reports`, asked);
  expect([status, body]).toMatchObject([201, { outcome: 'done' }]);
  return (await director.get(`/api/reports/${(body as { id: string }).id}`)).body as Report;
};
const again = async ({ reportId }: Report) => (await director.get(`/api/reports/${reportId}/again`)).body;
const verified = async (code: string, digest = '') =>
  (await anybody.get(`/api/public/reports/${code}${digest && `?digest=${digest}`}`)).body as { answer: string };

describe('a report', () => {
  it('is numbered without gaps, and its digest is that of its figures to the byte', async () => {
    const one = await issue();
    const { count, root } = await api.app.get(EventStore).head();
    expect(one).toMatchObject({ number: 1, dataYear: '2024-2025', standardId: 'hqb-2017', asOf: '2025-03-03' });
    expect(one).toMatchObject({ county: '彰武县', sequence: count, knownAt: count - 1, logCount: count - 1 });
    expect(root).toMatch(/^[0-9a-f]{64}$/);
    const figures = await director.get(`/api/reports/${one.reportId}/figures`);
    expect(sha256(JSON.stringify(figures.body))).toBe(one.digest);
    expect(figures.body).toMatchObject({ county: '彰武县', sections: [{ students: '260' }] });
    expect((await issue()).number).toBe(2);
    const { body } = await deputy.get(`/api/counties/${county}/reports?dataYear=2024-2025`);
    expect(body).toMatchObject({ total: 2, items: [{ number: 2 }, { number: 1, reportId: one.reportId }] });
  });

  it('is given out once for a command that comes twice', async () => {
    const key = { 'idempotency-key': 'a-report' };
    const asked = { kind: 'standing', dataYear: '2023-2024' };
    const first = await director.post(`/api/counties/${county}/reports`, asked, key);
    const before = await traces();
    const second = await director.post(`/api/counties/${county}/reports`, asked, key);
    expect(await traces()).toEqual(before);
    expect(second.body).toMatchObject({ outcome: 'repeated', id: (first.body as { id: string }).id });
    const { body } = await director.get(`/api/counties/${county}/reports?dataYear=2023-2024`);
    expect(body).toMatchObject({ total: 1 });
  });

  it('is not issued of what nobody knew, of tomorrow, or by a school', async () => {
    const refused = async (more: object) =>
      (await director.post(`/api/counties/${county}/reports`, { kind: 'standing', dataYear: '2024-2025', ...more }))
        .body;
    const before = await traces();
    expect(await refused({ asOf: '2025-03-04' })).toMatchObject({
      code: 'report.as-of-ahead',
      errors: [{ field: 'asOf' }],
    });
    expect(await refused({ dataYear: '2024-2026' })).toMatchObject({ status: 400 });
    expect(await refused({ dataYear: '2025-2026' })).toMatchObject({
      status: 422,
      code: 'report.data-year-ahead',
      errors: [{ field: 'dataYear' }],
    });
    expect(await refused({ knownAt: 9999 })).toMatchObject({ status: 400, errors: [{ field: 'knownAt' }] });
    const wrongRevision = { 'if-match': '"77"' };
    const asked = { kind: 'standing', dataYear: '2024-2025' };
    expect((await director.post(`/api/counties/${county}/reports`, asked, wrongRevision)).status).toBe(412);
    expect(await traces()).toEqual(before);
    const early = await api.unit('county', null, { name: '荣昌区' });
    await api.account('elsewhere', early, ['supervisionDirector']);
    const body = { kind: 'standing', dataYear: '2024-2025', knownAt: 1 };
    const answer = await (await api.as('elsewhere')).post(`/api/counties/${early}/reports`, body);
    expect(answer.body).toMatchObject({ status: 422, code: 'report.nothing-known' });
    expect((await school.get(`/api/counties/${county}/reports`)).status).toBe(403);
    const { reportId } = await issue();
    expect((await (await api.as('elsewhere')).get(`/api/reports/${reportId}`)).status).toBe(404);
  });

  it('is byte-equal when it is made again after corrections and another threshold', async () => {
    const before = await issue();
    const evidence = [await api.evidence()];
    const figures = { students: '999', sportsVenueArea: '10' };
    const proposed = { figures, reason: '漏报', evidence, effectiveAt: '2025-02-01' };
    expect((await director.post(at('/correction'), proposed)).status).toBe(201);
    expect((await deputy.post(at('/correction/acceptance'), { version: 2 })).status).toBe(201);
    const adoption = { standardId: 'basic-2012', basis: '改按基本均衡标准', effectiveAt: '2025-02-01' };
    expect((await director.post(`/api/standards/units/${county}/adoption`, adoption)).status).toBe(201);

    const after = await issue();
    expect(after).toMatchObject({ standardId: 'basic-2012', figures: { sections: [{ students: '999' }] } });
    expect(await again(before)).toEqual({
      isEqual: true,
      digest: before.digest,
      digestNow: before.digest,
      causes: [],
      sentences: [],
      wrongEvents: [],
      isKept: true,
      differences: [],
      total: 0,
    });
  });
});

describe('whoever holds a paper', () => {
  it('is told that it is ours, and nothing that is not printed on it', async () => {
    const { code, digest, number } = await issue();
    expect(await verified(code, digest)).toEqual({
      answer: 'genuine',
      because: null,
      report: {
        kind: 'standing',
        name: '达标与差异系数报告',
        number,
        county: '彰武县',
        dataYear: '2024-2025',
        standard: expect.any(String),
        asOf: '2025-03-03',
        issuedOn: '2025-03-03',
        code,
        logCount: expect.any(Number),
        logRoot: expect.stringMatching(/^[0-9a-f]{64}$/),
        digest,
      },
    });
    expect(await verified(code.toLowerCase().replaceAll('-', ''))).toMatchObject({ answer: 'genuine' });
    expect(await verified(code, 'a'.repeat(64))).toMatchObject({ answer: 'differs', because: 'digest' });
  });

  it('is told that nobody has a code, or that it cannot be one', async () => {
    const { code } = await issue();
    const wrong = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0');
    expect(await verified('0000-0000-0000-00000')).toEqual({ answer: 'unknown', because: null, report: null });
    for (const one of [wrong, 'x', '%00', '报告'])
      expect(await verified(one)).toMatchObject({ status: 400, errors: [{ field: 'code' }] });
    expect((await anybody.get(`/api/public/reports/${code}?digest=xyz`)).status).toBe(400);
  });

  it('may not ask without end', async () => {
    const strict = await Api.start({ SIGN_INS_PER_MINUTE: '3' });
    const ask = async () => (await strict.client().get('/api/public/reports/x')).status;
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([400, 400, 400, 429]);
    await strict.close();
  });
});

describe('a record that was changed behind a report', () => {
  const changed = (sql: string, ...values: (string | number)[]) => {
    const log = new Sqlite(join(api.data, 'events.sqlite'));
    log.exec('drop trigger if exists event_no_update; drop trigger if exists event_no_delete');
    log.run(sql, ...values);
    log.close();
  };

  it('is found, and the figures that differ are told, with why', async () => {
    const { reportId } = await issue({ knownAt: (await issue()).sequence - 1 });
    const { data } = (await api.app.get(Reports).read(reportId))!;
    const attachments = api.app.get(Attachments);
    const { content } = (await attachments.get(data.figures[0]!.hash))!;
    const printed = JSON.parse(content.toString('utf8')) as { sections: { students: string }[] };
    printed.sections[0]!.students = '261';
    const other = await attachments.put(Buffer.from(canonical(printed)));
    const tools = { db: api.app.get(ReadModel).db, store: api.app.get(EventStore), attachments };
    const checkpoints = api.app.get(Checkpoints);
    const told = async (more: Partial<typeof data>) =>
      madeAgain({ ...data, figures: [other], ...more }, { ...tools, checkpoints });
    const students = { path: expect.stringMatching(/^sections\[.*\]\.students$/), issued: '261', now: '999' };
    expect(await told({})).toMatchObject({ isEqual: false, causes: ['calculation'], differences: [students] });
    expect((await told({ standardDigest: 'x', format: 0 })).causes).toEqual(['standard', 'format']);
    expect((await told({ log: { ...data.log, root: 'x' } })).causes).toEqual(['log-differs']);
    expect((await told({ log: { ...data.log, count: 9999 } })).causes).toEqual(['log-shorter']);
    const gone = await told({ figures: [{ ...other, hash: '0'.repeat(64) }] });
    expect(gone).toMatchObject({ isKept: false, differences: [] });

    const filed = (await tools.store.readStored({ limit: 1000 })).find(({ meta }) =>
      meta.includes('figures-submitted'),
    )!;
    changed(`update event set data = replace(data, '260', '620') where sequence = ?`, filed.sequence);
    expect(await told({})).toMatchObject({ causes: ['inputs-changed'], wrongEvents: [filed.sequence] });
  });

  it('makes its paper 不符, not 真实', async () => {
    const report = await issue();
    expect(await verified(report.code)).toMatchObject({ answer: 'genuine' });
    changed(`update event set data = replace(data, '"number":', '"number":1') where sequence = ?`, report.sequence);
    expect(await verified(report.code)).toEqual({ answer: 'differs', because: 'record', report: null });
    expect((await director.get(`/api/reports/${report.reportId}`)).body).toMatchObject({ code: 'report.not-proven' });
  });
});
