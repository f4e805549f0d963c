import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { catalogues } from '@app/domain/catalogue';
import { EventTypes } from '@app/event-store';
import { ReadModel } from '@app/projections/kernel';
import { accepted, filed, plainSchool, unit } from '@test/county';
import type { Happening } from '@test/projected';
import { provingServer, type Undo } from '@test/proving-server';
import { provePoint } from './prove.js';
import { Replica } from './replica.js';

const types = new EventTypes(catalogues);
const undo: Undo = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

/** Two counties of one city, a school in each; the first county's school files again after the second's has. */
const past: readonly Happening[] = [
  unit('city', 'city-1', null),
  ...[1, 2].flatMap((n) => [
    unit('county', `county-${n}`, 'city-1'),
    ...plainSchool(`school-${n}`, `county-${n}`, 'primary'),
    filed(`school-${n}.primary`, { students: `${n}00` }),
    accepted(`school-${n}.primary`),
  ]),
  filed('school-1.primary', { students: '150' }, { version: 2 }),
  accepted('school-1.primary', 2),
];
/** Where the first county's school filed again: what came before is none of its business. */
const damaged = past.length - 1;
const dataYear = '2024-2025';

/** One change to the log and how it is put back, by hand: as nobody should. */
const free = 'drop trigger if exists event_no_update';
const changes = {
  'data-differs': `update event set data = replace(data, '"150"', '"151"') where sequence = ${damaged}`,
  // Not even JSON any more.
  unreadable: `update event set data = '{' where sequence = ${damaged}`,
};

const server = async () => {
  const one = await provingServer(undo, past);
  const { context, store, tamperLog } = one;

  const proved = (countyId: string, knownAt: number) =>
    provePoint({ store, types, db: context.get(ReadModel).db }, { countyId, dataYear, knownAt, asOf: '2025-03-03' });
  /** What the next server's nights come to: the same log, and the same lists, under another name. */
  const as = async (name: string, work: () => Promise<unknown>) => {
    const id = jest.spyOn(context.get(Replica, { strict: false }), 'id', 'get').mockReturnValue(name);
    await work();
    id.mockRestore();
  };
  const faults = async () => one.proof.faults(await one.proof.nights());
  const damage = (how: keyof typeof changes = 'data-differs') => tamperLog(`${free}; ${changes[how]}`);
  const mended = () =>
    tamperLog(`${free}; update event set data = replace(data, '"151"', '"150"') where sequence = ${damaged}`);
  return { ...one, proved, as, faults, damage, mended };
};

describe.each(['data-differs', 'unreadable'] as const)(
  'an event in the middle of a county’s past is damaged (%s)',
  (how) => {
    it('is in the way of no point before it, nor of another county; from it on it is named', async () => {
      const { proved, damage } = await server();
      damage(how);
      for (const knownAt of [damaged - 1, damaged - 4, 6])
        expect([knownAt, await proved('county-1', knownAt)]).toMatchObject([
          knownAt,
          { outcome: 'same', message: null },
        ]);
      for (const knownAt of [damaged, damaged + 1])
        expect(await proved('county-1', knownAt)).toMatchObject({
          outcome: 'differs',
          finding: { sequence: damaged, reason: 'data-differs' },
          message: expect.stringContaining(`第 ${damaged} 条`),
        });
      for (const knownAt of [damaged - 1, damaged + 1])
        expect(await proved('county-2', knownAt)).toMatchObject({ outcome: 'same' });
    });

    it('leaves no point of a night unproved', async () => {
      const { night, told, damage, proof } = await server();
      damage(how);
      await night('2025-03-04');
      expect(await told()).toMatchObject([
        { data: { countyId: 'county-1', events: [damaged], fault: 'data-differs' } },
      ]);
      const [record] = await proof.nights();
      expect(record).toMatchObject({ unproved: 0, open: [{ countyId: 'county-1' }] });
      expect(record!.points).toBeGreaterThan(20);
    });
  },
);

