import { sectionForm } from '@app/domain/submissions';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Outcome } from '@app/domain/kernel';
import { Api, type Answer, type Client } from '@test/api';

let api: Api;
let county: string;
let school: string;
let section: string;
let director: Client;
let inspector: Client;
let principal: Client;
let people: Record<string, string>;
let issue: string;
let inspection: string;

const body = ({ body: content }: Answer) => content as Record<string, unknown> & { items: Record<string, unknown>[] };
const done = ({ status, body: answer }: Answer): string => {
  expect({ status, answer }).toMatchObject({ status: 201, answer: { outcome: 'done' } });
  return (answer as Outcome).id;
};

beforeAll(async () => {
  api = await Api.start();
  county = await api.unit('county', null, { name: '彰武县' });
  school = await api.unit('school', county, { name: '四堡子九年制学校', schoolType: 'nineYear' });
  section = await api.unit('section', school, { name: '小学部', stage: 'primary' });
  people = {
    director: await api.account('wang.gang', county, ['supervisionDirector']),
    inspector: await api.account('li.lei', county, ['inspector']),
    principal: await api.account('han.mei', school, ['principal']),
  };
  [director, inspector, principal] = [await api.as('wang.gang'), await api.as('li.lei'), await api.as('han.mei')];
  const checklist = [{ id: 'q1', text: '标牌齐全', clause: '教督〔2017〕6号 第六条' }];
  const plan = { kind: 'routine', unitId: school, subject: '经常性督导', team: [people['inspector']], checklist };
  inspection = done(await director.post('/api/inspections', { ...plan, date: '2025-03-03' }));
  done(await inspector.post(`/api/inspections/${inspection}/start`, {}));
  done(await inspector.post(`/api/inspections/${inspection}/answers/q1`, { answer: 'yes', evidence: [] }));
  const problem = { problem: '操场未硬化', clause: '教督〔2017〕6号 第六条', severity: 'ordinary', evidence: [] };
  issue = done(await inspector.post('/api/issues', { unitId: section, ...problem }));
  const notice = { noticeNumber: '彰教督整〔2025〕3号', leadUnitId: school, supportingUnitIds: [county] };
  done(await director.post(`/api/issues/${issue}/assignment`, { ...notice, dueDate: '2025-05-10' }));
  done(await principal.post(`/api/issues/${issue}/acknowledgement`, {}));
});
afterAll(() => api.close());

