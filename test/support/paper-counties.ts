import { readFileSync } from 'node:fs';
import {
  formValues,
  noCountyFacts,
  parseCaseFile,
  standingOf,
  type CountyFacts,
  type ItemEntry,
  type StandingInput,
} from '@app/domain/indicators';
import type { CountyPicture } from '@app/domain/reports';
import { hqb2017 } from '@app/domain/standards';

/** A county as its papers see it, of what its standing rests on. */
export const pictured = (
  county: string,
  input: StandingInput,
  more: Partial<Pick<CountyPicture, 'units' | 'filed' | 'issues' | 'adopted'>> = {},
): CountyPicture => ({
  countyId: 'county-1',
  county,
  dataYear: input.dataYear,
  asOf: input.date,
  adopted: true,
  input,
  standing: standingOf(input),
  values: formValues(input),
  units: [],
  filed: new Map(),
  issues: [],
  ...more,
});

const typeWords = { 高完中: 'completeSecondary', 单办初中: 'junior', 单办小学: 'primary' } as const;

/** The schools that a case's sections are of, by what they are called. */
const schoolsOf = ({ sections, sharedSchools }: StandingInput): CountyPicture['units'] => [
  ...sections.flatMap(({ id, name }) => {
    const [, schoolType] = Object.entries(typeWords).find(([word]) => name.startsWith(word)) ?? [];
    return schoolType
      ? [{ unitId: id, name, kind: 'school' as const, parentId: 'county-1', schoolType, stage: null }]
      : [];
  }),
  ...sharedSchools.map(({ id, name, type }) => {
    return { unitId: id, name, kind: 'school' as const, parentId: 'county-1', schoolType: type, stage: null };
  }),
];

/** One of the county cases, with what is recorded of the county itself. */
export const caseOf = (name: 'rongchang' | 'zhangwu', facts: Partial<CountyFacts> = {}): CountyPicture => {
  const { county, schoolYear, sections, sharedSchools } = parseCaseFile(
    readFileSync(`apps/cli/cases/${name}.json`, 'utf8'),
  );
  const input: StandingInput = {
    standard: hqb2017,
    dataYear: schoolYear,
    date: `${schoolYear.slice(5)}-08-31`,
    sections,
    sharedSchools,
    county: { ...noCountyFacts, ...facts },
  };
  return pictured(county, input, { units: schoolsOf(input) });
};

const met = (item: string, figures: ItemEntry['figures'] = {}): ItemEntry => ({ item, judgement: 'met', figures });

/** What 荣昌区's report of 2024 says of its items: that all are met. B13, C4 and C9 have no figures in it. */
export const rongchangItems: readonly ItemEntry[] = [
  ...['B1', 'B2', 'B10', 'C3', 'C5', 'C6', 'C7', 'C8'].map((item) => met(item)),
  met('B4', { primariesOver2000: '4', juniorsOver2000: '2', combinedOver2500: '1' }),
  met('B5', { primaryClassesOver45: '21', juniorClassesOver50: '6' }),
  met('B6', { smallSchoolsFundedBelow100: '0' }),
  met('B7', { specialSchoolFunds: '870000', specialSchoolStudents: '126' }),
  met('B8', { teacherAveragePay: '13223', civilServantAveragePay: '13196' }),
  met('B9', { teachersTrained360: '4384', teachersDueForTraining: '4384' }),
  met('B11', { teachersRotated: '273', teachersEligibleForRotation: '610', backboneTeachersRotated: '103' }),
  met('B12', { certifiedTeachers: '4384', fullTimeTeachers: '4384' }),
  met('B14', { allottedHighSchoolPlaces: '3389', highSchoolPlaces: '4220' }),
  met('B15', { migrantsInPublicSchools: '1827', migrantsInPurchasedPlaces: '534', eligibleMigrantChildren: '2361' }),
  met('C1', {
    juniorGraduates: '8295',
    juniorTransferredIn: '439',
    juniorTransferredOut: '299',
    juniorEntrantsThreeYearsAgo: '8155',
    juniorDeaths: '0',
  }),
  met('C2', { disabledChildrenEnrolled: '496', disabledChildren: '496' }),
];
