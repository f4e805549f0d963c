import { describe, expect, it } from '@jest/globals';
import { entriesOf, soundCounty, soundPremises, soundSection, typed } from '@test/sound-returns';
import { formAskedOf } from '../asked.js';
import { checkField, checkReturn, explainedFindings, unfilledFields } from '../check-return.js';
import { noFacts } from '../facts.js';
import type { Entry, FieldValue, Form } from '../form.js';
import { countyForm, premisesForm, sectionForm } from '../forms.js';
import type { CheckFacts } from '../rules.js';
import { returnRules } from './all.js';
import { perPupil } from './county-median.js';

const section = formAskedOf(sectionForm, { kind: 'section', sharesBuildings: false }, 'junior');
const primary = formAskedOf(sectionForm, { kind: 'section', sharesBuildings: true }, 'primary');
const premises = formAskedOf(premisesForm, { kind: 'shared', sharesBuildings: true }, null);
const sound = {
  section: { form: section, values: soundSection },
  premises: {
    form: premises,
    values: { ...soundPremises, primaryStudents: '480', juniorStudents: '0', seniorStudents: '0' },
  },
  county: { form: countyForm, values: soundCounty },
};

type Values = Readonly<Record<string, FieldValue>>;
/** A case: on a sound return, these values make the rule fire at these fields; with those others it is silent. */
type Case = Readonly<{
  of?: keyof typeof sound;
  facts?: Partial<CheckFacts>;
  fires: Values;
  at: readonly string[];
  silent: Values;
  says: string;
}>;

