import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainSchool, toUnit, unit } from '@test/county';
import { apply, recorded, type Happening } from '@test/projected';
import { Sqlite } from '@app/sqlite';
import { anyProjection } from '../kernel/index.js';
import { countySequence } from './county-sequence.js';
import { membersOf } from './membership.js';
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

it('the members of a county that were kept are those that are read, at every point, whatever came since', () => {
  let differing = 0;
  fc.assert(
    fc.property(fc.array(change, { minLength: 2, maxLength: 7 }), (changes) => {
      const events = recorded([...founding, ...changes]);
      const live = opened();
      events.forEach((event, index) => {
        apply(live, projections, [event]);
        // Asked now, so that an answer which should not outlive the next event is there to be wrong.
        for (const countyId of counties)
          for (const asOf of asked) membersOf(live, countyId, { knownAt: index + 1, asOf });
      });
      for (let knownAt = founding.length; knownAt <= events.length; knownAt += 1) {
        const states = asked.map((asOf) =>
          JSON.stringify(
            counties.map((countyId) => {
              // A connection that was asked nothing yet has nothing kept.
              const fresh = opened();
              apply(fresh, projections, events.slice(0, knownAt));
              const read = membersOf(fresh, countyId, { knownAt, asOf });
              fresh.close();
              expect(membersOf(live, countyId, { knownAt, asOf })).toEqual(read);
              return read;
            }),
          ),
        );
        differing += new Set(states).size;
      }
      live.close();
    }),
    { numRuns: 4, seed: 11 },
  );
  expect(differing).toBeGreaterThan(40);
});
