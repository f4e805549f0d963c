import fc from 'fast-check';
import {
  noCountyFacts,
  schoolGaps,
  type ItemEntry,
  type SectionInput,
  type SharedSchoolInput,
} from '@app/domain/indicators';
import type { CountyPicture, UnitPicture } from '@app/domain/reports';
import { figuresOf, hqb2017 } from '@app/domain/standards';
import { pictured } from './paper-counties.js';

const word = fc.constantFrom('东', '西', '南', '北', '河', '山', '林', '泉');
const name = fc.array(word, { minLength: 2, maxLength: 4 }).map((all) => `${all.join('')}学校`);
const filed = (max: number) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: 0, max }).map(String) },
    { weight: 1, arbitrary: fc.constantFrom(null, 'n/a') },
  );
const section: fc.Arbitrary<SectionInput> = fc.record({
  id: fc.uuid(),
  name,
  stage: fc.constantFrom('primary', 'junior'),
  schoolId: fc.constant(null),
  kind: fc.constantFrom('school', 'school', 'campus', 'teachingPoint', 'special'),
  figures: fc.record({
    students: filed(2400),
    aboveStandardQualifiedTeachers: filed(200),
    backboneTeachers: filed(60),
    peArtsFullTimeTeachers: filed(50),
    teachingAncillaryArea: filed(20_000),
    sportsVenueArea: filed(30_000),
    teachingEquipmentValue: filed(9_000_000),
    networkedMultimediaClassrooms: filed(90),
  }),
});
const school: fc.Arbitrary<SharedSchoolInput> = fc
  .record({
    id: fc.uuid(),
    name,
    type: fc.constantFrom('nineYear', 'completeSecondary', 'twelveYear'),
    students: fc.record({ primary: filed(1200), junior: filed(1200), senior: filed(900) }),
    figures: fc.record({
      teachingAncillaryArea: filed(20_000),
      sportsVenueArea: filed(30_000),
      teachingEquipmentValue: filed(9_000_000),
      networkedMultimediaClassrooms: filed(90),
    }),
    staff: fc.record({
      aboveStandardQualifiedTeachers: filed(200),
      backboneTeachers: filed(60),
      peArtsFullTimeTeachers: filed(50),
    }),
  })
  .map(({ staff, ...one }) => ({
    ...one,
    sections: (one.type === 'completeSecondary' ? (['junior'] as const) : (['primary', 'junior'] as const)).map(
      (stage) => ({
        id: `${one.id}.${stage}`,
        name: `${one.name}${stage === 'primary' ? '小学部' : '初中部'}`,
        stage,
        figures: staff,
      }),
    ),
  }));
const entry: fc.Arbitrary<ItemEntry> = fc
  .tuple(fc.constantFrom(...hqb2017.items), fc.constantFrom('met', 'notMet', 'pending', null), fc.nat())
  .chain(([item, judgement]) =>
    fc
      .dictionary(fc.constantFrom('', ...figuresOf(item)), fc.integer({ min: 0, max: 5000 }).map(String))
      .map((figures) => ({ item: item.id, judgement, figures })),
  );
/** A county with anything filed, judged and recorded; names carry no digits, so that every digit is a figure's. */
export const randomCounty: fc.Arbitrary<CountyPicture> = fc
  .record({
    sections: fc.uniqueArray(section, { maxLength: 9, selector: ({ id }) => id }),
    sharedSchools: fc.uniqueArray(school, { maxLength: 3, selector: ({ id }) => id }),
    items: fc.uniqueArray(entry, { maxLength: 24, selector: ({ item }) => item }),
    recognition: fc.option(fc.integer({ min: 0, max: 100 }).map(String)),
    raised: fc.subarray(hqb2017.vetoes.map(({ id }) => id)),
  })
  .map(({ sections, sharedSchools, items, recognition, raised }) =>
    pictured('某县', {
      standard: hqb2017,
      dataYear: '2024-2025',
      date: '2025-03-03',
      sections,
      sharedSchools,
      county: {
        ...noCountyFacts,
        items,
        recognition,
        vetoes: raised.map((veto, at) => ({ veto, raised: at % 2 === 0, finding: '查实' })),
      },
    }),
  );

/** The papers of the schools of a county, each with its sections alone. */
export const schoolsOf = (picture: CountyPicture): readonly UnitPicture[] => {
  const { sections, sharedSchools } = picture.input;
  return [...sections.slice(0, 2), ...sharedSchools.slice(0, 2)].map((unit): UnitPicture => {
    const own = {
      ...picture.input,
      sections: sections.filter((one) => one === unit),
      sharedSchools: sharedSchools.filter((one) => one === unit),
    };
    const ids = [unit.id, ...own.sharedSchools.flatMap((one) => one.sections.map(({ id }) => id))];
    return {
      picture,
      unit: { unitId: unit.id, name: unit.name, kind: 'school', parentId: 'county-1', schoolType: null, stage: null },
      sections: picture.standing.sections.filter(({ id }) => ids.includes(id)),
      gaps: schoolGaps(own),
      counted: {},
    };
  });
};
