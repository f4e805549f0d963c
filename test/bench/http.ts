import { volley, type Shot, type Volley } from './load.js';
import { median, type Bench } from './measure.js';
import { emptyServer, serving, type Server } from './server.js';
import { townIn, type Town } from './town.js';

const rounds = 5;
const seconds = 2;
/** Rounds until the engine has compiled what is asked again and again. */
const warm = 3;

const json = { 'content-type': 'application/json' };

/** An issue raised: one command, one new stream. */
const command = ({ token, schoolId }: Town): Omit<Shot, 'url'> => ({
  method: 'POST',
  headers: { ...json, authorization: `Bearer ${token}` },
  body: JSON.stringify({
    unitId: schoolId,
    problem: '音乐专用教室面积68平方米，低于73平方米的规定。',
    clause: '教督〔2017〕6号 第六条第三项',
    indicator: 'B3',
    severity: 'ordinary',
    evidence: [],
  }),
});

/** A volley, and what one request of it took of the server's processor time, in microseconds. */
type Costed = Volley & Readonly<{ micros: number }>;

const middle = (volleys: readonly Costed[], part: keyof Costed): number => median(volleys.map((one) => one[part]));

const costed = async (shot: Shot, server: Server): Promise<Costed> => {
  const before = server.cpu() ?? Number.NaN;
  const fired = await volley(shot, seconds);
  const took = (server.cpu() ?? Number.NaN) - before;
  return { ...fired, micros: (took * 1000) / (fired.perSecond * seconds) };
};

/** Rounds in turn, ours and the empty route's, after a few of each to warm up. */
const compared = async (name: string, ours: Shot, bare: Shot, server: Server, empty: Server) => {
  const [mine, theirs]: [Costed[], Costed[]] = [[], []];
  for (let round = -warm; round < rounds; round += 1) {
    const [one, other] = [await costed(ours, server), await costed(bare, empty)];
    if (round < 0) continue;
    mine.push(one);
    theirs.push(other);
  }
  const [value, limit] = [middle(mine, 'perSecond'), middle(theirs, 'perSecond')];
  const more = {
    p50: middle(mine, 'p50'),
    p95: middle(mine, 'p95'),
    p99: middle(mine, 'p99'),
    emptyP50: middle(theirs, 'p50'),
    emptyP95: middle(theirs, 'p95'),
    emptyP99: middle(theirs, 'p99'),
    micros: middle(mine, 'micros'),
    emptyMicros: middle(theirs, 'micros'),
    generator: middle(mine, 'generator'),
    emptyGenerator: middle(theirs, 'generator'),
  };
  const { highest } = server.memory();
  return {
    name,
    unit: 'req/s',
    value,
    limit,
    ratio: value / limit,
    more,
    ...(highest !== null && { peakMiB: highest }),
  };
};

/** The program itself over HTTP, against a Nest application with nothing in it. */
export const bench: Bench = async (folder) => {
  const town = await townIn(folder);
  const [server, empty] = [await serving(town.data), await emptyServer()];
  try {
    const read: Shot = {
      url: `${server.url}/api/counties/${town.countyId}/standing?dataYear=${town.dataYear}`,
      method: 'GET',
      headers: { authorization: `Bearer ${town.token}` },
    };
    const nothing: Shot = { url: `${empty.url}/empty`, method: 'GET' };
    const known = (await fetch(read.url, read)).headers.get('etag') ?? '';
    const again: Shot = { ...read, headers: { ...read.headers, 'if-none-match': known }, status: 304 };
    const zipped: Shot = { ...read, headers: { ...read.headers, 'accept-encoding': 'gzip' } };
    const write = command(town);
    return [
      await compared('http-read-again', again, nothing, server, empty),
      await compared('http-read-zipped', zipped, nothing, server, empty),
      await compared('http-read', read, nothing, server, empty),
      await compared(
        'http-command',
        { ...write, url: `${server.url}/api/issues` },
        { ...write, url: `${empty.url}/empty` },
        server,
        empty,
      ),
    ];
  } finally {
    await server.stop();
    await empty.stop();
  }
};
