import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { assign, acknowledge, after, past } from '@test/issue-life';
import { accepted, corrected, filed, plainSchool, toUnit, unit } from '@test/county';
import type { Happening } from '@test/projected';
import { director, on, principal } from '@test/supervision-cast';

export const dataYear = '2024-2025';
export const days = ['2024-09-01', '2024-12-01', '2025-03-01'];
export const standards = ['hqb-2017', 'basic-2012'];

type Act =
  | ('register' | 'file' | 'accept' | 'correct' | 'close' | 'move' | 'merge')
  | ('adopt' | 'withdraw' | 'exempt' | 'revoke' | 'item' | 'issue' | 'round');
/** As often as they happen. */
const acts = (
  'register register file file accept accept accept correct correct close move merge ' +
  'adopt adopt withdraw exempt revoke item issue issue issue round round'
).split(' ') as readonly Act[];
/** What is tried: passed over where it makes no sense. `students` are what is filed. */
export type Step = Readonly<{ act: Act; school: number; students: number; day: string; standard: string }>;
export const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...acts),
  school: fc.integer({ min: 1, max: 3 }),
  students: fc.integer({ min: 0, max: 300 }),
  day: fc.constantFrom(...days),
  standard: fc.constantFrom(...standards),
});

/** What a section files: with some numbers of pupils one figure is 未填, with some one is not applicable. */
export const figures = (students: number) => ({
  students: String(students),
  aboveStandardQualifiedTeachers: '9',
  backboneTeachers: students % 3 === 0 ? null : '2',
  peArtsFullTimeTeachers: '2',
  teachingAncillaryArea: '900.5',
  sportsVenueArea: '1500',
  teachingEquipmentValue: '300000',
  networkedMultimediaClassrooms: students % 5 === 0 ? 'n/a' : '5',
});

/** Closed, found again (回头看), and assigned anew: the second round of the plain issue. */
const reopened = after(
  past.closed,
  [{ type: 'ReopenIssue', reason: '音乐教室被挪作仓库', evidence: [] }, on('2025-06-10', director)],
  [{ ...assign, noticeNumber: '彰教督整〔2025〕9号', dueDate: '2025-09-30' }, on('2025-06-11', director)],
  [acknowledge, on('2025-06-12', principal)],
);

/** The whole life of an issue of a school, as its decider tells it, into its second round. */
const life = (school: number, county: number) =>
  JSON.parse(
    JSON.stringify(reopened)
      .replaceAll('school-1', `school-${school}`)
      .replaceAll('county-1', `county-${county + 1}`)
      .replaceAll('issue-1', `issue-${school}`),
  ) as typeof reopened;

type School = { county: number; filed: number; accepted: number; ended: boolean; issue: number };

/** What happens by the steps that make sense where they stand; the others are passed over, as a decider would. */
export const history = (steps: readonly Step[]): readonly Happening[] => {
  const all: Happening[] = [
    unit('city', 'city-1', null),
    ...['county-1', 'county-2'].map((id) => unit('county', id, 'city-1')),
  ];
  const schools = new Map<number, School>();
  const adopted = new Set<string>();
  let granted = 0;
  for (const { act, school, students, day, standard } of steps) {
    const id = `school-${school}`;
    const section = `${id}.primary`;
    const of = { countyId: 'county-1', dataYear, standardId: standard };
    const record = (fact: Happening['fact']) =>
      all.push({ in: `county-record-county-1.${dataYear}`, fact, effectiveAt: day });
    // Even schools' steps are the city's, which is for both counties.
    const adopter = school % 2 === 0 ? 'city-1' : 'county-1';
    const key = `${adopter} ${standard}`;
    const terms = { unitId: adopter, standardId: standard, effectiveFrom: day };
    if (act === 'adopt' && !adopted.has(key) && adopted.add(key))
      all.push({ in: `standard-${adopter}`, fact: { type: 'StandardAdopted', data: { ...terms, basis: '文件' } } });
    if (act === 'withdraw' && adopted.delete(key))
      all.push({ in: `standard-${adopter}`, fact: { type: 'StandardWithdrawn', data: { ...terms, reason: '改用' } } });
    if (act === 'exempt') {
      const exemption = { exemptionId: `exemption-${++granted}`, sectionId: section, subject: 'L5', plan: '扩建' };
      record({ type: 'ExemptionGranted', data: { ...of, ...exemption, expires: '2025-02-01', evidence: [] } });
    }
    if (act === 'revoke' && granted > 0)
      record({ type: 'ExemptionRevoked', data: { ...of, exemptionId: `exemption-${granted}`, reason: '到位' } });
    if (act === 'item') {
      const item = { item: 'B14', judgement: 'met', figures: {}, note: null, evidence: [], reason: null };
      record({ type: 'ItemRecorded', data: { ...of, ...item } });
    }
    let known = schools.get(school);
    if (act === 'register' && !known) {
      known = { county: school % 2, filed: 0, accepted: 0, ended: false, issue: 0 };
      schools.set(school, known);
      all.push(...plainSchool(id, `county-${known.county + 1}`, 'primary'));
    }
    if (!known) continue;
    if (act === 'issue' || act === 'round') {
      const next = life(school, school % 2).slice(known.issue);
      // One act, or all that is left of the round.
      const end = act === 'issue' ? 1 : next.findIndex(({ type }) => type === 'IssueClosed') + 1;
      for (const fact of next.slice(0, end || next.length)) {
        all.push({ in: `rectification-issue-${school}`, fact });
        known.issue++;
      }
    }
    if (known.ended) continue;
    if (act === 'close' || act === 'merge') {
      known.ended = true;
      const ending = { unitId: id, effectiveFrom: day };
      all.push(
        act === 'close'
          ? toUnit({ type: 'UnitClosed', data: { ...ending, reason: '撤并' } })
          : toUnit({ type: 'UnitMerged', data: { ...ending, into: 'school-9', intoSequence: 1 } }),
      );
    }
    if (act === 'move') {
      known.county = 1 - known.county;
      const parent = { kind: 'county' as const, schoolType: null, sequence: 1 };
      const data = { unitId: id, parentId: `county-${known.county + 1}`, parent, effectiveFrom: day };
      all.push(toUnit({ type: 'UnitMoved', data }));
    }
    if (act === 'file' && known.accepted === 0) all.push(filed(section, figures(students), { version: ++known.filed }));
    if (act === 'accept' && known.accepted === 0 && known.filed > 0)
      all.push(accepted(section, (known.accepted = known.filed)));
    if (act === 'correct' && known.accepted > 0) {
      known.accepted = known.filed = known.filed + 1;
      all.push(...corrected(section, figures(students), day, known.filed));
    }
  }
  return all;
};

/** A point that is asked about; `known` is a place in the log, counted around. */
export const point = fc.record({
  county: fc.constantFrom('county-1', 'county-2'),
  known: fc.nat(),
  day: fc.constantFrom(...days, '2025-05-01'),
});

/**
 * A history in which tables and replay differ as soon as one rule of the tables is broken, shrunk by fast-check; `lesson` is
 * the rule.
 */
export type Counterexample = Readonly<{
  lesson: string;
  steps: Step[];
  points: Readonly<{ county: string; known: number; day: string }>[];
}>;

const folder = 'test/fixtures/histories';

/** Every one that is kept: whoever finds another adds the shrunk values that fast-check prints. */
export const counterexamples = (): readonly Counterexample[] =>
  readdirSync(folder)
    .toSorted()
    .map((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Counterexample);
