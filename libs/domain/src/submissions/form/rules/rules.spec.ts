import { describe, expect, it } from '@jest/globals';
import { returnCases } from '@test/return-cases/all';
import { last, type Values } from '@test/return-cases/case';
import { entriesOf, soundCounty, soundPremises, soundSection, typed } from '@test/sound-returns';
import { formAskedOf } from '../asked.js';
import { checkReturn, checkUnfinished, explainedFindings, unfilledFields } from '../check-return.js';
import { noFacts } from '../facts.js';
import type { Entry, Form } from '../form.js';
import { countyForm, premisesForm, sectionForm } from '../forms.js';
import type { CheckFacts } from '../rules.js';
import { returnRules } from './all.js';
import { perPupil } from './county-median.js';

const section = formAskedOf(sectionForm, { kind: 'section', sharesBuildings: false }, 'junior');
const premises = formAskedOf(premisesForm, { kind: 'shared', sharesBuildings: true }, null);
const sound = {
  section: { form: section, values: soundSection },
  premises: {
    form: premises,
    values: { ...soundPremises, primaryStudents: '480', juniorStudents: '0', seniorStudents: '0' },
  },
  county: { form: countyForm, values: soundCounty },
};

const check = (form: Form, values: Values, facts: Partial<CheckFacts> = {}) =>
  checkReturn(form, entriesOf(values), { ...noFacts, ...facts });

it('every rule has a case, and every case its rule', () => {
  // The length of an explanation has a test of its own below.
  expect([...Object.keys(returnCases), 'explanation-too-long'].sort()).toEqual(
    returnRules.map(({ code }) => code).sort(),
  );
});

it('every rule says what, in Chinese and with its numbers, and where that is written', () => {
  for (const { code, sentence, source } of returnRules) {
    expect([code, sentence]).toEqual([code, expect.stringMatching(/\p{Script=Han}/u)]);
    expect([code, source]).toEqual([code, expect.stringMatching(/\p{Script=Han}/u)]);
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  }
});

it.each(Object.entries(sound))('a sound %s return has no findings', (_id, { form, values }) => {
  expect(check(form, values)).toEqual([]);
  expect(unfilledFields(form, entriesOf(values))).toEqual([]);
  expect(unfilledFields(form, {})).toHaveLength(form.fields.length);
  const facts = { last: values, medians: { books: '1' } };
  expect(check(form, {}, facts).map(({ rule }) => rule)).toEqual(['nothing-filled']);
  expect(checkUnfinished(form, {}, { ...noFacts, ...facts })).toEqual([]);
});

describe.each(Object.entries(returnCases))('%s', (code, { of = 'section', facts, fires, at, silent, says }) => {
  const { form, values } = sound[of];
  const found = (changes: Values) => check(form, { ...values, ...changes }, facts).filter(({ rule }) => rule === code);
  const rule = returnRules.find((one) => one.code === code);

  it('fires', () => {
    const findings = found(fires);
    expect(findings.map(({ field }) => field)).toEqual(at);
    expect(findings.map(({ message }) => message).join('\n')).toContain(says);
    for (const finding of findings) {
      expect(finding).toMatchObject({ strength: rule?.strength, source: rule?.source });
      expect(finding.message).not.toMatch(/[{}]|undefined/);
      expect(finding.with).not.toContain(finding.field);
    }
  });

  it('is silent', () => {
    expect(found(silent)).toEqual([]);
  });

  it('is silenced by an explanation exactly when it only asks for one', () => {
    const explained: Record<string, Entry> = { ...entriesOf({ ...values, ...fires }) };
    for (const field of at) explained[field] = typed(explained[field]?.value ?? null, '已核实');
    const still = checkReturn(form, explained, { ...noFacts, ...facts }).filter((one) => one.rule === code);
    const asks = rule?.strength === 'explain' || code === 'not-applicable-unexplained';
    expect(still.map(({ field }) => field)).toEqual(asks ? [] : at);
    const shown = explainedFindings(form, explained, { ...noFacts, ...facts }).filter((one) => one.rule === code);
    expect(shown.map(({ field }) => field)).toEqual(rule?.strength === 'explain' ? at : []);
  });
});

it('an explanation is no document', () => {
  const entries = (length: number) => ({ ...entriesOf(soundSection), books: typed('15000', '说'.repeat(length)) });
  expect(checkReturn(section, entries(500), noFacts)).toEqual([]);
  expect(checkReturn(section, entries(501), noFacts).map(({ message }) => message)).toEqual([
    '图书册数的说明不超过500字，现为501字',
  ]);
});

