import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { permissions, type Permission } from '@app/domain/access';
import { EventStore } from '@app/event-store';
import { Api, type Answer, type Client } from '@test/api';
import { aCounty, type County } from '@test/two-counties';
import { table, type Reach } from './authorisation.table.js';
import { bodyOf, operationOf, own, routesOf, targetOf, written, type Body, type Schema } from './requests.js';
import { unknownFields, wrongBodies } from './wrong-bodies.js';

const limitKiB = 256;
let api: Api;
let county: County;
/** Keeps all that stands in the store. */
let keeper: Client;

beforeAll(async () => {
  const limits = { BODY_LIMIT_KIB: String(limitKiB), UPLOAD_LIMIT_MIB: '1' };
  // More is asked here in a minute than a county may.
  api = await Api.start({ ...limits, COUNTY_COMMANDS_PER_MINUTE: '0' });
  const province = await api.unit('province', null, { name: '辽宁省', effectiveAt: '2000-01-01' });
  county = await aCounty(api, province, '彰武县');
  await api.account('keeper.of.all', province, ['administrator']);
  keeper = await api.as('keeper.of.all');
}, 120_000);
afterAll(() => api.close());

const head = async (): Promise<number> => (await api.app.get(EventStore).head()).count;

/** A route as somebody asks it who may: with their token, about their own things. */
const asked = (route: string): Readonly<{ token: Client; target: string; named: Body }> => {
  const row = table[route]!;
  if (row === 'anybody') return { token: api.client(), target: targetOf(route, {}), named: {} };
  const [permission, reach] = row as readonly [Permission, Reach];
  const role = permissions[permission][0];
  const named = own(county, role, reach);
  return {
    token: reach === 'whole' ? keeper : county.people[role],
    target: targetOf(route, named),
    named: bodyOf(named),
  };
};

/** A body whose JSON text is not JSON.stringify's. */
const raw = async (route: string, body: string | Uint8Array<ArrayBuffer>, contentType: string): Promise<Answer> => {
  const { token, target } = asked(route);
  return token.send(route.split(' ')[0]!, target, body, { 'content-type': contentType });
};

type Told = Readonly<{ code: string; detail: string; errors?: readonly Readonly<{ field: string; detail: string }>[] }>;

const han = /\p{Script=Han}/u;

/** What is wrong with an answer that should name what is wrong; undefined when nothing is. */
const faultOf = ({ status, headers, body }: Answer, field?: string): string | undefined => {
  const { code, detail, errors = [] } = (body ?? {}) as Partial<Told>;
  if (status < 400 || status > 499) return `status ${status} ${code ?? ''}`;
  if (!headers.get('content-type')?.startsWith('application/problem+json'))
    return `type ${headers.get('content-type')}`;
  if (!code || !han.test(detail ?? '')) return `no code or sentence: ${JSON.stringify(body)}`;
  if (errors.some((one) => !one.field || !han.test(one.detail)))
    return `a line without a sentence: ${JSON.stringify(errors)}`;
  if (field === undefined) return undefined;
  const named = errors.some(
    (one) => one.field === field || field.startsWith(`${one.field}[`) || one.field.startsWith(field),
  );
  return named ? undefined : `${field} is not named: ${status} ${JSON.stringify(body)}`;
};

const writing = routesOf(written).filter((route) => /^(POST|PUT|PATCH) /.test(route));
const jsonOf = (route: string) => operationOf(route).requestBody?.content['application/json'];
const forms = writing.filter((route) => jsonOf(route));

/** The document's example, about one's own things. */
const rightBody = (route: string): Readonly<{ schema: Schema; body: Body }> => {
  const { schema, example } = jsonOf(route)!;
  return { schema, body: { ...example, ...asked(route).named } };
};

/** The guard looks at this field before the form is checked: a unit that does not exist is not found. */
const isAddress = (route: string, field: string) => Object.hasOwn(asked(route).named, field);

