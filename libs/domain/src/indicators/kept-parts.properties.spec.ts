import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { basic2012, hqb2017 } from '@app/domain/standards';
import {
  columnsOf,
  noCountyFacts,
  standingOf,
  type CountyFacts,
  type ExemptionEntry,
  type SectionInput,
  type SharedSchoolInput,
  type StandingInput,
  type Stated,
} from './index.js';

const figures = (students: string) => ({
  students,
  aboveStandardQualifiedTeachers: '8',
  backboneTeachers: '2',
  peArtsFullTimeTeachers: '2',
  teachingAncillaryArea: '800',
  sportsVenueArea: '1200',
  teachingEquipmentValue: '300000',
  networkedMultimediaClassrooms: '4',
});
const section = (id: string, students: string, name = id): SectionInput => ({
  id,
  name,
  stage: id.startsWith('p') ? 'primary' : 'junior',
  schoolId: null,
  kind: 'school',
  figures: figures(students),
});
const [p1, p2, j1] = [section('p1', '100'), section('p2', '180'), section('j1', '90')];
const schools: readonly (readonly SectionInput[])[] = [
  [p1, p2, j1],
  [p1, section('p2', '250'), j1],
  [p1, section('p2', '180', '改名的学校'), j1],
  [j1],
];
const school = (primary: string): SharedSchoolInput => ({
  id: 's',
  name: '九年制学校',
  type: 'nineYear',
  students: { primary, junior: '60' },
  figures: figures('0'),
  sections: [
    { id: 's.p', name: '小学部', stage: 'primary', figures: figures(primary) },
    { id: 's.j', name: '初中部', stage: 'junior', figures: figures('60') },
  ],
});
const shared: readonly (readonly SharedSchoolInput[])[] = [[], [school('120')], [school('160')]];
const grant = (subject: string, expires: string): ExemptionEntry => ({
  exemptionId: `${subject} ${expires}`,
  sectionId: 'p2',
  subject,
  plan: '扩建',
  expires,
});
const [long, short, ofItem] = [grant('L5', '2026-12-31'), grant('L5', '2024-12-31'), grant('B4', '2026-12-31')];
const judged = { item: 'B12', judgement: 'met', figures: { certifiedTeachers: '40', fullTimeTeachers: '42' } } as const;
const facts: readonly CountyFacts[] = [
  noCountyFacts,
  { ...noCountyFacts, exemptions: [long, short] },
  { ...noCountyFacts, items: [judged], exemptions: [short, ofItem] },
  { ...noCountyFacts, recognition: '90', vetoes: [{ veto: 'V3', raised: true, finding: '核查' }] },
];
const said = (kind: Stated['kind'], unitId: string, subject: string, value: string): Stated => ({
  kind,
  unitId,
  subject,
  value,
});
const [claim, found] = [said('claimed', 'p2', 'L5', '6.3'), said('verified', 'p2', 'students', '170')];
const words: readonly (readonly Stated[])[] = [
  [],
  [claim],
  [claim, found, said('verified', 's.p', 'students', '119'), said('claimed', 'county', 'B12', 'met')],
  [found, said('claimed', 'p2', 'students', '200'), said('verified', 's', 'sportsVenueArea', '9')],
];

const question = fc.record({
  sections: fc.constantFrom(...schools),
  sharedSchools: fc.constantFrom(...shared),
  county: fc.constantFrom(...facts),
  stated: fc.constantFrom(...words),
  standard: fc.constantFrom(hqb2017, basic2012),
  date: fc.constantFrom('2019-09-01', '2024-12-31', '2025-01-01', '2025-03-03'),
});

const answers = (input: StandingInput, stated: readonly Stated[]) => {
  const standing = standingOf(input);
  return JSON.stringify([standing, columnsOf(input, standing, { id: 'county', name: '某县' }, stated)]);
};

it('parts that are kept of earlier questions are those that would be worked out anew, whatever was asked before', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(question, { minLength: 10, maxLength: 20, size: 'max' }), (questions) => {
      for (const { stated, ...parts } of questions) {
        const input = { ...parts, dataYear: '2024-2025' };
        const told = answers(input, stated);
        // A copy has nothing that anything was kept of.
        expect(told).toBe(answers(structuredClone(input), structuredClone(stated)));
        seen.add(told);
      }
    }),
    { numRuns: 30, seed: 5 },
  );
  expect(seen.size).toBeGreaterThan(200);
});
