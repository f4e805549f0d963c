import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient, upload, type ApiClient, type Schemas } from '@app/api-client';
import { Api, password } from '@test/api';
import { browser, data, problem } from '@test/browser';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';

const dataYear = '2024-2025';
const clause = '教督〔2017〕6号 第六条第三项';
const stories = { timeout: 120_000 };

/** With its log on this KurrentDB, where one is named (`npm run test:kurrent`). */
const store = process.env['HENGJIAN_STORY_URL'];

let api: Api;
let county: string;
const accounts: Record<string, string> = {};

beforeAll(async () => {
  api = await Api.start(store === undefined ? {} : { KURRENTDB_URL: store }, { imports: [WorkerModule] });
  const province = await api.unit('province', null, { name: '辽宁省', effectiveAt: '2000-01-01' });
  county = await api.unit('county', province, { name: '彰武县', effectiveAt: '2000-01-01' });
  accounts.keeper = await api.account('keeper', county, ['administrator']);
  accounts.director = await api.account('director', county, ['supervisionDirector']);
  accounts.auditor = await api.account('auditor', county, ['auditor']);
  for (const name of ['inspector1', 'inspector2', 'inspector3'])
    accounts[name] = await api.account(name, county, ['inspector']);
}, stories.timeout);
afterAll(() => api.close());

/** Somebody who comes to work on a day, and signs in: sessions do not last for weeks. */
const on = async (day: string, username: string, secret = password): Promise<ApiClient> => {
  api.clock.set(`${day}T01:00:00.000Z`);
  const client = browser(api.base);
  const me = await data(client.POST('/api/session', { body: { username, password: secret } }));
  expect(me.username).toBe(username);
  return client;
};

let school: string;
let section: string;
let issue: string;

const figures = {
  students: '260',
  aboveStandardQualifiedTeachers: '14',
  backboneTeachers: '4',
  peArtsFullTimeTeachers: '3',
  teachingAncillaryArea: '1407.03',
  sportsVenueArea: '2768.87',
  teachingEquipmentValue: '776076.91',
  networkedMultimediaClassrooms: '8',
};
const filing = () => ({ params: { path: { unitId: section, dataYear } } });
const standing = (
  client: ApiClient,
  query: { knownAt?: number; asOf?: string } = {},
  headers: Record<string, string | null> = {},
) =>
  data(
    client.GET('/api/counties/{countyId}/standing', {
      params: { path: { countyId: county }, query: { dataYear, ...query } },
      headers,
    }),
  );
const valuesOf = ({ standing: { sections } }: Schemas['CountyStandingDto']) =>
  sections.find(({ id }) => id === section)?.values;
const evidenceFor = async (client: ApiClient, unitId: string, text: string) => {
  const file = upload(new Blob([text], { type: 'text/plain' }), `${text}.txt`);
  const kept = await data(client.POST('/api/attachments', { params: { query: { unitId } }, ...file }));
  return [{ hash: kept.hash, mediaType: kept.mediaType, bytes: kept.bytes }];
};

