import { figuresOf, type CountyItem, type Standard } from '@app/domain/standards';
import {
  summed,
  type CountedFigure,
  type CountedPremises,
  type CountedSection,
  type FiledValues,
  type Reading,
} from './counting.js';
import { belowTrainingShare, fundedBelow, oversize, oversizeClasses, shortOfRooms } from './schools.js';
import { zoned } from './zoned.js';

export { itemEntries, type FiledItems } from './item-entries.js';
export type { CountedFigure, CountedSection, FiledValues, GrantedRelief, OpenField, Relievable } from './counting.js';
export { relievedEntries } from './granted.js';

const grouped = (
  sections: readonly CountedSection[],
  key: (section: CountedSection) => string,
): ReadonlyMap<string, readonly CountedSection[]> => {
  const groups = new Map<string, CountedSection[]>();
  for (const section of sections) {
    const group = groups.get(key(section));
    if (group) group.push(section);
    else groups.set(key(section), [section]);
  }
  return groups;
};

const sum = (sections: readonly CountedSection[], name: string): CountedFigure =>
  summed(sections, (unit, reading: Reading) => reading.number(unit, name)?.n ?? null);

/** How each figure is counted, by its name in the standard. */
const countsOf = (
  sections: readonly CountedSection[],
  premises: Readonly<Record<string, FiledValues>>,
  bands: readonly string[],
  exemptions: Standard['exemptions'],
): Readonly<Record<string, (item: CountyItem) => CountedFigure>> => {
  const cases = ({ id }: CountyItem) => exemptions.find(({ subject }) => subject === id)?.cases ?? [];
  const places = [...grouped(sections, ({ premisesId }) => premisesId)].map(([id, own]): CountedPremises => ({
    id,
    sections: own,
    values: premises[id] ?? {},
  }));
  const schools = [...grouped(sections, ({ schoolId }) => schoolId)].map(([id, own]) => ({ id, sections: own }));
  const junior = sections.filter(({ stage }) => stage === 'junior');
  return {
    schoolsShortOfMusicRooms: (item) => shortOfRooms(item, places, 'music', cases(item)),
    schoolsShortOfArtRooms: (item) => shortOfRooms(item, places, 'art', cases(item)),
    primariesOver2000: (item) => oversize(item, schools, 'primary', cases(item), premises),
    juniorsOver2000: (item) => oversize(item, schools, 'junior', cases(item), premises),
    combinedOver2500: (item) => oversize(item, schools, 'combined', cases(item), premises),
    primaryClassesOver45: (item) => oversizeClasses(item, bands, sections, 'primary'),
    juniorClassesOver50: (item) => oversizeClasses(item, bands, sections, 'junior'),
    smallSchoolsFundedBelow100: (item) => fundedBelow(item, places),
    teachersTrained360: () => sum(sections, 'teachersTrained360'),
    teachersDueForTraining: () => sum(sections, 'teachersDueForTraining'),
    certifiedTeachers: () => sum(sections, 'certifiedTeachers'),
    fullTimeTeachers: () => sum(sections, 'fullTimeTeachers'),
    primaryZonedStudents: () => zoned(places, 'primary', 'zonedStudents'),
    primaryZoneStudents: () => zoned(places, 'primary', 'zoneStudents'),
    juniorZonedStudents: () => zoned(places, 'junior', 'zonedStudents'),
    juniorZoneStudents: () => zoned(places, 'junior', 'zoneStudents'),
    juniorGraduates: () => sum(junior, 'juniorGraduates'),
    juniorTransferredIn: () => sum(junior, 'juniorTransferredIn'),
    juniorTransferredOut: () => sum(junior, 'juniorTransferredOut'),
    juniorEntrantsThreeYearsAgo: () => sum(junior, 'juniorEntrantsThreeYearsAgo'),
    juniorDeaths: () => sum(junior, 'juniorDeaths'),
    schoolsBelowTrainingShare: (item) => belowTrainingShare(item, places),
  };
};

/**
 * The figures of a standard's items that the schools' returns amount to, by name, so that nobody types them again:
 * `schoolsShortOfMusicRooms`, `primariesOver2000`, `certifiedTeachers` … `sections` are those of the compulsory stages
 * that the items mean, also those that filed nothing; `premises` are the values of each `premisesId` (a section that
 * shares no buildings is its own); `bands` are the codes of the class-size fields. No relief is counted in: what one would
 * make of those that fall short is told beside, and a standing counts what was granted on its day.
 */
export const countedItemFigures = (
  standard: Pick<Standard, 'items' | 'exemptions'>,
  sections: readonly CountedSection[],
  premises: Readonly<Record<string, FiledValues>>,
  bands: readonly string[],
): Readonly<Record<string, CountedFigure>> => {
  const counts = countsOf(sections, premises, bands, standard.exemptions);
  return Object.fromEntries(
    standard.items.flatMap((item) =>
      figuresOf(item).flatMap((name): [string, CountedFigure][] => {
        const count = counts[name];
        return count ? [[name, count(item)]] : [];
      }),
    ),
  );
};
