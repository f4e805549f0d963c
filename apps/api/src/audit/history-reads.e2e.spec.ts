import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStore } from '@app/event-store';
import { AccessJournal } from '@app/vault';
import { Api, type Client } from '@test/api';
import { HistoryReads } from './history-reads.js';

let api: Api;
let county: string;
let other: string;
let school: string;
let sibling: string;
let auditor: Client;
let principal: Client;

beforeAll(async () => {
  api = await Api.start();
  const since = { effectiveAt: '2010-09-01' };
  const province = await api.unit('province', null, since);
  county = await api.unit('county', province, { name: '彰武县', ...since });
  other = await api.unit('county', province, { name: '荣昌区', ...since });
  school = await api.unit('school', county, { name: '四堡子小学', ...since });
  sibling = await api.unit('school', county, since);
  await api.account('auditor', county, ['auditor']);
  await api.account('far', other, ['auditor']);
  await api.account('above', province, ['auditor']);
  await api.account('principal', school, ['principal']);
  auditor = await api.as('auditor');
  principal = await api.as('principal');
});
afterAll(() => api.close());

const past = (path: string, query: string) => `${path}?dataYear=2024-2025&${query}`;
const standing = (query: string) => past(`/api/counties/${county}/standing`, query);
type Entry = { kind: string; personName: string | null; about: Record<string, unknown> | null };
/** What stands in the journal, as somebody sees it, newest first. */
const noted = async (who: Client): Promise<Entry[]> => {
  // A look is heard of when its answer has left, which its reader may know before us.
  await who.get('/api/session');
  await api.app.get(HistoryReads).written();
  const { body } = await who.get('/api/access-journal?limit=200');
  return (body as { items: Entry[] }).items.filter(({ kind }) => kind === 'history-read');
};