describe.each(forms)('%s', (route) => {
  it('refuses a form with anything wrong in it, by field, and writes nothing', async () => {
    const before = await head();
    const { schema, body } = rightBody(route);
    const { token, target } = asked(route);
    const faults = await Promise.all(
      [...unknownFields(schema, body), ...wrongBodies(schema, body)].map(async (wrong) => {
        const answer = await token.call(route.split(' ')[0]!, target, wrong.body);
        const unfound = answer.status === 404 && isAddress(route, wrong.field);
        const fault = faultOf(answer, unfound ? undefined : wrong.field);
        return fault && `${wrong.field} = ${JSON.stringify(wrong.value).slice(0, 60)}: ${fault}`;
      }),
    );
    expect(faults.filter(Boolean)).toEqual([]);
    expect(await head()).toBe(before);
  });

  it('refuses what is no form at all', async () => {
    const before = await head();
    const right = JSON.stringify(rightBody(route).body);
    const faults: Record<string, string> = {};
    const expectStatus = async (called: string, status: number | null, answer: Promise<Answer>) => {
      const got = await answer;
      const fault = faultOf(got) ?? (status !== null && got.status !== status ? `${got.status}` : undefined);
      if (fault) faults[called] = fault;
    };
    const json = 'application/json';
    await expectStatus('cut short', 400, raw(route, right.slice(0, -1), json));
    await expectStatus('not JSON', 400, raw(route, '{"a":}', json));
    await expectStatus('a prototype', 400, raw(route, '{"__proto__":{"a":1}}', json));
    await expectStatus('not UTF-8', 400, raw(route, new Uint8Array([0x22, 0xff, 0xfe, 0x22]), json));
    for (const other of ['null', '7', '"文字"', 'true', '[]', '[{}]', '[null]'])
      await expectStatus(other, 400, raw(route, other, json));
    await expectStatus('too large', 413, raw(route, JSON.stringify({ a: 'x'.repeat(limitKiB * 1024) }), json));
    for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded'])
      await expectStatus(type, 415, raw(route, right, type));
    await expectStatus('multipart', null, raw(route, '--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'));
    expect(faults).toEqual({});
    expect(await head()).toBe(before);
  });
});

describe('figures', () => {
  const absurd = [
    '-1',
    '-0.01',
    '1e3',
    '1e309',
    'NaN',
    'Infinity',
    '0x10',
    '１２',
    '1,000',
    '1.2.3',
    '+5',
    ' 5',
    '5 人',
    '.5',
    '9'.repeat(30),
  ];
  const names = Object.keys(written.components.schemas['FiguresDto']!.properties!);

  it.each(names)(
    '%s that cannot be are refused by name',
    async (name) => {
      const before = await head();
      const { token, target } = asked('POST /api/submissions/{unitId}/{dataYear}');
      const faults: string[] = [];
      for (const value of absurd) {
        const fault = faultOf(await token.post(target, { figures: { [name]: value } }), `figures.${name}`);
        if (fault) faults.push(`${value}: ${fault}`);
      }
      expect(faults).toEqual([]);
      expect(await head()).toBe(before);
    },
    120_000,
  );

  it.each(['-1', '101', '1e2', 'NaN', '八十五'])('a recognition of %s percent is refused', async (percent) => {
    const before = await head();
    const route = 'POST /api/counties/{county}/records/{dataYear}/recognition';
    const { token, target } = asked(route);
    expect(
      faultOf(await token.post(target, { ...rightBody(route).body, percent, effectiveAt: '2025-01-01' })),
    ).toBeUndefined();
    expect(await head()).toBe(before);
  });
});