it('a number beyond all measure is said to be so, whatever else is counted with it', () => {
  for (const largestClass of ['9'.repeat(21), '9'.repeat(100), '0.0000001']) {
    const rules = check(section, { ...soundSection, classesFrom66: '1', largestClass }).map(({ rule }) => rule);
    expect(rules).toContain(largestClass.startsWith('9') ? 'too-large' : 'not-whole');
  }
  const every = Object.fromEntries(Object.keys(soundSection).map((code) => [code, '9'.repeat(100)]));
  expect(check(section, every).length).toBeGreaterThan(60);
});

it('everything that is wrong is said every time, not the first', () => {
  const wrong = { ...soundSection, students: '-1', classes: '13', certifiedTeachers: '43', indoorSportsArea: '9000' };
  const rules = check(section, wrong).map(({ rule }) => rule);
  expect(rules).toEqual([
    'negative',
    'certificates-above-teachers',
    'indoor-sports-above-building',
    'bands-not-classes',
  ]);
  expect(check(section, wrong).map(({ rule }) => rule)).toEqual(rules);
});

describe('one thing that is wrong is said once', () => {
  const said = (changes: Values, facts: Partial<CheckFacts> = {}) =>
    check(section, { ...soundSection, ...changes }, facts).map(({ rule }) => rule);

  it('graduates beyond the entrants, once the dropouts are filed', () => {
    expect(said({ juniorGraduates: '150' })).toEqual(['retention-identity']);
  });

  it('areas that grew by what was built, equipment that fell by what was scrapped', () => {
    const built = { teachingAncillaryTotalArea: '4200.5', addedBuildingArea: '3000' };
    expect(said(built, last({ teachingAncillaryTotalArea: '1200.5' }))).toEqual([]);
    expect(said({ scrappedEquipmentValue: '200' }, last({ equipmentBookValue: '350' }))).toEqual([]);
    expect(said({ scrappedEquipmentValue: '0' }, last({ equipmentBookValue: '350' }))).toEqual([
      'equipment-fell-unscrapped',
    ]);
    expect(said({}, last({ teachingAncillaryTotalArea: '6000' }))).toEqual(['year-on-year']);
  });

  it('nothing is far from a median of none, and nothing is reckoned per pupil without pupils', () => {
    expect(said({}, { medians: { books: '0' } })).toEqual([]);
    const { students: _none, ...rest } = soundSection;
    expect(check(section, rest, { medians: { books: '1' } })).toEqual([]);
    expect(perPupil(section, entriesOf({ students: '0', books: '5' }))).toEqual({});
    expect(perPupil(section, entriesOf({ students: '3', books: '5' }))).toEqual({ books: '1.666667' });
    const school = { primaryStudents: '1', juniorStudents: '2', seniorStudents: '0', books: '6' };
    expect(perPupil(premises, entriesOf(school))).toEqual({ books: '2' });
  });
});

it('the smallest class of a band is in it, and a year has its end', () => {
  const rules = (changes: Values) => check(section, { ...soundSection, ...changes }).map(({ rule }) => rule);
  expect(rules({ largestClass: '41' })).toEqual([]);
  expect(rules({ largestClass: '40' })).toEqual(['largest-class-outside-bands']);
  expect(rules({ yearBuilt: '2099' })).toEqual([]);
  expect(rules({ yearBuilt: '2100' })).toEqual(['not-a-year']);
});

describe('class sizes without an upper end', () => {
  const values = { ...soundSection, classes36To40: '0', classes41To45: '11', classesFrom66: '1', largestClass: null };
  const rules = (changes: Values) =>
    check(section, { ...values, ...changes }).flatMap(({ rule, message }) => (rule.includes('bands') ? [message] : []));

  it('leave the pupils open above, until the largest class is filed', () => {
    expect(rules({ students: '5000' })).toEqual([]);
    expect(rules({ students: '517' })).toEqual([]);
    expect(rules({ students: '516' })).toEqual(['按各档班额的班级数，在校学生数应为不少于517人，填报为516人']);
    expect(rules({ students: '600', largestClass: '70' })).toEqual([
      '按各档班额的班级数，在校学生数应为517至565人，填报为600人',
    ]);
    expect(rules({ students: '560', largestClass: '65' })).toEqual([
      '最大班额为65人，与各档班额的班级数不符：有班级的最高一档为66人及以上',
    ]);
  });
});