describe('an answer calls things by their names', () => {
  it('an issue its units, in the list, alone, and among what waits', async () => {
    const named = {
      unitId: section,
      unitName: '四堡子九年制学校小学部',
      countyName: '彰武县',
      leadUnitName: '四堡子九年制学校',
      supportingUnitNames: ['彰武县'],
      consultedUnitName: null,
    };
    expect(body(await director.get('/api/issues')).items).toMatchObject([named]);
    expect(body(await director.get(`/api/issues/${issue}`))).toMatchObject(named);
    expect(body(await director.get('/api/todos')).items).toEqual([]);
    const waits = {
      kind: 'issues.submitPlan',
      act: 'SubmitRectificationPlan',
      title: '报整改方案：操场未硬化',
      unitName: '四堡子九年制学校小学部',
      actingUnitName: '四堡子九年制学校',
      subject: { issueId: issue, inspectionId: null },
    };
    expect(body(await principal.get('/api/todos')).items).toMatchObject([waits]);
    expect(body(await director.get('/api/todos?scope=unit&place=issues')).items).toMatchObject([waits]);
    expect((await director.get('/api/todos?scope=nobody')).status).toBe(400);
  });

  it('an inspection its unit, and its team to those who oversee it and to the school that it came to', async () => {
    const named = { unitName: '四堡子九年制学校', countyName: '彰武县' };
    expect(body(await director.get('/api/inspections')).items).toMatchObject([{ ...named, teamNames: ['li.lei'] }]);
    expect(body(await principal.get(`/api/inspections/${inspection}`))).toMatchObject({
      ...named,
      teamNames: ['li.lei'],
      questions: [{ answeredBy: people['inspector'], answeredByName: 'li.lei' }],
    });
    expect(body(await principal.get('/api/inspections')).items).toMatchObject([{ teamNames: ['li.lei'] }]);
    expect(body(await director.get(`/api/inspections/${inspection}`))).toMatchObject({
      questions: [{ answeredByName: 'li.lei' }],
    });
    const acts = async (reader: Client) =>
      (body(await reader.get(`/api/inspections/${inspection}`))['acts'] as { act: string; blockedBy: unknown }[])
        .filter(({ blockedBy }) => blockedBy === null)
        .map(({ act }) => act);
    expect(await acts(inspector)).toEqual(['AnswerQuestion', 'RaiseFinding', 'CompleteInspection']);
    expect(await acts(director)).toEqual(['CancelInspection']);
    expect(await acts(principal)).toEqual([]);
    const waits = {
      kind: 'inspections.complete',
      title: '结束现场督导：经常性督导（经常性督导）',
      unitName: '四堡子九年制学校',
      actingUnitName: '彰武县',
    };
    expect(body(await inspector.get('/api/todos')).items).toMatchObject([waits]);
    expect(body(await director.get('/api/todos')).items).toEqual([]);
    expect(body(await director.get('/api/todos?scope=unit&place=inspections')).items).toMatchObject([waits]);
  });

  it('an act whoever did it, as far as the reader oversees them', async () => {
    const actors = async (reader: Client) =>
      ((await reader.get(`/api/issues/${issue}/timeline`)).body as Record<string, unknown>[]).map(
        ({ actorName, actorUnitName }) => [actorName, actorUnitName],
      );
    expect(await actors(director)).toEqual([
      ['han.mei', '四堡子九年制学校'],
      ['wang.gang', '彰武县'],
      ['li.lei', '彰武县'],
    ]);
    expect(await actors(principal)).toEqual([
      ['han.mei', '四堡子九年制学校'],
      [null, '彰武县'],
      [null, '彰武县'],
    ]);
    const [, assigned] = (await principal.get(`/api/issues/${issue}/timeline`)).body as { names: object }[];
    expect(assigned!.names).toEqual({ [school]: '四堡子九年制学校', [county]: '彰武县' });
  });

  it('the figures of a unit who filed them and who sent them back, and why', async () => {
    const at = `/api/submissions/${section}/2024-2025`;
    done(await principal.post(at, { figures: { students: '260', teachingAncillaryArea: null } }));
    done(
      await director.post(`${at}/return`, { version: 1, reasons: [{ figure: 'students', reason: '与学籍系统不符' }] }),
    );
    const filed = { filedByName: 'han.mei', filedByUnit: '四堡子九年制学校', decidedByUnit: '彰武县' };
    const returned = { status: 'returned', reasons: [{ figure: 'students', reason: '与学籍系统不符' }] };
    expect(body(await principal.get(at))).toMatchObject({
      unit: '四堡子九年制学校小学部',
      versions: [{ ...filed, ...returned, decidedByName: null }],
    });
    expect(body(await director.get(at))).toMatchObject({ versions: [{ ...filed, decidedByName: 'wang.gang' }] });
  });

  it('the trail its units and people, and one event those that it names', async () => {
    const { items } = body(await director.get('/api/audit/trail?type=rectification.rectification-assigned'));
    expect(items).toMatchObject([{ unitName: '四堡子九年制学校小学部', personName: 'wang.gang' }]);
    expect(body(await director.get(`/api/audit/events/${String(items[0]!['sequence'])}`))).toMatchObject({
      personName: 'wang.gang',
      actorUnitName: '彰武县',
      names: { [school]: '四堡子九年制学校', [county]: '彰武县' },
    });
  });

  it('one event the fields of a form as the form calls them', async () => {
    const filed = body(await director.get('/api/audit/trail?type=submission.figures-submitted')).items[0]!;
    const { changes, names } = body(await director.get(`/api/audit/events/${String(filed['sequence'])}`));
    expect(changes).toContainEqual(expect.objectContaining({ field: 'figures.students' }));
    expect(names).toMatchObject({ students: sectionForm.fields.find(({ code }) => code === 'students')!.label });
  });

  it('a thing’s detail by the revision that a change may insist on', async () => {
    const filing = `/api/submissions/${section}/2023-2024`;
    done(await principal.post(filing, { figures: { students: '250' } }));
    const seen = async (path: string) => String(body(await director.get(path))['revision']);
    const reasons = [{ figure: 'students', reason: '与学籍系统不符' }];
    const back = (revision: string) =>
      director.post(`${filing}/return`, { version: 1, reasons }, { 'if-match': `"${revision}"` });
    expect(await seen(filing)).toBe('0');
    expect((await back('7')).status).toBe(412);
    expect((await back(await seen(filing))).status).toBe(201);
    expect(await seen(filing)).toBe('1');
    expect(await seen(`/api/issues/${issue}`)).toBe('2');
    const earlier = Number(body(await director.get(`/api/issues/${issue}`))['sequence']) - 1;
    expect(await seen(`/api/issues/${issue}?knownAt=${earlier}`)).toBe('1');
    expect(await seen(`/api/inspections/${inspection}`)).toBe('2');
    expect(await seen(`/api/organizations/units/${school}`)).toBe('0');
  });

  it('but the log holds no name of a person', async () => {
    const { items } = body(await director.get('/api/audit/trail?limit=200'));
    expect(items.length).toBeGreaterThan(10);
    for (const { sequence } of items) {
      const { data } = body(await director.get(`/api/audit/events/${String(sequence)}`));
      expect(JSON.stringify(data)).not.toMatch(/wang\.gang|han\.mei|li\.lei/);
    }
  });
});