describe('a look at the past', () => {
  it('is noted once for all that come together: who, whose, which points', async () => {
    expect(await noted(auditor)).toEqual([]);
    for (let month = 1; month <= 12; month++)
      expect((await auditor.get(standing(`asOf=2024-${String(month).padStart(2, '0')}-28`))).status).toBe(200);
    await auditor.get(standing('asOf=2024-12-28&knownAt=5'));
    await auditor.get(past(`/api/counties/${county}/explanation`, 'asOf=2024-06-28&subject=verdict'));
    const about = {
      unitId: county,
      unitName: '彰武县',
      kinds: ['explanation', 'standing'],
      knownBy: null,
      events: null,
    };
    const ranges = { asOf: ['2024-01-28', '2024-12-28'], knownAt: ['5', '5'] };
    expect(await noted(auditor)).toMatchObject([
      { personName: 'auditor', address: expect.any(String), about: { ...about, ...ranges, reads: 14 } },
    ]);
    expect((await auditor.get('/api/access-journal/verification')).body).toMatchObject({ badFrom: null });
  });

  it('has ranges of one kind each, whichever way a record was named', async () => {
    const [registered] = await api.app.get(EventStore).readStream(`hj.main.organization-${county}`);
    const { sequence } = registered!;
    for (const known of ['knownAt=10', `knownAt=${registered!.id}`, `knownBy=${registered!.recordedAt.slice(0, 10)}`])
      expect((await auditor.get(standing(`asOf=2024-05-01&${known}`))).status).toBe(200);
    await auditor.get(standing(`asOf=2024-05-01&knownAt=${registered!.recordedAt}`));
    const [entry] = await noted(auditor);
    expect(entry!.about).toMatchObject({
      knownAt: [String(sequence), '10'],
      knownBy: [registered!.recordedAt, registered!.recordedAt.slice(0, 10)],
      reads: 4,
    });
  });

  it('is an event that was opened or proven too', async () => {
    await auditor.get('/api/audit/events/2');
    await auditor.get('/api/audit/events/2/proof');
    const [entry] = await noted(auditor);
    expect(entry!.about).toMatchObject({ unitId: county, kinds: ['events', 'proof'], events: [2, 2], reads: 2 });
  });

  it('is no look at now, nor one that was refused, and never stands in the log', async () => {
    const [{ count }, before] = [await api.app.get(EventStore).head(), (await noted(auditor)).length];
    await auditor.get(standing(''));
    await auditor.get(standing('asOf=2025-03-03'));
    await auditor.get(standing(`knownAt=${count}`));
    expect((await auditor.get(standing('asOf=someday'))).status).toBe(400);
    expect(await noted(auditor)).toHaveLength(before);
    expect((await api.app.get(EventStore).head()).count).toBe(count);
  });

  it('is shown to whoever oversees the unit or the person, and to nobody else', async () => {
    const above = await api.as('above');
    await above.get(standing('asOf=2024-05-01'));
    await principal.get(past(`/api/units/${school}/standing`, 'asOf=2024-05-02'));
    const days = async (who: Client) => (await noted(who)).flatMap(({ about }) => about!['asOf'] ?? []);
    expect((await days(auditor)).slice(0, 4)).toEqual(['2024-05-02', '2024-05-02', '2024-05-01', '2024-05-01']);
    // Who looked from above is not one of the county's own people.
    expect((await noted(auditor))[1]).toMatchObject({ personName: null, about: { unitId: county } });
    expect(await days(await api.as('far'))).toEqual([]);
  });

  it('says of whom a list was, and which days a series went through', async () => {
    const looked = async (path: string) => {
      expect((await auditor.get(path)).status).toBe(200);
      return (await noted(auditor))[0]?.about;
    };
    const day = { asOf: ['2024-05-03', '2024-05-03'] };
    expect(await looked('/api/issues?asOf=2024-05-03')).toMatchObject({ unitId: county, kinds: ['issues'], ...day });
    expect(await looked(`/api/issues/counts?asOf=2024-05-03&unit=${school}`)).toMatchObject({ unitId: school, ...day });
    // Whoever names a unit that is not theirs has seen nothing of it.
    expect(await looked(`/api/issues/board?asOf=2024-05-03&unit=${other}`)).toMatchObject({ unitId: county, ...day });
    expect(await looked('/api/supervision?asOf=2024-05-03')).toMatchObject({ unitId: county, kinds: ['supervision'] });
    expect(await looked('/api/inspections?asOf=2024-05-03')).toMatchObject({ unitId: county, kinds: ['inspections'] });
    const series = `/api/counties/${county}/series?step=month`;
    expect(await looked(`${series}&from=2024-01-31&to=2024-06-30`)).toMatchObject({
      unitId: county,
      asOf: ['2024-01-31', '2024-06-30'],
    });
    expect(await looked(`${series}&from=2024-12-31`)).toMatchObject({ asOf: ['2024-12-31', '2025-03-03'] });
  });

  it('keeps nothing that was sent beside the point', async () => {
    await auditor.get(standing('knownBy=2025-03-03T01:00:00Z&asOf=2024-05-01'));
    await noted(auditor);
    const { items } = await api.app.get(AccessJournal).list({ limit: 1, offset: 0 });
    expect(items[0]?.about).toMatchObject({ knownBy: ['2025-03-03T01:00:00Z', '2025-03-03T01:00:00Z'] });
    expect(JSON.stringify(items)).not.toContain('dataYear');
  });
});

describe('the trail', () => {
  it('goes on from a record, the earliest first, page by page', async () => {
    const page = async (query: string) => (await auditor.get(`/api/audit/trail?${query}`)).body;
    type Page = { items: { sequence: number }[]; next: number | null };
    const all = ((await page('limit=200')) as Page).items.map(({ sequence }) => sequence).toReversed();
    const [first, second, third, ...rest] = all;
    expect(await page(`after=${first}&limit=2`)).toMatchObject({
      items: [{ sequence: second }, { sequence: third }],
      next: third,
    });
    expect(((await page(`after=${third}&limit=200`)) as Page).items.map(({ sequence }) => sequence)).toEqual(rest);
    expect(await page(`after=${rest.at(-1)}`)).toEqual({ items: [], next: null });
    expect(await page('after=-1')).toMatchObject({ errors: [{ field: 'after' }] });
  });
});

