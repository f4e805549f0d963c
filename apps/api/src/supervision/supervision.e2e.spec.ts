import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Waker } from '@app/application/deadlines';
import type { Role } from '@app/domain/access';
import type { Outcome } from '@app/domain/kernel';
import { Api, type Answer } from '@test/api';

let api: Api;
let county: string;
let school: string;
let issue: string;

beforeAll(async () => {
  api = await Api.start();
  county = await api.unit('county', null);
  school = await api.unit('school', county);
  const open = (name: string, unit: string, role: Role) => api.account(name, unit, [role]);
  await open('director', county, 'supervisionDirector');
  await open('leader', county, 'bureauLeader');
  await open('principal', school, 'principal');
  await open('administrator', county, 'administrator');
  const raise = {
    unitId: school,
    problem: '围墙开裂',
    clause: '教督〔2017〕6号 第六条',
    severity: 'ordinary',
    evidence: [],
  };
  issue = ((await ask('2025-03-10', 'director', '/issues', raise)).body as Outcome).id;
  const order = { noticeNumber: '3号', leadUnitId: school, supportingUnitIds: [], dueDate: '2025-04-30' };
  await ask('2025-03-11', 'director', `/issues/${issue}/assignment`, order);
});
afterAll(() => api.close());

const ask = async (day: string, who: string, path: string, body: object = {}): Promise<Answer> => {
  api.clock.set(`${day}T01:00:00.000Z`);
  return (await api.as(who)).post(`/api${path}`, body);
};
const read = async <Body>(who: string, path: string) => (await (await api.as(who)).get(`/api${path}`)).body as Body;
const wake = async (day: string) => {
  api.clock.set(`${day}T01:00:00.000Z`);
  const woken = await api.app.get(Waker).wake(`issue/${issue}`, `${day}T01:00:00.000Z`);
  return woken && (await api.shown(woken)).outcome;
};
type Ladder = Readonly<{ rungs: Readonly<{ rung: string }>[]; planned: Readonly<{ rung: string; day: string }>[] }>;

