import type { Tally } from './samples.js';

/** Something that a person asks. */
type Ask = Readonly<{
  method: 'GET' | 'POST';
  path: string;
  route: string;
  body?: unknown;
  /** Told what was answered. */
  heard?: (answer: unknown) => void;
}>;

/** One of the three whom the program is for, signed in as an account of the demo. */
export type Person = Readonly<{ who: string; cookie: string; asks: readonly (() => Ask)[] }>;

const json = { 'content-type': 'application/json' };

/** @throws Error when nobody is let in */
const signedIn = async (url: string, username: string, password: string): Promise<string> => {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ username, password }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (answer.status !== 201 || cookie === undefined) throw new Error(`${username} could not sign in: ${answer.status}`);
  await answer.body?.cancel();
  return cookie;
};

const read = (path: string, route = path.split('?')[0]!): (() => Ask) => {
  const ask: Ask = { method: 'GET', path, route };
  return () => ask;
};

const idsOf = async (url: string, cookie: string, path: string): Promise<readonly string[]> => {
  const answer = await fetch(`${url}${path}`, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const { items } = (await answer.json()) as { items: Readonly<Record<string, string>>[] };
  return items.map((item) => item['unitId'] ?? item['id'] ?? '');
};

/** Issues of the load that are open at a time: the log grows, the county's lists do not, as over a year of real work. */
const mostOpen = 40;

/** The office raises issues, withdraws them and watches the county; a school sees to its own; the auditor looks back. */
export const people = async (url: string, password: string): Promise<readonly Person[]> => {
  const [office, school, auditor] = (await Promise.all(
    ['zhangwu-director', 'zhangwu-school01', 'zhangwu-auditor'].map((name) => signedIn(url, name, password)),
  )) as [string, string, string];
  const [county = ''] = await idsOf(url, office, '/api/organizations/units?kind=county&limit=1');
  const schools = await idsOf(url, office, '/api/organizations/units?kind=school&limit=50');
  const standing = `/api/counties/${county}/standing?dataYear=2024-2025`;
  let raised = 0;
  const open: string[] = [];
  const raise = (): Ask => ({
    method: 'POST',
    path: '/api/issues',
    route: '/api/issues',
    body: {
      unitId: schools[raised++ % schools.length],
      problem: '音乐专用教室面积68平方米，低于73平方米的规定。',
      clause: '教督〔2017〕6号 第六条第三项',
      indicator: 'B3',
      severity: 'ordinary',
      evidence: [],
    },
    heard: (answer) => open.push((answer as { id: string }).id),
  });
  const withdraw = (id: string): Ask => ({
    method: 'POST',
    path: `/api/issues/${id}/withdrawal`,
    route: '/api/issues/:id/withdrawal',
    body: { reason: '核对原始记录，面积达到规定，不成立。' },
  });
  const act = (): Ask => (open.length < mostOpen ? raise() : withdraw(open.shift()!));
  const watching = ['/api/todos', '/api/issues?limit=20', '/api/supervision', '/api/inbox/count'];
  return [
    {
      who: 'office',
      cookie: office,
      asks: [...watching.map((path) => read(path)), read(standing, '/api/counties/:county/standing'), act],
    },
    {
      who: 'school',
      cookie: school,
      asks: ['/api/todos', '/api/my-returns', '/api/issues?limit=20', '/api/inbox/count'].map((path) => read(path)),
    },
    {
      who: 'auditor',
      cookie: auditor,
      asks: [
        ...['/api/audit/trail?limit=20', '/api/issues?limit=20'].map((path) => read(path)),
        read(`${standing}&asOf=2025-06-30`, '/api/counties/:county/standing'),
      ],
    },
  ];
};

/** One after another, until it is told to stop. */
export const goOn = async (url: string, person: Person, tally: Tally, signal: AbortSignal): Promise<void> => {
  for (let n = Math.floor(Math.random() * person.asks.length); !signal.aborted; n++) {
    const { method, path, route, body, heard } = person.asks[n % person.asks.length]!();
    const start = performance.now();
    try {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: { cookie: person.cookie, ...(body === undefined ? {} : json) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (answer.ok) {
        tally.answered(person.who, performance.now() - start);
        if (method === 'POST') tally.acts++;
        heard?.(JSON.parse(text));
      } else tally.failed(`${method} ${route} ${answer.status}`);
    } catch (error) {
      tally.failed(`${method} ${route} ${error instanceof Error ? error.name : 'error'}`);
    }
  }
};
