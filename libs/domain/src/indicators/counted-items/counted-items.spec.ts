import { describe, expect, it } from '@jest/globals';
import { basic2012, hqb2017 } from '@app/domain/standards';
import { countyForm, derivedItemFigures, sectionForm, sizeBands } from '@app/domain/submissions';
import { soundPremises, soundSection } from '@test/sound-returns';
import { countedItemFigures, type CountedSection, type FiledValues } from './index.js';

const bands = sizeBands.map(({ code }) => code);
const alone = (id: string, change: FiledValues = {}, stage: 'primary' | 'junior' = 'junior'): CountedSection => ({
  id,
  schoolId: id,
  premisesId: id,
  stage,
  values: { ...soundSection, ...change },
});
/** Sections that file their premises themselves, unless `premises` gives the school's. */
const counted = (sections: readonly CountedSection[], premises: Readonly<Record<string, FiledValues>> = {}) => {
  const own = Object.fromEntries(sections.map(({ premisesId, values }) => [premisesId, values]));
  return countedItemFigures(hqb2017, sections, { ...own, ...premises }, bands);
};
const ofOne = (name: string, change: FiledValues, stage: 'primary' | 'junior' = 'junior') =>
  counted([alone('a', change, stage)])[name];
const joint = (values: readonly FiledValues[]): readonly CountedSection[] =>
  values.map((own, index) => ({
    ...alone(`s${index}`, own, index === 0 ? 'primary' : 'junior'),
    schoolId: 'school',
    premisesId: 'school',
  }));

it('a figure of every computed item comes from the schools or from the county itself, and none from both', () => {
  const names = Object.keys(counted([]));
  const county = Object.keys(derivedItemFigures({}));
  const wanted = hqb2017.items.flatMap(({ conditions }) =>
    conditions.flatMap(({ sum, over, atLeastFigure }) => [...sum, ...(over ?? []), atLeastFigure ?? []].flat()),
  );
  const bare = wanted.map((name) => name.replace(/^-/, ''));
  expect(bare.filter((name) => !names.includes(name) && !county.includes(name))).toEqual([]);
  expect(names.filter((name) => county.includes(name))).toEqual([]);
  expect(countyForm.fields.map(({ code }) => code).filter((code) => names.includes(code))).toEqual([]);
  expect(countedItemFigures(basic2012, [], {}, bands)).toEqual({});
});

it('the fields that are read are fields of the form', () => {
  const known = sectionForm.fields.map(({ code }) => code);
  const open = Object.values(counted([{ ...alone('a'), values: {} }])).flatMap((one) => one.open);
  expect(open.length).toBeGreaterThan(10);
  expect(open.map(({ field }) => field).filter((field) => !known.includes(field))).toEqual([]);
});

describe('B3: one room of each kind for every twelve classes', () => {
  it('twelve classes want one, thirteen two; a room too small is none', () => {
    expect(ofOne('schoolsShortOfMusicRooms', {})).toMatchObject({ value: '0', units: [], over: ['a'], open: [] });
    expect(ofOne('schoolsShortOfMusicRooms', { classes: '13' })).toMatchObject({
      value: '1',
      units: ['a'],
      over: ['a'],
      open: [],
    });
    expect(ofOne('schoolsShortOfArtRooms', { artRoomsFrom90: '0', artRoomsFrom67: '2' })?.units).toEqual(['a']);
    expect(ofOne('schoolsShortOfArtRooms', { artRoomsFrom90: 'n/a' })?.units).toEqual(['a']);
  });

  it('the classes of both stages share the rooms of their school', () => {
    const sections = joint([{ classes: '12' }, { classes: '12' }]);
    expect(counted(sections, { school: soundPremises })['schoolsShortOfMusicRooms']?.units).toEqual(['school']);
    const enough = { ...soundPremises, musicRoomsFrom96: '2' };
    const found = counted(sections, { school: enough })['schoolsShortOfMusicRooms'];
    expect(found).toMatchObject({ units: [], over: ['s0', 's1', 'school'] });
  });

  it('stays open while a school has not said, and names what is missing', () => {
    expect(
      counted([alone('a', { classes: '13' }), alone('b', { classes: null })])['schoolsShortOfMusicRooms'],
    ).toMatchObject({
      value: null,
      units: ['a'],
      over: ['a', 'b'],
      open: [{ unitId: 'b', field: 'classes' }],
    });
  });
});

