import { afterEach, describe, expect, it } from '@jest/globals';
import { oneFiled, provingServer, type Undo } from '@test/proving-server';

const undo: Undo = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

/** By hand, as nobody should. */
const free = 'drop trigger if exists event_no_update';

describe('a county’s incidents that were changed, and can still be read', () => {
  const stream = 'hj.main.replay-county-1';
  /** Both counties are lost to the lists, and the first one's incident says another thing than was told. */
  const changed = async (how: string) => {
    const one = await provingServer(undo);
    const lost = (countyId: string) => one.tamper(`delete from county_sequence where county_id = '${countyId}'`);
    lost('county-1');
    await one.night('2025-03-04');
    one.tamperLog(`${free}; update event set data = ${how} where stream = '${stream}'`);
    lost('county-2');
    await one.night('2025-03-05');
    const faults = async () => one.proof.faults(await one.proof.nights());
    const open = async () =>
      (await one.proof.nights())[0]!.open.map(({ countyId, cell, fault }) => [countyId, cell ?? fault]);
    return { ...one, faults, open };
  };
  const told = oneFiled.length + 1;
  const both = [
    ['county-1', 'point'],
    ['county-1', 'data-differs'],
    ['county-2', 'point'],
  ];

  it('are a fault of the log, told once; what was open before stays so, and the other county’s are told', async () => {
    const one = await changed(`replace(data, '"point"', '"trail"')`);
    const events = async () =>
      (await one.told()).slice(1).map(({ type, data }) => [type, data['countyId'], data['fault']]);
    const found = [
      ['ReplayDiffered', 'county-1', 'data-differs'],
      ['ReplayDiffered', 'county-2', null],
    ];
    for (const day of ['2025-03-06', '2025-03-07']) {
      expect([await events(), await one.open()]).toEqual([found, both]);
      expect(await one.faults()).toMatchObject([{ sequence: told, fault: 'data-differs', counties: ['county-1'] }]);
      expect(await one.proof.nights()).toMatchObject([{ unproved: 0 }]);
      await one.night(day);
    }
    one.tamperLog(`${free}; update event set data = replace(data, '"trail"', '"point"') where sequence = ${told}`);
    await one.rebuilt();
    await one.night('2025-03-08');
    expect((await events()).slice(2)).toEqual([
      ['LogFaultMended', 'county-1', 'data-differs'],
      ['ReplayAgreed', 'county-1', undefined],
      ['ReplayAgreed', 'county-2', undefined],
    ]);
    expect([await one.open(), await one.faults()]).toEqual([[], []]);
  });

  it.each([`'{}'`, `'null'`])('break off no night when they say nothing at all (%s)', async (nothing) => {
    const { night, open, faults, proof } = await changed(nothing);
    await night('2025-03-06');
    expect([await open(), await faults()]).toMatchObject([both, [{ sequence: told, fault: 'data-differs' }]]);
    expect((await proof.nights())[0]).toMatchObject({ night: '2025-03-06' });
  });
});