describe('the past of others', () => {
  it('tells nobody what is recorded beyond their own subtree: not by an id, a number or an instant', async () => {
    const store = api.app.get(EventStore);
    const [foreign] = await store.readStream(`hj.main.organization-${other}`);
    await api.unit('school', other);
    const { count: head } = await store.head();
    const answer = async (who: Client, query: string) => {
      const { status, body } = await who.get(standing(query));
      return { status, errors: (body as { errors?: unknown }).errors };
    };
    const refused = (field: string, words: string) => ({
      status: 400,
      errors: [{ field, detail: expect.stringMatching(new RegExp(`^截至(记录|时间)：.*${words}`)) }],
    });
    const unknown = await answer(auditor, 'knownAt=00000000-0000-5000-8000-00000000ffff');
    expect(unknown).toEqual(refused('knownAt', '没有这个编号的记录'));
    expect(await answer(auditor, `knownAt=${foreign!.id}`)).toEqual(unknown);
    const beyond = await answer(auditor, 'knownAt=99999999');
    expect(beyond).toEqual(refused('knownAt', '还没有到这个记录号'));
    expect(JSON.stringify(beyond.errors)).not.toMatch(/\d/);
    expect(await answer(auditor, `knownAt=${head}`)).toEqual(beyond);
    const above = await api.as('above');
    expect((await answer(above, `knownAt=${head}`)).status).toBe(200);
    expect((await answer(above, `knownAt=${foreign!.id}`)).status).toBe(200);
    const mine = await store.readStream(`hj.main.organization-${school}`);
    expect((await answer(auditor, `knownAt=${mine[0]!.id}`)).status).toBe(200);
    const last = async (who: Client, query = '') => (await who.get(`/api/audit/sequence?${query}`)).body;
    expect(await last(above)).toEqual({ sequence: head });
    const { sequence } = (await last(auditor)) as { sequence: number };
    expect(sequence).toBeLessThan(head);
    expect(await last(auditor, `knownBy=${api.clock.now()}`)).toEqual({ sequence });
    expect(await last(auditor, `knownAt=${mine[0]!.id}`)).toEqual({ sequence: mine[0]!.sequence });
    expect(await last(auditor, `knownAt=${foreign!.id}`)).toMatchObject({ errors: unknown.errors });
    const { status, body } = await auditor.get(standing('knownBy=1999-12-31'));
    expect([status, body]).toMatchObject([
      400,
      {
        code: 'point.before-first-record',
        errors: [{ field: 'knownBy', detail: expect.stringContaining('早于第一条记录') }],
      },
    ]);
  });

  it('is closed to a school, as their present is', async () => {
    for (const query of ['', 'asOf=2024-05-01', 'knownAt=3']) {
      expect((await principal.get(past(`/api/units/${sibling}/standing`, query))).status).toBe(404);
      expect((await principal.get(standing(query))).status).toBe(404);
    }
    expect((await principal.get('/api/audit/events/5')).status).toBe(403);
  });

  it('is closed to whoever has no mandate today, though they had one then', async () => {
    const id = await api.account('inspector', county, ['inspector']);
    const inspector = await api.as('inspector');
    expect((await inspector.get(standing('asOf=2024-05-01'))).status).toBe(200);
    await api.account('keeper', county, ['administrator']);
    const ended = { role: 'inspector', unitId: county };
    expect((await (await api.as('keeper')).post(`/api/accounts/${id}/roles/revocation`, ended)).status).toBe(200);
    const { status } = await inspector.get(standing('asOf=2024-05-01'));
    expect(status).toBe(403);
  });
});
