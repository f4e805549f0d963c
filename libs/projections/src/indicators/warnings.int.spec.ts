import { expect, it } from '@jest/globals';
import { accepted, filed, plainSchool, toFiling, unit } from '@test/county';
import { projected } from '@test/projected';
import { entriesOf, soundSection } from '@test/sound-returns';
import { standingProjections } from './read-models.js';
import { countyWarnings } from './warnings.js';

const figures = (students: string) => ({
  students,
  aboveStandardQualifiedTeachers: '50',
  backboneTeachers: '50',
  peArtsFullTimeTeachers: '50',
  teachingAncillaryArea: '9000',
  sportsVenueArea: '900',
  teachingEquipmentValue: '2000000',
  networkedMultimediaClassrooms: '50',
});
const past = { dataYear: '2023-2024', effectiveFrom: '2023-09-01' };
const acceptedPast = toFiling({
  type: 'FiguresAccepted',
  data: { unitId: 'school-1.primary', dataYear: '2023-2024', version: 1, acceptedBy: 'director-1' },
});
const db = projected(standingProjections, [
  unit('county', 'county-1', null, { name: '彰武县' }), // 1
  unit('county', 'county-2', null), // 2
  ...plainSchool('school-1', 'county-1', 'primary'), // 3, 4
  filed('school-1.primary', figures('100')), // 5
  accepted('school-1.primary'), // 6
  filed('school-1.primary', figures('70'), past), // 7
  acceptedPast, // 8
  ...plainSchool('school-2', 'county-1', 'junior'), // 9, 10
  filed('school-2.junior', figures('80'), {
    form: { id: 'section', version: 1 },
    entries: entriesOf({ ...soundSection, grade6Students: '0', grade7Students: '30', grade9Students: '20' }),
  }), // 11
  accepted('school-2.junior'), // 12
]);
const at = (knownAt: number, asOf = '2025-03-18') =>
  countyWarnings(db, { countyId: 'county-1', dataYear: '2024-2025', knownAt, asOf });

it('rests on the accepted figures of the years before, as they were known', () => {
  expect(at(7)?.reckoned).toEqual({ grades: 0, trend: 0, none: 1 });
  expect(at(8)).toMatchObject({
    county: '彰武县',
    nextDataYear: '2025-2026',
    reckoned: { grades: 0, trend: 1, none: 0 },
    students: { now: 100, next: 130 },
  });
  expect(at(8)?.warnings).toMatchObject([{ kind: 'trend', unitId: 'school-1.primary', subject: 'L5' }]);
});

it('and on grades, where they were filed', () => {
  expect(at(12)?.reckoned).toEqual({ grades: 1, trend: 1, none: 0 });
});

it('before there are figures it says so, and before there was a county there is nothing', () => {
  expect(at(4)).toMatchObject({ warnings: [], basis: ['还没有已审定的学生数，无法预警；审定后自动推算。'] });
  expect(at(0)).toBeUndefined();
  expect(at(12, '2023-01-01')).toMatchObject({ reckoned: { grades: 0, trend: 0, none: 0 }, warnings: [] });
  expect(countyWarnings(db, { countyId: 'county-2', dataYear: '2024-2025', asOf: '2025-03-18' })?.warnings).toEqual([]);
});