describe('the closed loop, through the generated client', () => {
  it(
    'registers a school, and gives its people accounts whose password they change first',
    async () => {
      const keeper = await on('2025-03-03', 'keeper');
      const made = await data(
        keeper.POST('/api/organizations/schools', {
          body: {
            parentId: county,
            kind: 'school',
            name: '四堡子小学',
            schoolType: 'primary',
            sharedBuildings: false,
            effectiveAt: '2010-09-01',
            sections: [{ stage: 'primary', name: '小学部' }],
          },
        }),
      );
      school = made.id;
      section = made.sectionIds[0]!;
      const initial = 'chalk board seven';
      const open = async (username: string, roles: Schemas['OpenAccountDto']['roles']) => {
        const body = { unitId: school, username, displayName: username, password: initial, roles };
        accounts[username] = (await data(keeper.POST('/api/accounts', { body }))).id;
        const person = await on('2025-03-03', username, initial);
        expect(await problem(person.GET('/api/issues'))).toEqual([403, 'access.must-change-password']);
        const { response } = await person.POST('/api/session/password', { body: { present: initial, next: password } });
        expect(response.status).toBe(204);
      };
      await open('principal', ['principal']);
      await open('reporter', ['reporter']);
      // A teacher who is a part-time inspector as well.
      const granted = { role: 'inspector', unitId: county } as const;
      const path = { id: accounts.reporter! };
      await data(keeper.POST('/api/accounts/{id}/roles', { params: { path }, body: granted }));
    },
    stories.timeout,
  );

  it(
    'counts figures when they have been filed, returned, filed again and accepted',
    async () => {
      const reporter = await on('2025-03-04', 'reporter');
      const director = await on('2025-03-04', 'director');
      const adoption = { standardId: 'hqb-2017', basis: '彰政办发〔2023〕5号' };
      await data(
        director.POST('/api/standards/units/{unit}/adoption', { params: { path: { unit: county } }, body: adoption }),
      );
      const wrong = { ...figures, sportsVenueArea: '27688.7' };
      await data(reporter.POST('/api/submissions/{unitId}/{dataYear}', { ...filing(), body: { figures: wrong } }));
      const reasons = [{ figure: 'sportsVenueArea', reason: '与产权证不符' }];
      await data(
        director.POST('/api/submissions/{unitId}/{dataYear}/return', { ...filing(), body: { version: 1, reasons } }),
      );
      const seen = await data(reporter.GET('/api/submissions/{unitId}/{dataYear}', filing()));
      expect(seen).toMatchObject({ status: 'returned', versions: [{ status: 'returned', reasons }] });
      await data(reporter.POST('/api/submissions/{unitId}/{dataYear}', { ...filing(), body: { figures } }));
      expect(valuesOf(await standing(director))?.[4]).toBeNull();

      const version = { ...filing(), body: { version: 2 } };
      const accepted = await data(director.POST('/api/submissions/{unitId}/{dataYear}/acceptance', version));
      expect(accepted).toMatchObject({ outcome: 'done' });
      expect(accepted.stale).toBeUndefined();
      const now = await standing(
        director,
        {},
        {
          'X-After-Position': accepted.position,
        },
      );
      expect(valuesOf(now)?.[4]).toBe('10.649500');
      expect(now.standing.verdict).toBe('pending');
    },
    stories.timeout,
  );

  it(
    'opens an issue for what an inspection found',
    async () => {
      const director = await on('2025-03-05', 'director');
      const team = ['inspector1', 'inspector2', 'inspector3'].map((name) => accounts[name]!);
      const planned = await data(
        director.POST('/api/inspections', {
          body: {
            kind: 'thematic',
            unitId: school,
            subject: '专用教室与班额专项督导',
            team,
            date: '2025-03-10',
            checklist: [{ id: 'q1', text: '音乐专用教室每 12 班一间', indicator: 'B3', clause }],
          },
        }),
      );
      const params = { path: { id: planned.id } };
      const notice = { noticeNumber: '彰教督通〔2025〕2号' };
      await data(director.POST('/api/inspections/{id}/notice', { params, body: notice }));

      const inspector = await on('2025-03-10', 'inspector1');
      const evidence = await evidenceFor(inspector, school, '音乐教室实测');
      await data(inspector.POST('/api/inspections/{id}/start', { params, body: {} }));
      await data(
        inspector.POST('/api/inspections/{id}/answers/{questionId}', {
          params: { path: { id: planned.id, questionId: 'q1' } },
          body: { answer: 'no', evidence },
        }),
      );
      const problemFound = '音乐专用教室面积 68 平方米，低于 73 平方米';
      await data(
        inspector.POST('/api/inspections/{id}/findings', {
          params,
          body: { problem: problemFound, clause, indicator: 'B3', severity: 'ordinary', evidence },
        }),
      );
      await data(inspector.POST('/api/inspections/{id}/completion', { params, body: { summary: '实测、访谈' } }));

      const query = { inspection: planned.id };
      let items: Schemas['IssueDto'][] = [];
      for (let tries = 0; tries < 1000 && items.length === 0; tries++) {
        ({ items } = await data(inspector.GET('/api/issues', { params: { query } })));
        if (items.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect(items).toMatchObject([{ problem: problemFound, unitId: school, status: 'raised', severity: 'ordinary' }]);
      issue = items[0]!.issueId;
    },
    stories.timeout,
  );

  it(
    'drives it from 交办 to 销号, and reopens it',
    async () => {
      const params = { path: { id: issue } };
      const director = await on('2025-03-11', 'director');
      const order = {
        noticeNumber: '彰教督整〔2025〕3号',
        leadUnitId: school,
        supportingUnitIds: [],
        dueDate: '2025-04-30',
      };
      await data(director.POST('/api/issues/{id}/assignment', { params, body: order }));

      const principal = await on('2025-03-12', 'principal');
      const todos = await data(principal.GET('/api/todos'));
      expect(todos.items).toMatchObject([{ subject: { issueId: issue }, act: 'AcknowledgeRectification' }]);
      await data(principal.POST('/api/issues/{id}/acknowledgement', { params, body: {} }));

      const reporter = await on('2025-03-13', 'reporter');
      const plan = {
        goal: '音乐教室达到 73 平方米',
        measures: '打通隔墙',
        steps: [{ text: '施工', dueDate: '2025-04-20' }],
        responsibleAccountId: accounts.principal!,
      };
      await data(reporter.POST('/api/issues/{id}/plan', { params, body: plan }));
      await data((await on('2025-03-14', 'director')).POST('/api/issues/{id}/plan/approval', { params, body: {} }));

      const working = await on('2025-04-15', 'reporter');
      const done = { text: '隔墙已打通', percent: 100, evidence: await evidenceFor(working, school, '完工照片') };
      await data(working.POST('/api/issues/{id}/progress', { params, body: done }));

      const head = await on('2025-04-18', 'principal');
      const evidence = await evidenceFor(head, school, '测绘图');
      const request = { statement: '已整改到位，请予销号', evidence, rectifiedOn: '2025-04-18' };
      expect(await problem(head.POST('/api/issues/{id}/closure', { params, body: request }))).toEqual([
        409,
        'rectification.unit-head-first',
      ]);
      const report = { report: '音乐教室现为 76 平方米' };
      await data(head.POST('/api/issues/{id}/report/approval', { params, body: report }));
      await data(head.POST('/api/issues/{id}/closure', { params, body: request }));

      const visit = { on: '2025-04-22', finding: '实测 76 平方米', evidence, adequate: true };
      const verify = (client: ApiClient) =>
        client.POST('/api/issues/{id}/closure/verification', { params, body: visit });
      expect(await problem(verify(await on('2025-04-22', 'principal')))).toEqual([403, 'access.not-permitted']);
      expect(await problem(verify(await on('2025-04-22', 'reporter')))).toEqual([403, 'rectification.own-work']);
      await data(verify(await on('2025-04-22', 'inspector2')));
      await data((await on('2025-04-23', 'director')).POST('/api/issues/{id}/closure/approval', { params, body: {} }));

      const again = await on('2025-09-10', 'inspector3');
      const back = { reason: '回头看：音乐教室被占用', evidence: await evidenceFor(again, school, '回头看') };
      await data(again.POST('/api/issues/{id}/reopening', { params, body: back }));
      expect(await data(again.GET('/api/issues/{id}', { params }))).toMatchObject({ round: 2 });
    },
    stories.timeout,
  );

  it(
    'keeps the whole of it, newest first',
    async () => {
      const auditor = await on('2025-09-11', 'auditor');
      const query = { stream: `hj.main.rectification-${issue}` };
      const { items, next } = await data(auditor.GET('/api/audit/trail', { params: { query } }));
      expect(next).toBeNull();
      expect(items.map(({ type }) => type.replace('rectification.', ''))).toEqual([
        'issue-reopened',
        'issue-closed',
        'on-site-verified',
        'closure-requested',
        'rectification-report-approved',
        'progress-reported',
        'rectification-plan-approved',
        'rectification-plan-submitted',
        'rectification-acknowledged',
        'rectification-assigned',
        'issue-raised',
      ]);
      expect(items.at(-1)).toMatchObject({ person: 'system', role: 'process' });
      expect(items[2]).toMatchObject({ person: accounts.inspector2, personName: 'inspector2', role: 'inspector' });
      expect(items.map(({ sequence }) => sequence)).toEqual(
        items.map(({ sequence }) => sequence).sort((a, b) => b - a),
      );
    },
    stories.timeout,
  );

  it(
    'answers for an earlier sequence as it did then',
    async () => {
      const asOf = '2025-09-11';
      const director = await on(asOf, 'director');
      const before = await standing(director, { asOf });
      const reporter = await on(asOf, 'reporter');
      const correction = {
        figures: { ...figures, sportsVenueArea: '1300' },
        reason: '操场移交社区',
        evidence: await evidenceFor(reporter, school, '移交协议'),
        effectiveAt: '2025-07-01',
      };
      await data(reporter.POST('/api/submissions/{unitId}/{dataYear}/correction', { ...filing(), body: correction }));
      const version = { ...filing(), body: { version: 3 } };
      await data(director.POST('/api/submissions/{unitId}/{dataYear}/correction/acceptance', version));

      const after = await standing(director, { asOf });
      expect(valuesOf(after)?.[4]).toBe('5.000000');
      expect(await standing(director, { asOf, knownAt: before.sequence })).toEqual(before);
      expect(valuesOf(await standing(director, { asOf: '2025-06-30' }))?.[4]).toBe('10.649500');
    },
    stories.timeout,
  );

  it(
    'does a command once, however often it is sent, and lets a program in by its token',
    async () => {
      const director = await on('2025-09-12', 'director');
      const token = await data(
        director.POST('/api/tokens', { body: { label: 'spec', endsAt: '2025-12-31T16:00:00Z' } }),
      );
      const program = createClient(api.base, { token: token.token });
      const body = { unitId: school, problem: '校门口无人值守', clause, severity: 'ordinary' as const, evidence: [] };
      const raise = () => data(program.POST('/api/issues', { body, headers: { 'Idempotency-Key': 'sent-twice' } }));
      const [first, second] = [await raise(), await raise()];
      expect([first.outcome, second.outcome]).toEqual(['done', 'repeated']);
      expect(second.id).toBe(first.id);
      const unkeyed = await data(program.POST('/api/issues', { body }));
      expect(unkeyed.outcome).toBe('done');
    },
    stories.timeout,
  );
});
