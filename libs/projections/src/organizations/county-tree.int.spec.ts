import { expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { plainSchool, toUnit, unit } from '@test/county';
import { apply, recorded, type Happening } from '@test/projected';
import { Sqlite } from '@app/sqlite';
import { anyProjection } from '../kernel/index.js';
import { countySequence } from './county-sequence.js';
import { membersOf } from './county-tree.js';
import type { Point } from './on-axes.js';
import { organizationTree } from './organization-tree.js';

const projections = [anyProjection(organizationTree), anyProjection(countySequence)];
const counties = ['county-1', 'county-2'];
const founding = [
  ...counties.map((id) => unit('county', id, null)),
  ...plainSchool('school-1', 'county-1', 'primary'),
  ...plainSchool('school-2', 'county-2', 'primary'),
];
const opened = (): Sqlite => {
  const db = new Sqlite(':memory:', { journal: 'MEMORY', synchronous: 'OFF' });
  for (const { tables, indexes } of projections) db.exec(`${tables};\n${indexes ?? ''}`);
  return db;
};
/** Around and between the days on which something changes. */
const asked = ['2010-08-31', '2021-08-31', '2021-09-01', '2023-01-01', '2024-03-01', '2024-03-02', '2030-01-01'];
const days = ['2021-09-01', '2023-01-01', '2024-03-01', '2024-03-02'];

const change: fc.Arbitrary<Happening> = fc
  .record({
    school: fc.constantFrom('school-1', 'school-2'),
    does: fc.constantFrom('move' as const, 'rename' as const, 'close-section' as const),
    county: fc.constantFrom(...counties),
    effectiveFrom: fc.constantFrom(...days),
  })
  .map(({ school: unitId, does, county: parentId, effectiveFrom }) => {
    const parent = { kind: 'county' as const, schoolType: null, sequence: 1 };
    if (does === 'move') return toUnit({ type: 'UnitMoved', data: { unitId, parentId, parent, effectiveFrom } });
    const name = `${parentId}的学校`;
    if (does === 'rename') return toUnit({ type: 'UnitRenamed', data: { unitId, name, effectiveFrom } });
    return toUnit({ type: 'UnitClosed', data: { unitId: `${unitId}.primary`, reason: '停办', effectiveFrom } });
  });

/** The same by one recursive query, which keeps nothing. */
const standing = (db: Sqlite, countyId: string, { knownAt, asOf }: Point) =>
  db.all<Readonly<Record<string, unknown>>>(
    `with recursive standing(unit_id, name, parent_id, kind, stage, place) as (
       select v.unit_id, v.name, v.parent_id, u.kind, u.stage, u.registered_sequence
       from organization_version v join organization_unit u on u.unit_id = v.unit_id
       where v.unit_id = :county and v.status = 'open'
       and v.rec_from <= :known and :known < v.rec_to and v.eff_from <= :day and :day < v.eff_to
       union all
       select v.unit_id, v.name, v.parent_id, u.kind, u.stage, u.registered_sequence
       from standing s join organization_version v on v.parent_id = s.unit_id
       join organization_unit u on u.unit_id = v.unit_id
       where s.kind <> 'section' and v.status = 'open'
       and v.rec_from <= :known and :known < v.rec_to and v.eff_from <= :day and :day < v.eff_to)
     select unit_id as unitId, name, parent_id as parentId, kind, stage from standing order by place`
      .replaceAll(':county', `'${countyId}'`)
      .replaceAll(':known', String(knownAt))
      .replaceAll(':day', `'${asOf}'`),
  );

it('the members of a county that were kept are those that are read, at every point, whatever came since', () => {
  const states = new Set<string>();
  fc.assert(
    fc.property(fc.array(change, { minLength: 2, maxLength: 7 }), (changes) => {
      const events = recorded([...founding, ...changes]);
      const db = opened();
      const compare = (knownAt: number) => {
        for (const countyId of counties)
          for (const asOf of asked) {
            const read = standing(db, countyId, { knownAt, asOf });
            const members = membersOf(db, countyId, { knownAt, asOf });
            expect([members.length, members]).toMatchObject([read.length, read]);
            states.add(JSON.stringify(read));
          }
      };
      events.forEach((event, index) => {
        apply(db, projections, [event]);
        // Asked now, so that an answer which should not outlive the next event is there to be wrong.
        compare(index + 1);
      });
      for (let knownAt = 0; knownAt <= events.length; knownAt += 1) compare(knownAt);
      db.close();
    }),
    { numRuns: 20, seed: 11 },
  );
  expect(states.size).toBeGreaterThan(30);
});

it('what another connection writes while the members are read is there at the next question', () => {
  const closed = { unitId: 'school-1.primary', reason: '停办', effectiveFrom: '2021-09-01' };
  const events = recorded([...founding, toUnit({ type: 'UnitClosed', data: closed })]);
  const db = opened();
  apply(db, projections, events.slice(0, -1));
  const all = db.all.bind(db);
  const reading = jest.spyOn(db, 'all').mockImplementation((...asked) => {
    const rows = all(...asked);
    reading.mockRestore();
    apply(db, projections, events.slice(-1));
    return rows;
  });
  const point = { knownAt: events.length, asOf: '2024-03-01' };
  membersOf(db, 'county-1', point);
  expect(membersOf(db, 'county-1', point)).toMatchObject(standing(db, 'county-1', point));
  db.close();
});

it('where the same units stand by the same names it is one list, also across changes that came to nothing', () => {
  const renamed = (name: string, effectiveFrom: string) =>
    toUnit({ type: 'UnitRenamed', data: { unitId: 'school-1', name, effectiveFrom } });
  const before = '学校';
  const db = opened();
  const first = recorded([...founding, renamed(before, '2021-09-01'), renamed('新名', '2023-01-01')]);
  apply(
    db,
    projections,
    recorded([
      ...founding,
      renamed(before, '2021-09-01'),
      renamed('新名', '2023-01-01'),
      renamed(before, '2024-03-01'),
    ]),
  );
  const at = (asOf: string, knownAt = first.length + 1) => membersOf(db, 'county-1', { knownAt, asOf });
  expect(at('2022-01-01')).toBe(at('2024-03-02'));
  expect(at('2022-01-01')).toBe(at('2022-02-01', first.length));
  expect(at('2023-06-01')).not.toBe(at('2022-01-01'));
  expect(at('2023-06-01')).toBe(at('2024-03-02', first.length));
  db.close();
});
