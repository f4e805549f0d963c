import { volley, type Shot, type Volley } from './load.js';
import { median, type Bench } from './measure.js';
import { emptyServer, serving, type Server } from './server.js';
import { townIn, type Town } from './town.js';

const rounds = 5;
const seconds = 2;

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

const middle = (volleys: readonly Volley[], part: keyof Volley): number => median(volleys.map((one) => one[part]));

/** Rounds in turn, ours and the empty route's, after one of each to warm up. */
const compared = async (name: string, ours: Shot, bare: Shot, server: Server) => {
  const [mine, theirs]: [Volley[], Volley[]] = [[], []];
  for (let round = -1; round < rounds; round += 1) {
    const [one, other] = [await volley(ours, seconds), await volley(bare, seconds)];
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
    const write = command(town);
    return [
      await compared('http-read', read, { url: `${empty.url}/empty`, method: 'GET' }, server),
      await compared(
        'http-command',
        { ...write, url: `${server.url}/api/issues` },
        { ...write, url: `${empty.url}/empty` },
        server,
      ),
    ];
  } finally {
    await server.stop();
    await empty.stop();
  }
};
