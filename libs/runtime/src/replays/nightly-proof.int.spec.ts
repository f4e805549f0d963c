import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { StoreUnavailable } from '@app/event-store';
import { ReadModel } from '@app/projections/kernel';
import { provingServer, still, type Undo } from '@test/proving-server';
import { Replica } from './replica.js';

const undo: Undo = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});
const server = () => provingServer(undo);

const altered = `update submission_version set figures = replace(figures, '"200"', '"201"')`;

describe('a night', () => {
  it('proves a sample and writes nothing when all is as the log says', async () => {
    const { clock, night, told, proof, figure, notices } = await server();
    expect(await proof.nights()).toMatchObject([{ night: '2025-03-03', endedAt: null, open: [] }]);
    expect(await figure('replay_last_timestamp_seconds')).toBeNaN();
    clock.set('2025-03-04T02:29:00+08:00');
    await proof.look({ signal: still, breath: 0 });
    expect(await figure('replay_proved_points_total{outcome="same"}')).toBe(0);
    // Once, however often it is looked for.
    await night('2025-03-04');
    await night('2025-03-04');
    expect([await told(), notices()]).toEqual([[], []]);
    const [record] = await proof.nights();
    expect(record).toMatchObject({ night: '2025-03-04', points: 21, unproved: 0, open: [] });
    expect(await figure('replay_open_differences')).toBe(0);
    expect(await figure('replay_proved_points_total{outcome="same"}')).toBe(21);
    expect(await figure('replay_last_timestamp_seconds')).toBe(Date.parse('2025-03-03T20:00:00Z') / 1000);
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
    // What differs is not told, only where; which server found it is a random name.
    const { replica: _server, ...place } = differed!.data;
    expect(JSON.stringify(place)).not.toMatch(/20[01]"/);
    expect(notices()).toEqual([['proofs.replayDiffered', 'operations.health', 'county-1', '2024-2025']]);
    expect(await figure('replay_open_differences')).toBe(1);

    // The next night finds it again, and tells nobody anew.
    await night('2025-03-05');
    expect((await told()).length).toBe(1);
    expect(await proof.nights()).toMatchObject([{ night: '2025-03-05', open: [{ unitId: differed!.data['unitId'] }] }]);

    await rebuilt();
    await night('2025-03-06');
    expect((await told()).map(({ type }) => type)).toEqual(['ReplayDiffered', 'ReplayAgreed']);
    expect(notices().map(([kind]) => kind)).toEqual(['proofs.replayDiffered', 'proofs.replayAgreed']);
    expect(await figure('replay_open_differences')).toBe(0);
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
});

it('one county’s incidents that cannot be read keep no other unproved: what is found of the others is told', async () => {
  const { night, told, tamper, tamperLog, proof } = await server();
  const lost = (countyId: string) => tamper(`delete from county_sequence where county_id = '${countyId}'`);
  lost('county-1');
  await night('2025-03-04');
  expect(await told()).toMatchObject([{ data: { countyId: 'county-1', cell: 'point' } }]);
  tamperLog(`drop trigger event_no_update; update event set data = '{' where stream = 'hj.main.replay-county-1'`);
  lost('county-2');
  await night('2025-03-05');
  expect(await told()).toMatchObject([{ data: { countyId: 'county-2', cell: 'point', fault: null } }]);
  // The county is counted as one thing that was not proved, and what was open of it is not taken for mended; what cannot be
  // told in its stream is shown all the same.
  const open = [
    { countyId: 'county-1', cell: 'point' },
    { countyId: 'county-1', fault: 'data-differs' },
    { countyId: 'county-2', cell: 'point' },
  ];
  expect(await proof.nights()).toMatchObject([{ night: '2025-03-05', unproved: 1, open }]);
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
    expect(await figure('replay_proved_points_total{outcome="unproved"}')).toBe(21);
  });
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