const last = (values: Values) => ({ last: values });
const cases: Readonly<Record<string, Case>> = {
  'unknown-field': { fires: { staff: '1' }, at: ['staff'], silent: {}, says: '没有名为“staff”的填报项' },
  'field-not-asked': {
    fires: { grade1Students: '1' },
    at: ['grade1Students'],
    silent: { grade9Students: '155' },
    says: '一年级学生数不由本单位填报',
  },
  'not-applicable-refused': {
    fires: { students: 'n/a' },
    at: ['students'],
    silent: { students: null },
    says: '在校学生数不能填“不适用”',
  },
  'not-applicable-unexplained': {
    fires: { books: 'n/a' },
    at: ['books'],
    silent: { books: '0' },
    says: '图书册数填“不适用”须说明原因',
  },
  'not-a-number': {
    fires: { books: '约一万' },
    at: ['books'],
    silent: { books: '10000' },
    says: '图书册数应为数字，不能填“约一万”',
  },
  negative: { fires: { books: '-1' }, at: ['books'], silent: { books: '0' }, says: '图书册数不能为负数（-1）' },
  'not-whole': {
    fires: { backboneTeachers: '5.5' },
    at: ['backboneTeachers'],
    silent: { backboneTeachers: '5' },
    says: '应为整数，不能填5.5人',
  },
  'too-many-decimals': {
    fires: { sportsGroundArea: '5200.125' },
    at: ['sportsGroundArea'],
    silent: { sportsGroundArea: '5200.12' },
    says: '最多保留2位小数（5200.125）',
  },
  'too-large': {
    of: 'county',
    fires: { recognitionRate: '100.01' },
    at: ['recognitionRate'],
    silent: { recognitionRate: '100' },
    says: '超出合理范围：100.01%，应不超过100%',
  },
  'not-a-year': {
    fires: { yearBuilt: '1839' },
    at: ['yearBuilt'],
    silent: { yearBuilt: '1840' },
    says: '不能填“1839”',
  },
  'not-a-choice': {
    fires: { urbanRural: 'suburb' },
    at: ['urbanRural'],
    silent: { urbanRural: 'rural' },
    says: '应从“城区、镇区、乡村”中选填',
  },
  'boarders-above-pupils': {
    fires: { boardingStudents: '481', boardingSchool: 'yes' },
    at: ['boardingStudents'],
    silent: { boardingStudents: '480', boardingSchool: 'yes' },
    says: '寄宿生数（481人）不能多于在校学生数（480人）',
  },
  'migrants-above-pupils': {
    fires: { migrantChildren: '481' },
    at: ['migrantChildren'],
    silent: { migrantChildren: '480' },
    says: '（481人）不能多于在校学生数（480人）',
  },
  'new-pupils-above-pupils': {
    fires: { zoneStudents: '481' },
    at: ['zoneStudents'],
    silent: { zoneStudents: '480' },
    says: '本年入学新生数（481人）不能多于',
  },
  'zoned-above-new-pupils': {
    fires: { zonedStudents: '166' },
    at: ['zonedStudents'],
    silent: { zonedStudents: '165' },
    says: '就近划片入学新生数（166人）不能多于本年入学新生数（165人）',
  },
  'largest-class-above-pupils': {
    fires: { largestClass: '44', students: '43' },
    at: ['largestClass'],
    silent: { largestClass: '44', students: '44' },
    says: '最大班额（44人）不能多于在校学生数（43人）',
  },
  'qualifications-above-teachers': {
    fires: { doctorTeachers: '1' },
    at: ['fullTimeTeachers'],
    silent: { doctorTeachers: '1', masterTeachers: '4' },
    says: '合计43人，不能多于专任教师数（42人）',
  },
  'pe-arts-above-teachers': {
    fires: { peTeachers: '41' },
    at: ['fullTimeTeachers'],
    silent: { peTeachers: '40' },
    says: '合计43人，不能多于专任教师数（42人）',
  },
  'backbone-above-teachers': {
    fires: { backboneTeachers: '43' },
    at: ['backboneTeachers'],
    silent: { backboneTeachers: '42' },
    says: '县级及以上骨干教师数（43人）不能多于专任教师数（42人）',
  },
  'titles-above-teachers': {
    fires: { intermediateTitleTeachers: '43' },
    at: ['intermediateTitleTeachers'],
    silent: { intermediateTitleTeachers: '42' },
    says: '（43人）不能多于专任教师数',
  },
  'certificates-above-teachers': {
    fires: { certifiedTeachers: '43' },
    at: ['certifiedTeachers'],
    silent: { certifiedTeachers: '41' },
    says: '持有教师资格证的专任教师数（43人）',
  },
  'trained-above-due': {
    fires: { teachersTrained360: '41' },
    at: ['teachersTrained360'],
    silent: { teachersTrained360: null },
    says: '（41人）不能多于应完成5年360学时培训的教师数（40人）',
  },
  'indoor-sports-above-building': {
    fires: { indoorSportsArea: '4200.51' },
    at: ['indoorSportsArea'],
    silent: { indoorSportsArea: '4200.5' },
    says: '室内体育用房面积（4200.51平方米）不能多于教学及辅助用房总面积（4200.5平方米）',
  },
  'added-building-above-building': {
    fires: { addedBuildingArea: '4201' },
    at: ['addedBuildingArea'],
    silent: { addedBuildingArea: '4200' },
    says: '本年新增教学及辅助用房面积（4201平方米）',
  },
  'added-ground-above-ground': {
    of: 'premises',
    fires: { addedGroundArea: '5200.01' },
    at: ['addedGroundArea'],
    silent: { addedGroundArea: '5200' },
    says: '本年新增运动场地面积（5200.01平方米）',
  },
  'music-room-sizes': {
    fires: { musicRoomsFrom96: '3', musicRoomsFrom73: null },
    at: ['musicRoomsFrom96'],
    silent: { musicRoomsFrom96: '2' },
    says: '（3间）不能多于61平方米及以上的音乐专用教室间数（2间）',
  },
  'art-room-sizes': {
    of: 'premises',
    fires: { artRoomsFrom54: '3' },
    at: ['artRoomsFrom54'],
    silent: { artRoomsFrom90: null, artRoomsFrom67: '2' },
    says: '（3间）不能多于美术专用教室间数（2间）',
  },
  'training-budget-above-funds': {
    fires: { trainingFundsBudget: '60.01' },
    at: ['trainingFundsBudget'],
    silent: { trainingFundsBudget: '60' },
    says: '教师培训经费预算（60.01万元）不能多于公用经费预算总额（60万元）',
  },
  'training-spent-above-funds': {
    fires: { trainingFundsActual: '58.51' },
    at: ['trainingFundsActual'],
    silent: { trainingFundsActual: '58.5' },
    says: '教师培训经费决算（58.51万元）',
  },
  'rotated-above-eligible': {
    of: 'county',
    fires: { teachersRotated: '601' },
    at: ['teachersRotated'],
    silent: { teachersRotated: '600' },
    says: '交流轮岗教师数（601人）',
  },
  'eligible-backbone-above-eligible': {
    of: 'county',
    fires: { backboneTeachersEligibleForRotation: '601' },
    at: ['backboneTeachersEligibleForRotation'],
    silent: { backboneTeachersEligibleForRotation: '600' },
    says: '符合交流条件的骨干教师数（601人）',
  },
  'rotated-backbone-above-rotated': {
    of: 'county',
    fires: { backboneTeachersRotated: '73' },
    at: ['backboneTeachersRotated'],
    silent: { backboneTeachersRotated: '72' },
    says: '交流轮岗骨干教师数（73人）不能多于交流轮岗教师数（72人）',
  },
  'rotated-backbone-above-eligible': {
    of: 'county',
    fires: { backboneTeachersEligibleForRotation: '17' },
    at: ['backboneTeachersRotated'],
    silent: { backboneTeachersEligibleForRotation: '18' },
    says: '交流轮岗骨干教师数（18人）不能多于符合交流条件的骨干教师数（17人）',
  },
  'allotted-above-places': {
    of: 'county',
    fires: { allottedHighSchoolPlaces: '1001' },
    at: ['allottedHighSchoolPlaces'],
    silent: { allottedHighSchoolPlaces: '1000' },
    says: '分配到初中学校的名额（1001人）',
  },
  'rural-above-allotted': {
    of: 'county',
    fires: { ruralAllottedPlaces: '621' },
    at: ['ruralAllottedPlaces'],
    silent: { ruralAllottedPlaces: '620' },
    says: '分配到农村初中的名额（621人）',
  },
  'placed-migrants-above-migrants': {
    of: 'county',
    fires: { migrantsInPurchasedPlaces: '201' },
    at: ['eligibleMigrantChildren'],
    silent: { migrantsInPurchasedPlaces: '200' },
    says: '合计2001人，不能多于符合条件的随迁子女总数（2000人）',
  },
  'enrolled-above-disabled': {
    of: 'county',
    fires: { disabledChildrenEnrolled: '301' },
    at: ['disabledChildrenEnrolled'],
    silent: { disabledChildrenEnrolled: '300' },
    says: '已入学残疾儿童少年数（301人）',
  },
  'valid-above-questionnaires': {
    of: 'county',
    fires: { validQuestionnaires: '901' },
    at: ['validQuestionnaires'],
    silent: { validQuestionnaires: '900' },
    says: '有效问卷份数（901人）',
  },
  'bands-not-classes': {
    fires: { classes: '13' },
    at: ['classes'],
    silent: { classes: '13', classesFrom66: null },
    says: '各档班额的班级数合计12个，与班级数（13个）不符',
  },
  'grades-not-pupils': {
    facts: { stage: 'junior' },
    fires: { grade9Students: '156' },
    at: ['students'],
    silent: { grade9Students: null },
    says: '各年级学生数合计481人，与在校学生数（480人）不符',
  },
  'pupils-outside-bands': {
    fires: { students: '461', classes36To40: '0', classes41To45: '12' },
    at: ['students'],
    silent: { students: '540', classes36To40: '0', classes41To45: '12' },
    says: '在校学生数应为492至540人，填报为461人',
  },
  'largest-class-outside-bands': {
    fires: { largestClass: '46' },
    at: ['largestClass'],
    silent: { largestClass: '45' },
    says: '最大班额为46人，与各档班额的班级数不符：有班级的最高一档为41至45人',
  },
  'retention-identity': {
    fires: { juniorDropouts: '3' },
    at: ['juniorGraduates'],
    silent: { juniorDropouts: '3', juniorGraduates: '146' },
    says: '初中毕业生数为147人，按“入学＋转入－转出－死亡－辍学”应为146人',
  },
  'retention-above-entrants': {
    fires: { juniorDropouts: null, juniorGraduates: '150' },
    at: ['juniorGraduates'],
    silent: { juniorDropouts: null, juniorGraduates: '149' },
    says: '初中毕业生数（150人）多于“入学＋转入－转出－死亡”（149人）',
  },
  'sponsor-against-ownership': {
    fires: { ownership: 'private' },
    at: ['ownership'],
    silent: { ownership: 'private', sponsor: '10' },
    says: '举办者类型与公办或民办不一致',
  },
  'boarders-without-boarding': {
    fires: { boardingStudents: '5' },
    at: ['boardingStudents'],
    silent: { boardingStudents: '5', boardingSchool: 'yes' },
    says: '填报为非寄宿制学校，但有寄宿生5人',
  },
  'year-on-year': {
    facts: last({ students: '400', classes: '15', backboneTeachers: '0', books: '15000', equipmentBookValue: '100' }),
    fires: { classes: '11', students: '481', equipmentBookValue: '120.01' },
    at: ['students', 'classes', 'backboneTeachers', 'equipmentBookValue'],
    silent: { classes: '12', students: '480', backboneTeachers: '0', equipmentBookValue: '120' },
    says: '在校学生数由上年400人变为481人（增加20.3%），变动超过20%',
  },
  'building-grew-unbuilt': {
    facts: last({ teachingAncillaryTotalArea: '3500', indoorSportsArea: '600' }),
    fires: { teachingAncillaryTotalArea: '4200.01', addedBuildingArea: '700' },
    at: ['teachingAncillaryTotalArea'],
    silent: { teachingAncillaryTotalArea: '4300', addedBuildingArea: '800' },
    says: '变为4200.01平方米（增加20%），本年新增教学及辅助用房面积仅700平方米',
  },
  'ground-grew-unbuilt': {
    of: 'premises',
    facts: last({ sportsGroundArea: '4000' }),
    fires: { sportsGroundArea: '4800.5' },
    at: ['sportsGroundArea'],
    silent: { sportsGroundArea: '4800' },
    says: '运动场地面积由上年4000平方米变为4800.5平方米',
  },
  'equipment-fell-unscrapped': {
    facts: last({ equipmentBookValue: '160' }),
    fires: { equipmentBookValue: '150.25', scrappedEquipmentValue: '9.74' },
    at: ['equipmentBookValue'],
    silent: { equipmentBookValue: '150.25', scrappedEquipmentValue: '9.75' },
    says: '由上年160万元变为150.25万元（减少6.1%），本年报废、调出仅9.74万元',
  },
  'far-from-county-median': {
    facts: { medians: { books: '6.25', computers: '1', fullTimeTeachers: '0.08' } },
    fires: { books: '15001', computers: '95' },
    at: ['computers', 'books'],
    silent: { books: '15000', computers: '96' },
    says: '计算机台数生均0.1979台，全县中位数为1台，不足五分之一',
  },
  'explanation-too-long': { fires: {}, at: [], silent: {}, says: '' },
};

