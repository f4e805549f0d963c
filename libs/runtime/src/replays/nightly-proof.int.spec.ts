import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Logger, type INestApplicationContext } from '@nestjs/common';
import { EventStore, EventTypes, StoreUnavailable } from '@app/event-store';
import { catalogues } from '@app/domain/catalogue';
import { SuppliedClock } from '@app/platform/clock';
import { Metrics } from '@app/platform/metrics';
import { ProjectionHost, ReadModel, storedAfter } from '@app/projections/kernel';
import { noticesAfter } from '@app/projections/notifications';
import { Sqlite } from '@app/sqlite';
import { accepted, filed, plainSchool, unit } from '@test/county';
import type { Happening } from '@test/projected';
import { note } from '@test/stored';
import { temporaryDirectory } from '@test/temporary';
import { openRuntime } from '../open-runtime.js';
import { gatherFigures } from '../watch/index.js';
import { NightlyProof } from './nightly-proof.js';
import { Replica } from './replica.js';

Logger.overrideLogger(false);
const types = new EventTypes(catalogues);
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

const figures = (students: number) => ({ students: String(students), teachingAncillaryArea: '900.5' });
/** Two counties of which one has filed. */
const past: readonly Happening[] = [
  unit('city', 'city-1', null),
  unit('county', 'county-1', 'city-1', { name: '彰武县' }),
  unit('county', 'county-2', 'city-1'),
  ...[1, 2].flatMap((n) => [
    ...plainSchool(`school-${n}`, 'county-1', 'primary'),
    filed(`school-${n}.primary`, figures(100 * n)),
    accepted(`school-${n}.primary`),
  ]),
];

const follow = async (context: INestApplicationContext): Promise<void> => {
  const { position } = await context.get(EventStore).head();
  await context.get(ReadModel).reached(position!, 5000);
};

const still = new AbortController().signal;

/** A server on a directory of its own, whose clock stands in the afternoon before its first night. */
const server = async () => {
  const { directory, remove } = temporaryDirectory();
  undo.push(remove);
  const clock = new SuppliedClock('2025-03-03T07:00:00.000Z');
  const context = await openRuntime({ dataDir: directory, tenant: 'main', clock, logger: [] });
  undo.push(() => context.close());
  const store = context.get(EventStore);
  const revisions = new Map<string, number>();
  for (const { in: name, fact, effectiveAt = '2025-03-03' } of past) {
    const { type, version: schemaVersion } = types.toWire(fact.type);
    const revision = revisions.get(name);
    const event = note(0, { type, schemaVersion, data: fact.data, effectiveAt });
    await store.append(`hj.main.${name}`, revision ?? 'noStream', [event]);
    revisions.set(name, (revision ?? -1) + 1);
  }
  await follow(context);
  const proof = context.get(NightlyProof);
  const metrics = new Metrics();
  gatherFigures(metrics, context);
  await proof.look({ signal: still, breath: 0 });
  /** Four in the morning: whatever the moment of the night was, it has come. */
  const night = async (day: string) => {
    clock.set(`${day}T04:00:00+08:00`);
    await proof.look({ signal: still, breath: 0 });
    await follow(context);
  };
  const told = async () =>
    (await storedAfter({ store, types }, 0, 1000))
      .flatMap((event) => ('unreadable' in event ? [] : [event]))
      .filter(({ wireType }) => wireType.startsWith('replay.'))
      .map(({ type, stream, actor, data }) => ({ type, stream, by: actor.id, data: data as Record<string, unknown> }));
  /** Somebody changes the lists where nobody should. */
  const change = (file: string, sql: string) => {
    const db = new Sqlite(join(directory, file), { synchronous: 'OFF' });
    db.exec(sql);
    db.close();
  };
  const tamper = (sql: string) =>
    change(
      readdirSync(directory).find((name) => /^read-.*\.sqlite$/.test(name))!,
      sql,
    );
  const tamperLog = (sql: string) => change('events.sqlite', sql);
  const figure = async (name: string) =>
    Number(new RegExp(`^hengjian_replay_${name} (\\S+)$`, 'm').exec(await metrics.text())?.[1] ?? NaN);
  const notices = () =>
    noticesAfter(context.get(ReadModel).db, 0, 1_000_000, 1000)
      .filter(({ kind }) => kind.startsWith('proofs.'))
      .map(({ kind, permission, unitId, facts }) => [kind, permission, unitId, facts['dataYear']]);
  const rebuilt = async () => {
    await context.get(ProjectionHost).rebuild();
    while (context.get(ReadModel).state().rebuild !== null) await new Promise(setImmediate);
  };
  return { context, clock, store, proof, night, told, tamper, tamperLog, figure, notices, rebuilt };
};

