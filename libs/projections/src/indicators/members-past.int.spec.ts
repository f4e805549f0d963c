import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accepted, corrected, filed, plainSchool, toUnit, unit } from '@test/county';
import { figuresCounting } from '@test/figures-counting';
import { apply, recorded, type Happening } from '@test/projected';
import { Sqlite } from '@app/sqlite';
import { anyProjection } from '../kernel/index.js';
import { countySequence, membersOf, organizationTree } from '../organizations/index.js';
import { figuresOfMembers, submissionRegister } from '../submissions/index.js';
import { statementRegister, statementsOf, statementsOfMembers } from './statements.js';

const projections = [
  anyProjection(organizationTree),
  anyProjection(countySequence),
  anyProjection(submissionRegister),
  anyProjection(statementRegister),
];
const [countyId, dataYear] = ['county-1', '2024-2025'];
const schools = ['school-1', 'school-2'];
const days = ['2024-09-01', '2024-12-01', '2025-03-01'];
const around = ['2024-08-31', ...days, '2025-06-01'];

type Step = Readonly<{
  school: string;
  does: 'figures' | 'claim' | 'verify' | 'withdraw' | 'rename';
  n: number;
  day: string;
}>;
const step: fc.Arbitrary<Step> = fc.record({
  school: fc.constantFrom(...schools),
  does: fc.constantFrom('figures', 'figures', 'claim', 'verify', 'withdraw', 'rename'),
  n: fc.integer({ min: 1, max: 300 }),
  day: fc.constantFrom(...days),
});

const figures = (students: number) => ({ students: String(students) });

/** What a step puts into the log; the first figures of a school are filed, later ones corrected. */
const told = ({ school, does, n, day }: Step, versions: Map<string, number>): readonly Happening[] => {
  const unitId = `${school}.primary`;
  const version = versions.get(unitId) ?? 0;
  if (does === 'rename')
    return [toUnit({ type: 'UnitRenamed', data: { unitId: school, name: `第${n}小学`, effectiveFrom: day } })];
  if (does === 'figures') {
    versions.set(unitId, version + 1);
    return version === 0
      ? [filed(unitId, figures(n)), accepted(unitId)]
      : corrected(unitId, figures(n), day, version + 1);
  }
  const of = { unitId, dataYear, subject: 'students' };
  const said = { ...of, value: String(n), evidence: [], reason: null };
  const fact =
    does === 'claim'
      ? { type: 'FigureClaimed' as const, data: { ...said, source: '自评报告', claimedBy: 'a', claimedOn: day } }
      : does === 'verify'
        ? {
            type: 'FigureVerified' as const,
            data: {
              ...said,
              method: '清点',
              verifiedBy: 'a',
              verifiedOn: day,
              inspectionId: null,
              registerSequence: 1,
            },
          }
        : { type: 'ClaimWithdrawn' as const, data: { ...of, reason: '误填', withdrawnBy: 'a' } };
  return [{ in: `verification-${unitId}`, fact, effectiveAt: day }];
};

const opened = (): Sqlite => {
  const db = new Sqlite(':memory:', { journal: 'MEMORY', synchronous: 'OFF' });
  for (const { tables, indexes } of projections) db.exec(`${tables};\n${indexes ?? ''}`);
  return db;
};

it('what is kept of the past of members is what the tables say, at every point, whatever came since', () => {
  const seen = { figures: 0, statements: 0 };
  fc.assert(
    fc.property(fc.array(step, { minLength: 6, maxLength: 12 }), (steps) => {
      const versions = new Map<string, number>();
      const events = recorded([
        unit('county', countyId, null),
        ...schools.flatMap((id) => plainSchool(id, countyId, 'primary')),
        ...steps.flatMap((one) => told(one, versions)),
      ]);
      const db = opened();
      events.forEach((event, index) => {
        apply(db, projections, [event]);
        for (let knownAt = Math.max(5, index - 3); knownAt <= index + 1; knownAt += 1)
          for (const asOf of around) {
            const point = { knownAt, asOf };
            const members = membersOf(db, countyId, point);
            const ids = members.map(({ unitId }) => unitId);
            const counting = figuresCounting(db, ids, dataYear, point);
            expect(figuresOfMembers(db, { countyId, dataYear }, members, point)).toEqual(counting);
            const stated = statementsOf(db, ids, dataYear, point);
            expect(statementsOfMembers(db, { countyId, dataYear }, members, point)).toMatchObject(stated);
            seen.figures += counting.size;
            seen.statements += stated.length;
          }
      });
      db.close();
    }),
    { numRuns: 30, seed: 7 },
  );
  expect(Math.min(seen.figures, seen.statements)).toBeGreaterThan(500);
});
