import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entriesOf } from '@test/sound-returns';
import { checkedFigures } from '../check.js';
import { figureNames } from '../figures.js';
import { formAskedOf } from './asked.js';
import { derivationOf, derivedFigures, derivedValue } from './derive.js';
import type { FieldValue } from './form.js';
import { premisesForm, sectionForm } from './forms.js';

const alone = { kind: 'section', sharesBuildings: false } as const;
const joint = { kind: 'section', sharesBuildings: true } as const;
const shared = { kind: 'shared', sharesBuildings: true } as const;
const school = {
  students: '1000',
  fullTimeTeachers: '60',
  associateDegreeTeachers: '10',
  bachelorTeachers: '40',
  masterTeachers: '5',
  doctorTeachers: '0',
  backboneTeachers: '9',
  peTeachers: '4',
  musicTeachers: '3',
  fineArtsTeachers: '2',
  artsTeachers: '1',
  rotatedPeArtsTeachers: '7',
  partTimePeArtsTeachers: '7',
  itinerantPeArtsTeachers: '7',
  teachingAncillaryTotalArea: '6000.5',
  indoorSportsArea: '800.25',
  sportsGroundArea: '7000',
  otherSportsGroundArea: '500',
  offSiteSportsArea: '500',
  equipmentBookValue: '210.55',
  networkedMultimediaClassrooms: '26',
};
const figuresOf = (values: Readonly<Record<string, FieldValue>>, stage: 'primary' | 'junior' = 'primary') =>
  derivedFigures(sectionForm, entriesOf(values), alone, stage).figures;

describe('the figures of a return', () => {
  it('are the sums that the procedure of 2019 gives, without what only an exemption lets count', () => {
    expect(derivedFigures(sectionForm, entriesOf(school), alone, 'primary')).toEqual({
      figures: {
        students: '1000',
        fullTimeTeachers: '60',
        aboveStandardQualifiedTeachers: '55',
        backboneTeachers: '9',
        peArtsFullTimeTeachers: '10',
        teachingAncillaryArea: '5200.25',
        sportsVenueArea: '7800.25',
        teachingEquipmentValue: '2105500',
        networkedMultimediaClassrooms: '26',
      },
      enrolment: null,
    });
    expect(figuresOf(school, 'junior').aboveStandardQualifiedTeachers).toBe('45');
  });

  it('stay 未填 while one part is, and are never zero for it', () => {
    const { indoorSportsArea, ...rest } = school;
    expect(indoorSportsArea).toBe('800.25');
    expect(figuresOf(rest)).toMatchObject({ teachingAncillaryArea: null, sportsVenueArea: null, students: '1000' });
    expect(figuresOf({})).toEqual(Object.fromEntries(figureNames.slice(0, 9).map((name) => [name, null])));
    expect(figuresOf({ ...school, artsTeachers: '0' }).peArtsFullTimeTeachers).toBe('9');
  });

  it('take a part that is 不适用 for none, and are 不适用 when nothing is there', () => {
    expect(figuresOf({ ...school, indoorSportsArea: 'n/a' })).toMatchObject({
      teachingAncillaryArea: '6000.5',
      sportsVenueArea: '7000',
    });
    const none = { sportsGroundArea: 'n/a', indoorSportsArea: 'n/a' };
    expect(figuresOf({ ...school, ...none }).sportsVenueArea).toBe('n/a');
    expect(figuresOf({ ...school, teachingAncillaryTotalArea: 'n/a' }).teachingAncillaryArea).toBe('n/a');
    expect(figuresOf({ ...school, artsTeachers: 'n/a', peTeachers: null }).peArtsFullTimeTeachers).toBeNull();
  });

  it('leave out what the standard of 2012 asks until it is filed', () => {
    expect(figuresOf(school)).not.toHaveProperty('books');
    expect(figuresOf({ ...school, books: '30000' })).toHaveProperty('books', '30000');
  });

  it('no figure comes of more indoor sports than building', () => {
    expect(figuresOf({ ...school, indoorSportsArea: '9000' }).teachingAncillaryArea).toBeNull();
  });

  it('of joint buildings stand with the school, its pupils by stage beside them; its sections keep the persons', () => {
    const pupils = { primaryStudents: '600', juniorStudents: '400', seniorStudents: '0' };
    const ofSchool = derivedFigures(premisesForm, entriesOf({ ...school, ...pupils }), shared, null);
    expect(ofSchool).toEqual({
      figures: {
        teachingAncillaryArea: '5200.25',
        sportsVenueArea: '7800.25',
        teachingEquipmentValue: '2105500',
        networkedMultimediaClassrooms: '26',
      },
      enrolment: { primary: '600', junior: '400', senior: '0' },
    });
    expect(checkedFigures(shared, ofSchool.figures, ofSchool.enrolment)).toEqual(ofSchool);
    const ofSection = derivedFigures(sectionForm, entriesOf(school), joint, 'junior');
    expect(Object.keys(ofSection.figures)).toEqual(figureNames.slice(0, 5));
    expect(checkedFigures(joint, ofSection.figures, null)).toEqual(ofSection);
  });

  it('rest on fields that are asked of whoever files them', () => {
    for (const stage of ['primary', 'junior'] as const)
      for (const [form, unit, at] of [
        [sectionForm, alone, stage],
        [sectionForm, joint, stage],
        [premisesForm, shared, null],
      ] as const) {
        const asked = formAskedOf(form, unit, at).fields.map(({ code }) => code);
        const names = Object.keys(
          derivedFigures(form, entriesOf({ computers: '1', books: '1', intermediateTitleTeachers: '1' }), unit, at)
            .figures,
        );
        for (const name of figureNames.filter((one) => names.includes(one))) {
          const { plus, minus } = derivationOf(name, at);
          expect([name, [...plus, ...minus].filter((code) => !asked.includes(code))]).toEqual([name, []]);
        }
      }
  });
});

const value = fc.oneof(
  fc.constant(null),
  fc.constant('n/a'),
  fc.nat({ max: 10 ** 9 }).map((cents) => String(cents / 100)),
);

it('a figure is exact: its parts in cents give it, whatever their order; it is 未填 exactly when a part is', () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), (values) => {
      const codes = values.map((_one, index) => `field${index}`);
      const entries = entriesOf(Object.fromEntries(values.map((one, index) => [`field${index}`, one])));
      const sum = derivedValue({ plus: codes, minus: [], times: '1' }, entries);
      expect(derivedValue({ plus: codes.toReversed(), minus: [], times: '1' }, entries)).toBe(sum);
      expect(sum === null).toBe(values.includes(null));
      const cents = values.reduce(
        (all, one) => all + (one === null || one === 'n/a' ? 0 : Math.round(Number(one) * 100)),
        0,
      );
      const known = values.some((one) => one !== null && one !== 'n/a');
      const expected = values.includes(null) ? null : known ? String(cents / 100) : 'n/a';
      expect(sum).toBe(expected);
    }),
  );
});