describe('supervision over HTTP', () => {
  it('goes from the first reminder to a leader’s decision, each with its person', async () => {
    expect(await wake('2025-04-22')).toBeNull();
    expect(await wake('2025-05-08')).toBe('done');
    expect(await wake('2025-05-08')).toBeNull();
    const at = `/issues/${issue}`;
    const { rungs, planned } = await read<Ladder>('principal', `${at}/ladder`);
    expect(rungs.map(({ rung }) => rung)).toEqual(['approaching', 'urging', 'blue']);
    expect(planned[0]).toMatchObject({ rung: 'yellow', day: '2025-05-15' });

    const answer = { rung: 'blue', answer: '施工队下周进场', forecast: '2025-05-25' };
    expect((await ask('2025-05-09', 'director', `${at}/slip-answer`, answer)).status).toBe(403);
    expect(await ask('2025-05-09', 'principal', `${at}/slip-answer`, { ...answer, rung: 'red' })).toMatchObject({
      status: 409,
      body: { code: 'rectification.rung-not-fired', detail: '本轮尚未发出红单，不能答复。' },
    });
    expect((await ask('2025-05-09', 'principal', `${at}/slip-answer`, answer)).status).toBe(201);
    const board = await read<{ waiting: unknown[]; units: unknown[] }>('director', '/supervision');
    expect(board).toMatchObject({
      day: '2025-05-09',
      waiting: [
        { waiting: 'answer', issues: 0 },
        { waiting: 'acceptance', issues: 1 },
        { waiting: 'proposal', issues: 0 },
      ],
      units: [{ unitId: school, overdue: 1, longest: 9 }],
    });
    const accept = { rung: 'blue', holdUntil: '2025-05-20' };
    expect((await ask('2025-05-10', 'director', `${at}/slip-answer/acceptance`, accept)).status).toBe(201);
    expect(await wake('2025-05-20')).toBeNull();

    expect((await ask('2025-05-20', 'director', `${at}/reminder`, { note: '请报进展' })).status).toBe(201);
    expect(await ask('2025-05-20', 'director', `${at}/reminder`)).toMatchObject({
      status: 409,
      body: { code: 'rectification.reminded-today' },
    });

    expect(await wake('2025-06-20')).toBe('done');
    const listed = { proposal: 'listed', decision: 'approved', reason: '两次督办未整改' };
    expect((await ask('2025-06-20', 'director', `${at}/escalation`, listed)).status).toBe(403);
    const acts = (await read<{ acts: { act: string }[] }>('leader', at)).acts.map(({ act }) => act);
    expect(acts).toContain('DecideEscalation');
    expect((await ask('2025-06-20', 'leader', `${at}/escalation`, listed)).status).toBe(201);
    const { items } = await read<{ items: unknown[] }>('leader', '/supervision/issues?rung=listed');
    expect(items).toMatchObject([{ issueId: issue, rung: 'listed', notices: 6, lateness: 'over30', daysLate: 51 }]);
  });

  it('is asked of any day, as it was known on any: the list, its counts, and what is refused', async () => {
    const point = (known: string, day: string) => `knownBy=${known}&asOf=${day}`;
    const rows = async (query: string) =>
      (await read<{ items: unknown[] }>('director', `/supervision/issues?${query}`)).items;
    const blue = { issueId: issue, status: 'assigned', rung: 'blue', notices: 3 };
    expect(await rows(point('2025-05-08', '2025-05-08'))).toMatchObject([
      { ...blue, daysLate: 8, owed: 'blue', answered: null, nextOn: '2025-05-15' },
    ]);
    expect(await rows(point('2025-05-09', '2025-06-20'))).toMatchObject([
      { ...blue, daysLate: 51, owed: null, answered: 'blue' },
    ]);
    expect(await rows(`${point('2025-05-09', '2025-05-09')}&rung=listed`)).toEqual([]);
    expect(await rows(point('2025-03-10', '2025-03-10'))).toEqual([]);
    const board = `/supervision?${point('2025-05-09', '2025-05-09')}`;
    expect(await read('director', board)).toMatchObject({
      day: '2025-05-09',
      waiting: [{ waiting: 'answer', issues: 0 }, { issues: 1 }, { issues: 0 }],
      units: [{ unitId: school, overdue: 1, longest: 9, slips: 0 }],
    });
    for (const path of ['/supervision', '/supervision/issues']) {
      const { status, body } = await (await api.as('director')).get(`/api${path}?knownAt=999999`);
      expect([status, body]).toMatchObject([400, { errors: [{ field: 'knownAt' }] }]);
      expect((await (await api.as('director')).get(`/api${path}?asOf=2099-01-01`)).status).toBe(400);
    }
  });

  it('tells of any day and any knowledge how far the ladder of an issue had come, and what was ahead', async () => {
    const at = (query: string, who = 'director') => read<Ladder>(who, `/issues/${issue}/ladder?${query}`);
    const [approaching, urging] = [{ rung: 'approaching' }, { rung: 'urging' }];
    const blue = { rung: 'blue', answeredOn: '2025-05-09', acceptedOn: null, holdUntil: null };
    // By the records of the day, and by those of today: nothing was told late.
    for (const known of ['&knownBy=2025-05-09', '']) {
      expect(await at(`asOf=2025-05-09${known}`)).toMatchObject({
        day: '2025-05-09',
        round: 1,
        dueDate: '2025-04-30',
        silent: null,
        rungs: [approaching, urging, blue],
        planned: [{ rung: 'yellow', day: '2025-05-15', byRule: '2025-05-15' }, { rung: 'red' }, {}, {}, {}],
      });
      expect((await at(`asOf=2025-05-08${known}`)).rungs[2]).toMatchObject({ rung: 'blue', answer: null });
      expect(await at(`asOf=2025-03-10${known}`)).toMatchObject({
        day: '2025-03-10',
        dueDate: null,
        silent: 'unordered',
        rungs: [],
        planned: [],
      });
    }
    expect((await at('asOf=2025-05-10')).rungs[2]).toMatchObject({ acceptedOn: '2025-05-10', holdUntil: '2025-05-20' });
    expect((await at('asOf=2025-05-10')).planned[0]).toMatchObject({ rung: 'yellow', day: '2025-05-21' });
    // What was known does not grow with the day that is asked about.
    expect(await at('knownBy=2025-05-09&asOf=2025-06-20')).toEqual({
      ...(await at('knownBy=2025-05-09&asOf=2025-05-09')),
      day: '2025-06-20',
    });
    const now = await at('');
    expect(now.rungs).toHaveLength(7);
    expect(await at('asOf=2025-06-20')).toEqual(now);
    expect(await at('asOf=2025-05-09', 'principal')).toMatchObject({ rungs: [approaching, urging, blue] });

    const refused = async (query: string, who = 'director') =>
      (await api.as(who)).get(`/api/issues/${issue}/ladder?${query}`);
    expect((await refused('knownBy=2025-03-03')).status).toBe(404);
    expect((await refused('asOf=2025-05-09', 'administrator')).status).toBe(403);
    expect(await refused('knownBy=1999-12-31')).toMatchObject({
      status: 400,
      body: { code: 'point.before-first-record', errors: [{ field: 'knownBy' }] },
    });
    for (const [query, field] of [
      ['knownAt=999999', 'knownAt'],
      ['knownBy=2099-01-01', 'knownBy'],
      ['asOf=2099-01-01', 'asOf'],
      ['asOf=2025-02-30', 'asOf'],
    ] as const)
      expect(await refused(query)).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });

  it('scores a county, and each unit for itself; every number opens its list', async () => {
    type Score = Readonly<{ onTime: object | null; late: number; open: number }>;
    type Board = Readonly<{ total: Score; units: readonly (Score & { id: string })[]; inspectors: readonly unknown[] }>;
    const path = `/supervision/scoreboard/${county}`;
    const year = { from: '2025-01-01', to: '2025-12-31', day: '2025-06-20' };
    const board = await read<Board>('leader', path);
    expect(board).toMatchObject({
      ...year,
      total: { onTime: { numerator: 0, denominator: 1 }, late: 1, open: 1, overdue: 1, rebound: null, returned: null },
      units: [{ id: school, late: 1 }],
      inspectors: [{ id: null, late: 1 }],
    });
    const lines = (who: string, query: string) => read<{ total: number }>(who, `${path}/lines?${query}`);
    const line = { issueId: issue, leadUnitId: school, problem: '围墙开裂', dueDate: '2025-04-30', natural: 51 };
    expect(await lines('director', `figure=late&lead=${school}`)).toMatchObject({ total: 1, items: [line] });
    expect(await lines('director', 'figure=late&lead=none')).toMatchObject({ total: 0 });
    expect(await lines('director', 'figure=late&inspector=none&from=2025-05-01')).toMatchObject({ total: 0 });

    // By the records of a day on which nothing had been raised yet, and of the last.
    const begun = '2025-03-03';
    expect(await read('leader', `${path}?knownBy=${begun}&asOf=${begun}`)).toMatchObject({
      day: begun,
      total: { open: 0 },
    });
    expect(await read('leader', `${path}?knownBy=2025-06-20`)).toEqual(board);
    expect(await lines('director', `figure=late&knownBy=${begun}&asOf=${begun}`)).toMatchObject({ total: 0 });
    expect(await (await api.as('leader')).get(`/api${path}?knownBy=1999-12-31`)).toMatchObject({
      status: 400,
      body: { code: 'point.before-first-record', errors: [{ field: 'knownBy' }] },
    });

    const own = await read<Board>('principal', `/supervision/scoreboard/${school}`);
    expect(own).toMatchObject({ total: board.total, inspectors: [] });
    const status = async (who: string, at: string) => (await (await api.as(who)).get(`/api${at}`)).status;
    expect(await status('principal', path)).toBe(404);
    expect(await status('principal', `${path}/lines?figure=late`)).toBe(404);
    expect(await status('administrator', path)).toBe(403);
    expect(await status('director', `${path}?from=2025-12-31&to=2025-01-01`)).toBe(400);
    expect(await status('director', `${path}/lines?figure=lucky`)).toBe(400);
    expect(await status('director', `${path}?knownBy=2025-02-30`)).toBe(400);
  });

  it('a county adopts its own ladder, which moves what has not fired', async () => {
    const path = `/counties/${county}/ladder`;
    const own = [
      {
        rung: 'circular',
        offset: 100,
        unit: 'natural',
        kind: 'proposes',
        answerWithin: null,
        clause: '本县办法 第三条',
      },
    ];
    const adoption = { rungs: own, basis: '彰教督办〔2025〕2号' };
    expect(
      await ask('2025-06-21', 'director', path, { ...adoption, rungs: [{ ...own[0], kind: 'fires' }] }),
    ).toMatchObject({
      status: 422,
      body: { code: 'ladder.by-itself' },
    });
    expect((await ask('2025-06-21', 'principal', path, adoption)).status).toBe(403);
    expect((await ask('2025-06-21', 'director', path, adoption)).status).toBe(201);
    expect(await read('leader', path)).toMatchObject({
      inForce: { version: 1, basis: '彰教督办〔2025〕2号', effectiveFrom: '2025-06-21', rungs: own },
      all: [{ version: 0, until: '2025-06-21' }, { version: 1 }],
    });
    const { planned } = await read<Ladder>('director', `/issues/${issue}/ladder`);
    expect(planned).toMatchObject([{ rung: 'circular', day: '2025-08-08' }]);

    // By the records of the day before there was none; on the day before it did not hold yet.
    const [provided, adopted] = [{ version: 0 }, { version: 1, until: null }];
    expect(await read('leader', `${path}?knownBy=2025-06-20`)).toMatchObject({
      day: '2025-06-21',
      inForce: { ...provided, until: null },
      all: [{ ...provided, until: null }],
    });
    expect(await read('leader', `${path}?asOf=2025-06-20`)).toMatchObject({
      day: '2025-06-20',
      inForce: { ...provided, until: '2025-06-21' },
      all: [provided, adopted],
    });
    // Ladders are adopted ahead: days to come may be asked about, but not what will be known.
    expect(await read('leader', `${path}?asOf=2025-09-01`)).toMatchObject({ day: '2025-09-01', inForce: adopted });
    for (const query of ['knownBy=2025-06-22', 'knownAt=999999', 'asOf=2025-02-30', 'knownBy=1999-12-31'])
      expect((await (await api.as('leader')).get(`/api${path}?${query}`)).status).toBe(400);
    expect((await (await api.as('administrator')).get(`/api${path}?asOf=2025-06-20`)).status).toBe(403);
    const ahead = `/issues/${issue}/ladder?asOf=2025-06-20`;
    expect((await read<Ladder>('director', ahead)).planned.map(({ rung }) => rung)).toEqual(['talk', 'circular']);
  });
});