describe('what is wrong with the log', () => {
  it('is one incident, whoever comes upon it, with all who did; the next night too', async () => {
    const { as, night, told, faults, damage, proof, figure, notices } = await server();
    damage();
    await as('other', () => night('2025-03-04'));
    // The other server was new that night: its own first one comes after.
    await night('2025-03-04');
    await as('other', () => night('2025-03-05'));
    const [own] = (await proof.nights()).flatMap(({ replica }) => (replica === 'other' ? [] : [replica]));
    const found = { sequence: damaged, fault: 'data-differs', counties: ['county-1'] };
    const once = async () => {
      expect(await told()).toMatchObject([{ type: 'ReplayDiffered', data: { events: [damaged] } }]);
      expect(notices()).toHaveLength(1);
      expect(await faults()).toEqual([{ ...found, finders: [own!, 'other'].toSorted() }]);
      expect([await figure('log_faults'), await figure('replay_open_differences')]).toEqual([1, 0]);
    };
    await once();
    await night('2025-03-05');
    await as('other', () => night('2025-03-06'));
    await once();
  });

  it('is not ended by lists that are built anew, nor by lists that know nothing of the damaged event', async () => {
    const { night, told, faults, damage, tamper, rebuilt, proved } = await server();
    damage();
    await night('2025-03-04');
    await rebuilt();
    // Of a stream that nobody names, a replay is equal to what the lists answer.
    tamper(`delete from trail where stream in (select id from trail_stream where name like '%submission-school-1%');
      delete from trail_stream where name like '%submission-school-1%';
      delete from submission_version; delete from submission_accepted`);
    expect(await proved('county-1', damaged)).toMatchObject({ outcome: 'same' });
    await night('2025-03-05');
    expect((await told()).filter(({ type, data }) => type === 'ReplayAgreed' || data['fault'] !== null)).toHaveLength(
      1,
    );
    expect(await faults()).toHaveLength(1);
  });

  it('of two before one point each ends by itself, though the point is not whole', async () => {
    const { night, told, faults, damage, mended, tamperLog, notices } = await server();
    const stream = past[damaged - 1]!.in;
    const first = past.slice(0, damaged - 1).findLastIndex(({ in: name }) => name === stream) + 1;
    const change = (data: string) => tamperLog(`${free}; update event set data = ${data} where sequence = ${first}`);
    const open = async () => (await faults()).map(({ sequence }) => sequence);
    damage();
    await night('2025-03-04');
    // The one before it in its stream: whoever follows the stream does not come as far as the later one.
    change(`data || ' '`);
    await night('2025-03-05');
    expect(await open()).toEqual([first, damaged]);
    mended();
    await night('2025-03-06');
    expect(await open()).toEqual([first]);
    damage();
    await night('2025-03-07');
    change('trim(data)');
    await night('2025-03-08');
    expect(await open()).toEqual([damaged]);
    mended();
    await night('2025-03-09');
    expect(await open()).toEqual([]);
    expect((await told()).map(({ type, data }) => [type, data['sequence'] ?? data['events']])).toEqual([
      ['ReplayDiffered', [damaged]],
      ['ReplayDiffered', [first]],
      ['LogFaultMended', damaged],
      ['LogFaultMended', first],
      ['ReplayDiffered', [damaged]],
      ['LogFaultMended', damaged],
    ]);
    expect(notices().map(([kind]) => kind)).toEqual([
      'proofs.recordFaulty',
      'proofs.recordFaulty',
      'proofs.recordMended',
      'proofs.recordMended',
      'proofs.recordFaulty',
      'proofs.recordMended',
    ]);
  });

  it('is open still where its stream cannot be made out, and the night goes on', async () => {
    const { context, night, proof, told, faults, damage, mended } = await server();
    damage();
    await night('2025-03-04');
    mended();
    const known = context.get(EventTypes);
    const made = known.fromWire.bind(known);
    const broken = jest.spyOn(known, 'fromWire').mockImplementation((type, ...rest) => {
      if (type.startsWith('submission.')) throw new TypeError('an upcaster met what it did not foresee');
      return made(type, ...rest);
    });
    await night('2025-03-05');
    broken.mockRestore();
    const [record] = await proof.nights();
    expect(record).toMatchObject({ night: '2025-03-05', open: [{ countyId: 'county-1', fault: 'data-differs' }] });
    expect(record!.unproved).toBeGreaterThan(0);
    expect([(await told()).length, (await faults()).length]).toEqual([1, 1]);
    await night('2025-03-06');
    expect(await faults()).toEqual([]);
  });

  it('ends when its place in the log is as it was, for all who came upon it', async () => {
    const { as, night, told, faults, damage, mended, figure } = await server();
    await as('other', () => night('2025-03-03'));
    damage();
    await night('2025-03-04');
    await as('other', () => night('2025-03-04'));
    expect((await faults())[0]?.finders).toHaveLength(2);
    mended();
    await night('2025-03-05');
    // The other's own copy of the log may still be wrong: that is for it to say.
    expect((await told()).map(({ type }) => type)).toEqual(['ReplayDiffered']);
    expect((await faults())[0]?.finders).toEqual(['other']);
    await as('other', () => night('2025-03-05'));
    expect((await told()).map(({ type }) => type)).toEqual(['ReplayDiffered', 'LogFaultMended']);
    expect([await faults(), await figure('log_faults')]).toEqual([[], 0]);
  });
});