describe('B4 and B5: sizes', () => {
  it('a school of one stage may have 2000 pupils, one of two 2500 together', () => {
    expect(ofOne('juniorsOver2000', { students: '2000' })?.value).toBe('0');
    expect(ofOne('juniorsOver2000', { students: '2001' })?.value).toBe('1');
    expect(ofOne('combinedOver2500', { students: '2501' })?.value).toBe('0');
    expect(ofOne('primariesOver2000', { students: '2001' }, 'primary')?.units).toEqual(['a']);
    expect(ofOne('primariesOver2000', { students: '2001' })?.value).toBe('0');
    const both = (a: string, b: string) => counted(joint([{ students: a }, { students: b }]));
    expect(both('2001', '499')['combinedOver2500']?.value).toBe('0');
    expect(both('2001', '499')['primariesOver2000']?.value).toBe('0');
    expect(both('2001', '500')['combinedOver2500']?.units).toEqual(['school']);
  });

  it('classes are counted by the bands above the limit of their stage', () => {
    const change = { classes41To45: '1', classes46To50: '2', classes51To55: '4', classesFrom66: '8' };
    expect(ofOne('primaryClassesOver45', change, 'primary')).toMatchObject({
      value: '14',
      units: ['a'],
      over: ['a'],
      open: [],
    });
    expect(ofOne('juniorClassesOver50', change)?.value).toBe('12');
    expect(ofOne('juniorClassesOver50', { classes61To65: null })?.value).toBeNull();
    expect(ofOne('primaryClassesOver45', change)?.value).toBe('0');
  });
});

describe('B6 and C4: funds', () => {
  const funded = (students: string | null, fundedStudents: string | null) =>
    ofOne('smallSchoolsFundedBelow100', { students, fundedStudents })?.value;

  it('a school below a hundred pupils is funded as a hundred; others are not looked at', () => {
    expect(funded('99', '99')).toBe('1');
    expect(funded('99', '100')).toBe('0');
    expect(funded('100', '80')).toBe('0');
    expect(funded('0', null)).toBe('0');
    expect(funded('480', null)).toBe('0');
    expect(funded('99', null)).toBeNull();
    expect(funded(null, '100')).toBeNull();
  });

  it('training gets a twentieth, exactly', () => {
    const share = (training: string, budget: string) =>
      ofOne('schoolsBelowTrainingShare', { trainingFundsBudget: training, operatingFundsBudget: budget })?.value;
    expect(share('3', '60')).toBe('0');
    expect(share('2.99', '60')).toBe('1');
    expect(share('n/a', 'n/a')).toBe('0');
  });
});

describe('sums over the county', () => {
  it('teachers of every section, pupils of the junior ones', () => {
    const figures = counted([
      alone('a'),
      alone('b', { certifiedTeachers: '40', juniorGraduates: 'n/a' }),
      alone('c', {}, 'primary'),
    ]);
    expect(figures['fullTimeTeachers']?.value).toBe('126');
    expect(figures['certifiedTeachers']?.value).toBe('124');
    expect(figures['juniorGraduates']).toMatchObject({ value: '147', units: ['a'], over: ['a', 'b'], open: [] });
    expect(counted([alone('a', { certifiedTeachers: null })])['certifiedTeachers']).toMatchObject({
      value: null,
      units: [],
      over: ['a'],
      open: [{ unitId: 'a', field: 'certifiedTeachers' }],
    });
  });

  it('B13 means public schools of cities and towns without boarding; who has not said may be one', () => {
    const others = [
      alone('rural', { urbanRural: 'rural', zoneStudents: null }),
      alone('private', { ownership: 'private', urbanRural: null }),
      alone('boarding', { boardingSchool: 'yes' }),
      alone('primary', {}, 'primary'),
    ];
    const figures = counted([alone('a'), ...others]);
    expect(figures['juniorZoneStudents']).toMatchObject({
      value: '165',
      units: ['a'],
      over: ['a', 'rural', 'private', 'boarding'],
      open: [],
    });
    expect(figures['juniorZonedStudents']?.value).toBe('160');
    expect(figures['primaryZoneStudents']?.units).toEqual(['primary']);
    const open = counted([alone('a', { boardingSchool: null })]);
    expect(open['primaryZoneStudents']).toMatchObject({ value: '0', units: [], over: [], open: [] });
    expect(open['juniorZoneStudents']).toMatchObject({
      value: null,
      units: ['a'],
      over: ['a'],
      open: [{ unitId: 'a', field: 'boardingSchool' }],
    });
  });
});
