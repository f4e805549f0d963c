import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permissions, roles, wholePermissions, type Role } from '@app/domain/access';
import { Api, type Answer, type Client } from '@test/api';
import { aCounty, type County } from '@test/two-counties';
import { openApiDocument } from '../../apps/api/src/bootstrap.js';
import { table, type Kind, type Reach } from './authorisation.table.js';
import {
  bodyOf,
  homeOf,
  operationOf,
  own,
  routesOf,
  targetOf,
  thing,
  type Document,
  type Named,
  type Parameter,
} from './requests.js';

let api: Api;
let province: string;
let near: County;
let far: County;

beforeAll(async () => {
  api = await Api.start();
  province = await api.unit('province', null, { name: '辽宁省', effectiveAt: '2000-01-01' });
  near = await aCounty(api, province, '彰武县');
  far = await aCounty(api, province, '荣昌区');
}, 120_000);
afterAll(() => api.close());

/** Where each role sits: the school's people at the school, the department's at the department, the rest at the county. */
const seatOf = ({ county, school, department }: County, role: Role): string =>
  role === 'principal' || role === 'reporter' ? school.unit : role === 'responsibleUnit' ? department.unit : county;

const within = (unit: string, root: string): boolean =>
  unit === root ||
  [near, far].some(({ county, school, sibling, department }) =>
    root === county ? [school, sibling, department].some((home) => home.unit === unit) : false,
  );

/** A request that names these things. Its body is never right. */
const ask = (client: Client, route: string, named: Named): Promise<Answer> => {
  const method = route.split(' ')[0]!;
  const body = /^(GET|DELETE)$/.test(method) ? undefined : { ...bodyOf(named), 多余: 1 };
  return client.call(method, targetOf(route, named), body);
};

const codeOf = ({ body }: Answer) => (body as { code?: string } | undefined)?.code;

/** What the guard says: `in`, or its refusal. What comes after it is none of this spec's business. */
const verdict = (answer: Answer): string => {
  const code = codeOf(answer);
  if (answer.status === 401) return '401 access.sign-in';
  if (answer.status === 403 && code?.startsWith('access.not-permitted')) return '403';
  if (answer.status === 404 && code === 'resource.not-found') return '404';
  return answer.status >= 500 ? `${answer.status} ${code}` : 'in';
};

const isThings = (reach: Reach): reach is Readonly<Record<string, Kind>> => typeof reach === 'object';

/** All of one's own; then each thing in turn a sibling's, and another county's. */
const variants = (role: Role, reach: Reach): readonly Readonly<{ called: string; named: Named }>[] => {
  if (!isThings(reach)) return [{ called: 'own', named: {} }];
  const mine = own(near, role, reach);
  return [
    { called: 'own', named: mine },
    ...Object.entries(reach).flatMap(([name, kind]) => [
      { called: `a sibling's ${name}`, named: { ...mine, [name]: thing(near, near.sibling, kind) } },
      { called: `another county's ${name}`, named: { ...mine, [name]: thing(far, homeOf(far, role), kind) } },
    ]),
  ];
};

const expected = (
  role: Role,
  [permission, reach]: readonly [keyof typeof permissions, Reach],
  named: Named,
): string => {
  if (reach !== 'own' && !(permissions[permission] as readonly Role[]).includes(role)) return '403';
  // Everybody here sits in one county of two.
  if (reach === 'whole') return '403';
  return Object.values(named).every(({ unit }) => within(unit, seatOf(near, role))) ? 'in' : '404';
};

const marksIn = ({ marks }: County, { status, body }: Answer): readonly string[] => {
  const text = status < 300 ? JSON.stringify(body ?? null) : '';
  return marks.filter((mark) => text.includes(mark));
};
/** Things of the other county in an answer. */
const leaks = (answer: Answer): readonly string[] => marksIn(far, answer);

const documented = Object.keys(table);