const check = (form: Form, values: Values, facts: Partial<CheckFacts> = {}) =>
  checkReturn(form, entriesOf(values), { ...noFacts, ...facts });

it('every rule has a case, and every case its rule', () => {
  expect(Object.keys(cases).sort()).toEqual(returnRules.map(({ code }) => code).sort());
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
  expect(check(form, {}, { last: values, medians: { books: '1' } })).toEqual([]);
});

const told = Object.entries(cases).filter(([code]) => code !== 'explanation-too-long');
describe.each(told)('%s', (code, { of = 'section', facts, fires, at, silent, says }) => {
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

describe('as soon as a field is typed', () => {
  const facts = { ...noFacts, last: { students: '100', classes: '12' } };
  const entries = entriesOf({
    ...soundSection,
    students: '480',
    classes: '12.5',
    books: '-1',
    certifiedTeachers: '99',
  });

  it('only what it says of itself is checked', () => {
    expect(checkField(section, entries, 'classes', facts).map(({ rule }) => rule)).toEqual(['not-whole']);
    expect(checkField(section, entries, 'students', facts).map(({ rule }) => rule)).toEqual(['year-on-year']);
    expect(checkField(section, entries, 'certifiedTeachers', facts)).toEqual([]);
    expect(checkField(section, entries, 'sponsor2', facts)).toEqual([]);
    expect(checkField(primary, entries, 'sponsor', facts).map(({ rule }) => rule)).toEqual(['field-not-asked']);
  });
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
