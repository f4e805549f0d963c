import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api, password, type Client } from '@test/api';

let api: Api;
let county: string;
let school: string;
let elsewhere: string;
beforeAll(async () => {
  api = await Api.start();
  county = await api.unit('county', null, { name: '彰武县' });
  school = await api.unit('school', county);
  elsewhere = await api.unit('county', null, { name: '荣昌区' });
  for (const [username, unit, role] of [
    ['director', county, 'supervisionDirector'],
    ['principal', school, 'principal'],
    ['keeper', county, 'administrator'],
    ['other', elsewhere, 'supervisionDirector'],
  ] as const)
    await api.account(username, unit, [role]);
});
afterAll(() => api.close());

type Told = Readonly<{ event: string; id: string; data: unknown }>;

/** A browser's EventSource: signs in, listens, and keeps what it hears. */
class Listener {
  readonly heard: Told[] = [];
  over = false;

  private constructor(private readonly stop: AbortController) {}

  static async of(username: string, of: Api = api, lastEventId?: string) {
    const signedIn = await of.client().post('/api/session', { username, password });
    const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
    const listener = new Listener(new AbortController());
    const response = await fetch(`${of.base}/api/changes`, {
      headers: {
        cookie,
        accept: 'text/event-stream',
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
      },
      signal: listener.stop.signal,
    });
    void listener.read(response);
    return { listener, response, cookie };
  }

  private async read({ body }: Response): Promise<void> {
    let text = '';
    try {
      for await (const part of body!.pipeThrough(new TextDecoderStream())) {
        text += part;
        const whole = text.split('\n\n');
        text = whole.pop()!;
        for (const one of whole) {
          const [, event, id, data] = /^event: (.*)\nid: (.*)\ndata: (.*)$/.exec(one) ?? [];
          if (event) this.heard.push({ event, id: id!, data: JSON.parse(data!) });
        }
      }
    } catch {
      // Aborted by the spec.
    }
    this.over = true;
  }

  /** Waits until so much has been heard. */
  async hears(many: number): Promise<readonly Told[]> {
    await until(() => this.heard.length >= many);
    return this.heard;
  }

  leave(): void {
    this.stop.abort();
  }
}

const until = async (done: () => boolean, ms = 60_000): Promise<void> => {
  const end = Date.now() + ms;
  while (!done() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(done()).toBe(true);
};

const raise = async (by: Client, unitId: string): Promise<string> => {
  const problem = { unitId, problem: '音乐教室不足', clause: '第六条', severity: 'ordinary', evidence: [] };
  const { status, body } = await by.post('/api/issues', problem);
  expect(status).toBe(201);
  return (body as { id: string }).id;
};

describe('what others change', () => {
  it('is heard once the lists show it, by those who may read it and by nobody else', async () => {
    const listeners = await Promise.all(['principal', 'keeper', 'other'].map((name) => Listener.of(name)));
    const [principal, keeper, other] = listeners.map(({ listener }) => listener);
    const [{ response }] = listeners as [(typeof listeners)[number]];
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const [hello] = await principal!.hears(1);
    expect(hello).toEqual({
      event: 'hello',
      id: expect.stringMatching(/^\d+$/),
      data: { sequence: Number(hello!.id), refetch: false },
    });

    const director = await api.as('director');
    const id = await raise(director, school);
    const told = (await principal!.hears(2))[1]!;
    expect(told).toMatchObject({
      event: 'changes',
      data: { refetch: false, changes: [{ slice: 'rectifications', id, unitIds: [school] }] },
    });
    const asked = await director.get(`/api/changes?since=${hello!.id}`);
    expect(asked.body).toEqual(told.data);
    expect((await director.get(`/api/issues/${id}`)).status).toBe(200);
    // An administrator keeps units and accounts and does not read issues; the other county's director reads their own.
    const away = await raise(await api.as('other'), elsewhere);
    await other!.hears(2);
    expect(JSON.stringify(other!.heard)).toContain(away);
    expect(JSON.stringify(other!.heard)).not.toContain(id);
    expect([keeper!.heard.length, JSON.stringify(principal!.heard).includes(away)]).toEqual([1, false]);
    for (const { listener } of listeners) listener.leave();
  });

  it('that come together are told together', async () => {
    const { listener } = await Listener.of('principal');
    await listener.hears(1);
    const director = await api.as('director');
    const ids = await Promise.all(Array.from({ length: 5 }, () => raise(director, school)));
    await until(() => ids.every((id) => JSON.stringify(listener.heard).includes(id)));
    expect(listener.heard.length).toBeLessThan(5);
    listener.leave();
  });

  it('are over with the session: nothing more is told, and the stream ends', async () => {
    const { listener, cookie } = await Listener.of('principal');
    await listener.hears(1);
    const out = await fetch(`${api.base}/api/session`, {
      method: 'DELETE',
      headers: { cookie, 'x-requested-with': 'spec' },
    });
    expect(out.status).toBe(204);
    await raise(await api.as('director'), school);
    await until(() => listener.over);
    expect(listener.heard.map(({ event }) => event)).toEqual(['hello']);
  });

  it('are over when a session has not been used for too long, though its stream was open', async () => {
    const { listener } = await Listener.of('principal');
    await listener.hears(1);
    api.clock.advance(31 * 60_000);
    await until(() => listener.over);
    expect(listener.heard.map(({ event }) => event)).toEqual(['hello']);
  });

  it('while somebody was away are asked for again', async () => {
    const { listener } = await Listener.of('principal', api, '1');
    const [hello] = await listener.hears(1);
    expect(hello!.data).toMatchObject({ refetch: true });
    const again = await Listener.of('principal', api, hello!.id);
    expect((await again.listener.hears(1))[0]!.data).toMatchObject({ refetch: false });
    const principal = await api.as('principal');
    expect((await principal.get('/api/changes?since=999999')).body).toMatchObject({ refetch: true, changes: [] });
    expect((await principal.get('/api/changes?since=x')).status).toBe(400);
    for (const one of [listener, again.listener]) one.leave();
  });

  it('are told on so many streams of a session at a time', async () => {
    const { cookie, listener } = await Listener.of('principal');
    const more = [];
    const stop = new AbortController();
    const headers = { cookie, accept: 'text/event-stream' };
    for (let n = 0; n < 8; n++) more.push(await fetch(`${api.base}/api/changes`, { headers, signal: stop.signal }));
    expect(more.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 200, 429]);
    stop.abort();
    listener.leave();
    await until(() => listener.over);
    const later = await Listener.of('principal');
    expect(later.response.status).toBe(200);
    later.listener.leave();
  });

  it('do not keep a server that stops', async () => {
    const stopping = await Api.start();
    await stopping.account('li.lei', await stopping.unit('county', null), ['inspector']);
    const { listener } = await Listener.of('li.lei', stopping);
    await listener.hears(1);
    const started = Date.now();
    await stopping.close();
    expect(Date.now() - started).toBeLessThan(5000);
    await until(() => listener.over);
  });
});