describe('every route', () => {
  it('stands in the table, and the table names no other', () => {
    const routes = routesOf(JSON.parse(JSON.stringify(openApiDocument(api.app))) as Document);
    expect(routes.filter((route) => !documented.includes(route))).toEqual([]);
    expect(documented.filter((route) => !routes.includes(route))).toEqual([]);
  });

  it.each(documented)(
    '%s',
    async (route) => {
      const row = table[route]!;
      const nobody = verdict(await ask(api.client(), route, {}));
      expect(nobody).toBe(row === 'anybody' ? 'in' : '401 access.sign-in');
      if (row === 'anybody') return;

      const said: Record<string, string> = {};
      const wanted: Record<string, string> = {};
      const leaked: string[] = [];
      let shown = 0;
      for (const role of roles) {
        for (const { called, named } of variants(role, row[1])) {
          const answer = await ask(near.people[role], route, named);
          // A query that is let in answers; a command with a wrong body is refused for that.
          const failed = route.startsWith('GET') && verdict(answer) === 'in' && answer.status !== 200;
          said[`${role}, ${called}`] = failed ? `${answer.status} ${codeOf(answer)}` : verdict(answer);
          wanted[`${role}, ${called}`] = expected(role, row, named);
          leaked.push(...leaks(answer));
          if (marksIn(near, answer).length > 0) shown += 1;
        }
      }
      expect(said).toEqual(wanted);
      expect(leaked).toEqual([]);
      // A list that shows nothing to anybody would prove nothing.
      expect(shown > 0 || row[1] !== 'list').toBe(true);
    },
    120_000,
  );
});

describe('what touches the whole store', () => {
  const whole = Object.values(table).flatMap((row) => (row !== 'anybody' && row[1] === 'whole' ? [row[0]] : []));

  it('is what the domain says it is', () => {
    expect(new Set(whole)).toEqual(new Set(wholePermissions));
  });

  it('is for whoever keeps all that stands there, and is shown to nobody else', async () => {
    await api.account('keeper.of.all', province, ['administrator']);
    const keeper = await api.as('keeper.of.all');
    const allowed = async (client: Client) =>
      ((await client.get('/api/session')).body as { permissions: string[] }).permissions.filter((one) =>
        one.startsWith('operations.'),
      );
    expect(await allowed(keeper)).toEqual(expect.arrayContaining([...wholePermissions]));
    expect(await allowed(near.people.administrator)).toEqual(['operations.channels']);
    expect((await keeper.post('/api/health/parked/retry')).body).toEqual({ applied: 0 });
    expect((await near.people.administrator.post('/api/health/parked/retry')).body).toMatchObject({
      status: 403,
      code: 'access.not-permitted-whole',
      detail: expect.stringContaining('管辖全部单位的管理员'),
    });
  });
});

describe('a list', () => {
  const lists = documented.filter((route) => route.startsWith('GET') && table[route]![1] === 'list');
  const identifies = ({ name = '', schema }: Parameter) =>
    schema?.format === 'uuid' || ['person', 'stream', 'search'].includes(name);

  it.each(lists)(
    '%s shows nothing of another county, whatever is asked for',
    async (route) => {
      const [permission] = table[route] as readonly [keyof typeof permissions, Reach];
      const path = route.split(' ')[1]!;
      const { parameters = [] } = operationOf(route);
      const needed = parameters
        .filter(({ required }) => required)
        .map(({ name, example }) => `${name}=${encodeURIComponent(String(example))}`);
      const { county, school, marks } = far;
      const foreign = [county, school.unit, school.section, school.account, school.inspection, marks[1]!];
      for (const role of permissions[permission]) {
        const asked = parameters
          .filter(identifies)
          .flatMap(({ name }) => foreign.map((id) => `${name}=${encodeURIComponent(id)}`));
        const answers = await Promise.all(
          asked.map((one) => near.people[role].get(`${path}?${[...needed, one].join('&')}`)),
        );
        expect(answers.filter(({ status }) => status !== 200 && status !== 400)).toEqual([]);
        expect({ role, leaks: answers.flatMap(leaks) }).toEqual({ role, leaks: [] });
      }
    },
    120_000,
  );

  it('counts only what it shows', async () => {
    for (const { people } of [near, far]) {
      const { body } = await people.supervisionDirector.get('/api/issues/counts');
      expect((body as { issues: number }[]).reduce((sum, { issues }) => sum + issues, 0)).toBe(3);
    }
    const { body } = await near.people.supervisionDirector.get(`/api/issues/counts?unit=${far.county}`);
    expect(body).toEqual([]);
  });
});