const altered = `update submission_version set figures = replace(figures, '"200"', '"201"')`;

describe('a night', () => {
  it('proves a sample and writes nothing when all is as the log says', async () => {
    const { clock, night, told, proof, figure, notices } = await server();
    expect(await proof.nights()).toMatchObject([{ night: '2025-03-03', endedAt: null, open: [] }]);
    expect(await figure('last_timestamp_seconds')).toBeNaN();
    clock.set('2025-03-04T02:29:00+08:00');
    await proof.look({ signal: still, breath: 0 });
    expect(await figure('proved_points_total{outcome="same"}')).toBe(0);
    // Once, however often it is looked for.
    await night('2025-03-04');
    await night('2025-03-04');
    expect([await told(), notices()]).toEqual([[], []]);
    const [record] = await proof.nights();
    expect(record).toMatchObject({ night: '2025-03-04', points: 21, unproved: 0, open: [] });
    expect(await figure('open_differences')).toBe(0);
    expect(await figure('proved_points_total{outcome="same"}')).toBe(21);
    expect(await figure('last_timestamp_seconds')).toBe(Date.parse('2025-03-03T20:00:00Z') / 1000);
  });

  it('finds a row that was changed by hand: one incident, a notice, a figure; after a rebuild they end', async () => {
    const { night, told, tamper, figure, notices, proof, rebuilt } = await server();
    tamper(altered);
    await night('2025-03-04');
    const [differed, ...others] = await told();
    expect(others).toEqual([]);
    expect(differed).toMatchObject({
      type: 'ReplayDiffered',
      stream: 'hj.main.replay-county-1',
      by: 'system',
      data: { countyId: 'county-1', dataYear: '2024-2025', fault: null },
    });
    expect(differed!.data['unitId']).toMatch(/^school-2/);
    // What differs is not told, only where.
    expect(JSON.stringify(differed!.data)).not.toMatch(/20[01]"/);
    expect(notices()).toEqual([['proofs.replayDiffered', 'operations.health', 'county-1', '2024-2025']]);
    expect(await figure('open_differences')).toBe(1);

    // The next night finds it again, and tells nobody anew.
    await night('2025-03-05');
    expect((await told()).length).toBe(1);
    expect(await proof.nights()).toMatchObject([{ night: '2025-03-05', open: [{ unitId: differed!.data['unitId'] }] }]);

    await rebuilt();
    await night('2025-03-06');
    expect((await told()).map(({ type }) => type)).toEqual(['ReplayDiffered', 'ReplayAgreed']);
    expect(notices().map(([kind]) => kind)).toEqual(['proofs.replayDiffered', 'proofs.replayAgreed']);
    expect(await figure('open_differences')).toBe(0);
  });

  it('finds lists that do not name all that the log has: theirs to mend, and the log is not blamed', async () => {
    const { night, told, tamper, notices, rebuilt } = await server();
    tamper(`delete from trail where stream = (
      select id from trail_stream where name like 'hj.main.submission-school-2%') and revision = 0`);
    await night('2025-03-04');
    expect(await told()).toMatchObject([{ data: { cell: 'trail', unitId: 'county-1', fault: null } }]);
    expect(notices().map(([kind]) => kind)).toEqual(['proofs.replayDiffered']);
    await rebuilt();
    await night('2025-03-05');
    expect((await told()).map(({ type }) => type)).toEqual(['ReplayDiffered', 'ReplayAgreed']);
  });

  it('finds a county that the lists have lost, among others that they have: all of it answers “there is none”', async () => {
    const { night, told, tamper, notices, proof, rebuilt } = await server();
    tamper(`delete from county_sequence where county_id = 'county-1'`);
    await night('2025-03-04');
    expect(await told()).toMatchObject([
      { type: 'ReplayDiffered', data: { countyId: 'county-1', cell: 'point', unitId: 'county-1', fault: null } },
    ]);
    expect(notices()).toEqual([['proofs.replayDiffered', 'operations.health', 'county-1', '2024-2025']]);
    // Nor is the incident forgotten when the lists no longer know of the county at all.
    tamper(`delete from organization_unit where unit_id = 'county-1'`);
    await night('2025-03-05');
    expect(await proof.nights()).toMatchObject([{ night: '2025-03-05', open: [{ countyId: 'county-1' }] }]);
    await rebuilt();
    await night('2025-03-06');
    expect((await told()).map(({ type }) => type)).toEqual(['ReplayDiffered', 'ReplayAgreed']);
    expect(await proof.nights()).toMatchObject([{ night: '2025-03-06', unproved: 0, open: [] }]);
  });

  it('finds counties of which the lists have lost everything: which there are, and their streams, are read from the log', async () => {
    const { night, told, tamper, proof, rebuilt } = await server();
    const tables = ['county_sequence', 'county_sequence_link', 'trail_stream', 'organization_unit'];
    for (const table of tables) tamper(`delete from ${table}`);
    await night('2025-03-04');
    const found = [
      { type: 'ReplayDiffered', data: { countyId: 'county-1', dataYear: '2024-2025', cell: 'point', fault: null } },
      // Nothing was ever filed of it: it is asked of in the year that runs.
      { type: 'ReplayDiffered', data: { countyId: 'county-2', dataYear: '2024-2025', cell: 'point', fault: null } },
    ];
    expect(await told()).toMatchObject(found);
    // The incidents stay open as long as the lists stay so, and are told once.
    await night('2025-03-05');
    expect(await told()).toMatchObject(found);
    expect(await proof.nights()).toMatchObject([{ night: '2025-03-05', unproved: 0, open: [{}, {}] }]);
    await rebuilt();
    await night('2025-03-06');
    expect((await told()).map(({ type }) => type)).toEqual([
      'ReplayDiffered',
      'ReplayDiffered',
      'ReplayAgreed',
      'ReplayAgreed',
    ]);
    expect(await proof.nights()).toMatchObject([{ night: '2025-03-06', unproved: 0, open: [] }]);
  });

  it('finds one county that is lost among others', async () => {
    const { night, told, tamper } = await server();
    tamper(`delete from county_sequence where county_id = 'county-2';
      delete from county_sequence_link where unit_id = 'county-2';
      delete from trail_stream where unit = 'county-2';
      delete from organization_unit where unit_id = 'county-2'`);
    await night('2025-03-04');
    expect(await told()).toMatchObject([{ data: { countyId: 'county-2', cell: 'point' } }]);
  });

  it('finds a county that is lost although an event that opens a stream, and one of a unit, cannot be read any more', async () => {
    const { night, told, tamper, tamperLog, proof } = await server();
    tamperLog(`drop trigger event_no_update;
      update event set data = '{' where revision = 0 and stream like 'hj.main.submission-school-1%';
      update event set data = '{' where stream like 'hj.main.organization-school-2%'`);
    tamper(`delete from county_sequence where county_id = 'county-2'`);
    await night('2025-03-04');
    // The damage itself is told as what is wrong with the log.
    expect(await told()).toMatchObject([
      { data: { countyId: 'county-2', cell: 'point', fault: null } },
      { data: { countyId: 'county-1', fault: 'data-differs' } },
    ]);
    expect(await proof.nights()).toMatchObject([{ night: '2025-03-04', open: [{}, {}] }]);
  });

  it('finds a log that was changed by hand, once for all of its county’s points', async () => {
    const { night, told, tamperLog } = await server();
    tamperLog(`drop trigger event_no_update; update event set data = replace(data, '"200"', '"201"')`);
    await night('2025-03-04');
    const events = await told();
    expect(events).toMatchObject([
      { type: 'ReplayDiffered', data: { countyId: 'county-1', cell: null, unitId: null, fault: 'data-differs' } },
    ]);
    expect(events[0]!.data['events']).toHaveLength(1);
  });
});

describe('no incident, and done later', () => {
  it('when the lists are not up with the log, or the log does not answer', async () => {
    const { context, store, clock, proof, night, told, tamper } = await server();
    tamper(altered);
    const model = context.get(ReadModel);
    const state = jest.spyOn(model, 'state').mockReturnValue({ ...model.state(), state: 'catching-up' });
    await night('2025-03-04');
    state.mockRestore();
    expect([await told(), await proof.nights()]).toMatchObject([[], [{ night: '2025-03-03' }]]);
    const read = jest.spyOn(store, 'readStored').mockRejectedValue(new StoreUnavailable('磁盘已满', 'full'));
    clock.set('2025-03-04T04:15:00+08:00');
    await proof.look({ signal: still, breath: 0 });
    read.mockRestore();
    expect([await told(), await proof.nights()]).toMatchObject([[], [{ night: '2025-03-03' }]]);
    // Not at once: a log that has just come back has others to answer.
    await proof.look({ signal: still, breath: 0 });
    expect(await told()).toEqual([]);
    clock.set('2025-03-04T04:30:00+08:00');
    await proof.look({ signal: still, breath: 0 });
    expect([await told(), await proof.nights()]).toMatchObject([[{}], [{ night: '2025-03-04' }]]);
  });

  it('when the process ends in between', async () => {
    const { clock, proof, told, tamper } = await server();
    tamper(altered);
    clock.set('2025-03-04T04:00:00+08:00');
    const ending = new AbortController();
    const looking = proof.look({ signal: ending.signal, breath: 60_000 });
    setTimeout(() => ending.abort(), 20);
    await looking;
    expect([await told(), await proof.nights()]).toMatchObject([[], [{ night: '2025-03-03' }]]);
  });

  it('when it cannot be said whether a county is lost: it is counted, and those that are listed are proved', async () => {
    const { proof, night, told, tamper, tamperLog } = await server();
    // A unit without an id: it can be read, and no list can take it in.
    tamperLog(
      `drop trigger event_no_update; update event set data = '{}' where stream = 'hj.main.organization-county-2'`,
    );
    tamper(`delete from trail where stream = (
      select id from trail_stream where name like 'hj.main.submission-school-2%') and revision = 0`);
    await night('2025-03-04');
    expect(await told()).toMatchObject([{ data: { countyId: 'county-1', cell: 'trail' } }]);
    expect(await proof.nights()).toMatchObject([{ night: '2025-03-04', unproved: 1 }]);
  });

  it('when a point cannot be replayed at all: it is counted', async () => {
    const { proof, night, told, tamper, figure } = await server();
    tamper('drop table issue_ledger_present');
    await night('2025-03-04');
    expect(await told()).toEqual([]);
    expect(await proof.nights()).toMatchObject([{ points: 0, unproved: 21 }]);
    expect(await figure('proved_points_total{outcome="unproved"}')).toBe(21);
  });
});

it('a log that is wrong is told by whichever server comes upon it first, and by no other', async () => {
  const { context, night, told, proof, tamperLog } = await server();
  tamperLog(`drop trigger event_no_update; update event set data = replace(data, '"200"', '"201"')`);
  const name = jest.spyOn(context.get(Replica, { strict: false }), 'id', 'get').mockReturnValue('other');
  await night('2025-03-04');
  await night('2025-03-05');
  name.mockRestore();
  await night('2025-03-05');
  expect(await told()).toMatchObject([{ type: 'ReplayDiffered', data: { replica: 'other', fault: 'data-differs' } }]);
  // Neither of them is well as long as it is so.
  expect((await proof.nights()).map(({ open }) => open.length)).toEqual([1, 1]);
});

it('each server’s incidents are its own: lists that are right again end none of another’s', async () => {
  const { context, night, told, tamper, rebuilt } = await server();
  tamper(altered);
  await night('2025-03-04');
  // The same lists under another name, as a second server has another directory: it begins with its own next night.
  const name = jest.spyOn(context.get(Replica, { strict: false }), 'id', 'get').mockReturnValue('other');
  await night('2025-03-04');
  await night('2025-03-05');
  expect((await told()).map(({ type }) => type)).toEqual(['ReplayDiffered', 'ReplayDiffered']);
  await rebuilt();
  await night('2025-03-06');
  name.mockRestore();
  const events = await told();
  expect(events.map(({ type, data }) => [type, data['replica'] === 'other'])).toEqual([
    ['ReplayDiffered', false],
    ['ReplayDiffered', true],
    ['ReplayAgreed', true],
  ]);
});
