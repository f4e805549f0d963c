import { expect, it } from '@jest/globals';
import { accepted, filed, plainSchool, toFiling, unit } from '@test/county';
import { projected } from '@test/projected';
import { standingProjections } from './read-models.js';
import { countyStanding } from './standing.js';
import { countyTrend } from './trend.js';

const figures = (students: string) => ({
  students,
  aboveStandardQualifiedTeachers: '5',
  backboneTeachers: '1',
  peArtsFullTimeTeachers: '1',
  teachingAncillaryArea: '450',
  sportsVenueArea: '750',
  teachingEquipmentValue: '200000',
  networkedMultimediaClassrooms: '3',
});
const past = { dataYear: '2023-2024', effectiveFrom: '2023-09-01' };
const db = projected(standingProjections, [
  unit('county', 'county-1', null),
  unit('county', 'county-2', null),
  ...plainSchool('school-1', 'county-1', 'primary'),
  ...plainSchool('school-2', 'county-1', 'primary'),
  filed('school-1.primary', figures('100')),
  accepted('school-1.primary'),
  filed('school-1.primary', figures('200'), past),
  toFiling({
    type: 'FiguresAccepted',
    data: { unitId: 'school-1.primary', dataYear: '2023-2024', version: 1, acceptedBy: 'director-1' },
  }),
  filed('school-2.primary', figures('100')),
]);

it('shows every data year with accepted figures, the oldest first, each as its own standing says', () => {
  const years = countyTrend(db, { countyId: 'county-1', asOf: '2025-03-18' });
  expect(years.map(({ dataYear, asOf }) => [dataYear, asOf])).toEqual([
    ['2023-2024', '2024-08-31'],
    ['2024-2025', '2025-03-18'],
  ]);
  for (const { dataYear, asOf, verdict, stages, blockers } of years) {
    const found = countyStanding(db, { countyId: 'county-1', dataYear, asOf })!.standing;
    expect({ verdict, blockers }).toEqual({ verdict: found.verdict, blockers: found.blockers.length });
    expect(stages.primary).toMatchObject({ cv: found.stages.primary.cv, passing: found.stages.primary.passing });
  }
  expect(years.map(({ stages }) => stages.primary.passing[0])).not.toEqual([null, null]);
});

it('shows of a past point what was known then, and no year whose figures did not count yet', () => {
  const at = (knownAt: number | undefined, asOf: string) =>
    countyTrend(db, { countyId: 'county-1', knownAt, asOf }).map(({ dataYear, stages }) => [
      dataYear,
      stages.primary.passing[0],
    ]);
  const now = at(undefined, '2025-03-18');
  const accepted = Array.from({ length: 20 }, (_, sequence) => at(sequence, '2025-03-18').length);
  expect([accepted[1], Math.max(...accepted)]).toEqual([0, 2]);
  const [first, both] = [accepted.indexOf(1), accepted.indexOf(2)];
  expect(at(first - 1, '2025-03-18')).toEqual([]);
  expect(at(both - 1, '2025-03-18')).toEqual(now.slice(1));
  expect(at(both, '2025-03-18')).toEqual(now);
  expect(at(undefined, '2024-05-01').map(([year]) => year)).toEqual(['2023-2024']);
});

it('has no year of a county that has no figures', () => {
  expect(countyTrend(db, { countyId: 'county-2', asOf: '2025-03-18' })).toEqual([]);
});