describe('paths and queries', () => {
  const strange = [
    'x',
    '%00',
    '..%2F..%2Fetc',
    '__proto__',
    'constructor',
    '%F0%9F%98%80',
    "'%20or%201=1",
    'a'.repeat(900),
    '-1',
    '1e999',
    '9007199254740993',
  ];
  /** What nobody asks for is not looked at, whatever it is. */
  const valuesFor = (name: string): readonly string[] =>
    name === '多余' ? ['', '7'] : [...strange, '', '2025-02-30', '2025-03-03T00:00:00', `&${name}=1`];

  it.each(routesOf(written).filter((route) => route.includes('{')))(
    '%s takes no strange path',
    async (route) => {
      const before = await head();
      const { token, target } = asked(route);
      const [method, template] = route.split(' ') as [string, string];
      const path = target.split('?')[0]!.split('/');
      const faults: string[] = [];
      for (const [index, part] of template.split('/').entries()) {
        if (!part.startsWith('{')) continue;
        for (const value of strange) {
          const other = path.map((one, at) => (at === index ? value : one)).join('/');
          const answer = await token.call(
            method,
            target.replace(path.join('/'), other),
            method === 'GET' || method === 'DELETE' ? undefined : { 多余: 1 },
          );
          const fault = faultOf(answer);
          if (fault) faults.push(`${part} = ${value.slice(0, 20)}: ${fault}`);
        }
      }
      expect(faults).toEqual([]);
      expect(await head()).toBe(before);
    },
    120_000,
  );

  it.each(routesOf(written).filter((route) => route.startsWith('GET')))(
    '%s survives any query',
    async (route) => {
      const { token, target } = asked(route);
      const names = (operationOf(route).parameters ?? []).flatMap((one) => (one.in === 'query' ? [one.name!] : []));
      const faults = await Promise.all(
        [...names, '多余'].flatMap((name) =>
          valuesFor(name).map(async (value) => {
            const query = `${target.includes('?') ? '&' : '?'}${encodeURIComponent(name)}=${value}`;
            const answer = await token.get(`${target}${query}`);
            const fault = answer.status >= 400 ? faultOf(answer) : undefined;
            return fault && `${name} = ${value.slice(0, 20)}: ${fault}`;
          }),
        ),
      );
      expect(faults.filter(Boolean)).toEqual([]);
    },
    120_000,
  );

  it.each(['Idempotency-Key', 'If-Match', 'X-After-Position'])(
    'a strange %s is refused or has no effect',
    async (header) => {
      const before = await head();
      const route = 'POST /api/issues';
      const { token, target } = asked(route);
      for (const value of ['', ' ', '"x"', 'a'.repeat(5000), '-1', '1e9', '{}', '\u00e9'])
        expect(
          faultOf(await token.post(target, { ...rightBody(route).body, 多余: 1 }, { [header]: value })),
        ).toBeUndefined();
      expect(await head()).toBe(before);
    },
  );
});

describe('files', () => {
  const routes = writing.filter((route) => operationOf(route).requestBody?.content['multipart/form-data']);
  const file = (content: string | Uint8Array<ArrayBuffer>, name = '佐证.txt', field = 'file') => {
    const form = new FormData();
    form.append(field, new Blob([content]), name);
    return form;
  };

  it.each(routes)(
    '%s refuses what it cannot keep',
    async (route) => {
      const before = await head();
      const { token, target } = asked(route);
      const answers = {
        empty: await token.post(target, file('')),
        program: await token.post(target, file(new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), 'a.exe')),
        large: await token.post(target, file('大'.repeat(1024 * 1024))),
        none: await token.post(target, new FormData()),
        json: await token.post(target, { file: 'x' }),
        nothing: await token.post(target),
        cut: await raw(
          route,
          '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc',
          'multipart/form-data; boundary=x',
        ),
        unbounded: await raw(route, 'abc', 'multipart/form-data'),
      };
      const faults = Object.entries(answers).flatMap(([called, answer]) =>
        faultOf(answer) ? [`${called}: ${faultOf(answer)}`] : [],
      );
      expect(faults).toEqual([]);
      expect(answers.large.status).toBe(413);
      expect(await head()).toBe(before);
    },
    120_000,
  );
});

describe('anything', () => {
  it('in a form of any route is refused with a sentence, and writes nothing', async () => {
    const before = await head();
    const anything = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.string({ unit: 'binary', maxLength: 40 }), fc.double());
    const arbitrary = fc.constantFrom(...forms).chain((route) => {
      const fields = Object.keys(rightBody(route).body);
      const body = fc.dictionary(fc.constantFrom(...fields, '多余'), anything, { maxKeys: 5 });
      return fc.tuple(fc.constant(route), body);
    });
    await fc.assert(
      fc.asyncProperty(arbitrary, async ([route, body]) => {
        const { token, target } = asked(route);
        // The field that nobody knows makes every one of them wrong.
        expect(faultOf(await token.call('POST', target, { ...body, 多余: 1 }))).toBeUndefined();
      }),
      { numRuns: 300 },
    );
    expect(await head()).toBe(before);
  });
});

describe('null', () => {
  it.each(forms)(
    'in what may be left out of %s is no fault',
    async (route) => {
      const { schema, body } = rightBody(route);
      const declared = written.components.schemas[schema.$ref!.split('/').at(-1)!]!;
      const optional = Object.keys(declared.properties ?? {}).filter((name) => !declared.required?.includes(name));
      const { token, target } = asked(route);
      const faults: string[] = [];
      for (const name of optional) {
        const answer = await token.call('POST', target, { ...body, [name]: null });
        if (answer.status >= 500) faults.push(`${name}: ${faultOf(answer)}`);
      }
      expect(faults).toEqual([]);
    },
    120_000,
  );
});
