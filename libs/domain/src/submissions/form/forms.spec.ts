import { describe, expect, it } from '@jest/globals';
import { publishedStandards } from '@app/domain/standards';
import { figureForms, figureNames } from '../figures.js';
import { currentForm, fieldsAskedOf, formAskedOf, formById, formFor } from './asked.js';
import { formIds, type Form } from './form.js';
import { countyForm, forms, premisesForm, sectionForm } from './forms.js';
import { statisticsHeadings } from './statistics-headings.js';

/** `L4`, `B3` of the standard in force; `basic-2012/L4` of another; `D` for 社会认可度, which has no number of its own. */
const knownUses = publishedStandards.flatMap((standard, index) => {
  const ids = [...standard.indicators, ...standard.items].map(({ id }) => id);
  if (standard.recognition) ids.push('D');
  return index === 0 ? ids : ids.map((id) => `${standard.id}/${id}`);
});

describe.each(forms.map((form): [string, Form] => [form.id, form]))('the %s form', (id, form) => {
  it('names each field once and puts it into one of its groups, in their order', () => {
    const codes = form.fields.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    const used = form.fields.map(({ group }) => group);
    expect([...new Set(used)]).toEqual(form.groups.map(({ code }) => code));
    // One group's fields stand together.
    expect(used).toEqual(form.groups.flatMap(({ code }) => used.filter((group) => group === code)));
    for (const code of codes) expect(code).toMatch(/^[a-z][A-Za-z0-9]{2,49}$/);
  });

  it('says of every field what it means, where that is written and what rests on it', () => {
    for (const { code, label, definition, usedBy } of form.fields) {
      expect([code, label]).toEqual([code, expect.stringMatching(/^\S.*\p{Script=Han}/u)]);
      expect([code, definition.text]).toEqual([code, expect.stringMatching(/\p{Script=Han}.*。$/u)]);
      expect(definition.source).toMatch(/〔20\d\d〕\d+号|教育事业统计|申报表|财务制度/);
      expect(usedBy.length).toBeGreaterThan(0);
      expect([code, usedBy.filter((use) => !knownUses.includes(use))]).toEqual([code, []]);
    }
  });

  it('writes numbers, years and choices as their kind asks', () => {
    for (const { code, kind, unit, places, max, choices, prefill, statisticsColumn } of form.fields) {
      expect([code, kind === 'choice']).toEqual([code, choices.length >= 2]);
      expect(new Set(choices.map((choice) => choice.code)).size).toBe(choices.length);
      expect(new Set(choices.map((choice) => choice.label)).size).toBe(choices.length);
      expect([code, unit === '']).toEqual([code, kind === 'choice']);
      expect(max).toMatch(/^\d+$/);
      const countable = ['人', '个', '间', '年', '台', '册', '级', '分', ''].includes(unit);
      expect([code, places]).toEqual([code, countable ? 0 : 2]);
      // Only what the export holds can be taken from it.
      expect([code, prefill === 'statistics']).toEqual([code, statisticsColumn !== null]);
    }
    const columns = form.fields.flatMap(({ statisticsColumn }) => statisticsColumn ?? []);
    expect(new Set(columns).size).toBe(columns.length);
    // No heading of an export may mean two things to one form.
    const headings = form.fields.flatMap(statisticsHeadings);
    expect(headings.filter((heading, index) => headings.indexOf(heading) !== index)).toEqual([]);
  });

  it('is found by its id and version', () => {
    expect(formById(form.id, form.version)).toBe(form);
    expect(formById(form.id, 99)).toBeUndefined();
    expect(formIds.map(currentForm)).toContain(form);
    expect(id).toBe(form.id);
  });
});

it('a code means the same in every form and in the figures', () => {
  const all = forms.flatMap(({ fields }) => fields);
  for (const { code, label, unit } of all) {
    for (const other of all.filter((one) => one.code === code)) expect([code, other.label]).toEqual([code, label]);
    const figure = figureNames.find((name) => name === code);
    expect([code, figure === undefined ? unit : figureForms[figure].unit]).toEqual([code, unit]);
  }
});

it('every resource indicator and every countable item of the standard in force rests on a field', () => {
  const uses = new Set(forms.flatMap(({ fields }) => fields.flatMap(({ usedBy }) => usedBy)));
  const [standard] = publishedStandards;
  const countable = standard!.items.filter(({ conditions }) => conditions.length > 0).map(({ id }) => id);
  const wanted = [...standard!.indicators.map(({ id }) => id), ...countable];
  expect(wanted.filter((id) => !uses.has(id))).toEqual([]);
});

describe('who is asked what', () => {
  const alone = { kind: 'section', sharesBuildings: false } as const;
  const joint = { kind: 'section', sharesBuildings: true } as const;
  const codes = (form: Form) => form.fields.map(({ code }) => code);

  it('a section files its premises unless its school does', () => {
    expect(codes(formAskedOf(sectionForm, alone, 'primary'))).toEqual(
      expect.arrayContaining(['students', 'sponsor', 'teachingAncillaryTotalArea', 'trainingFundsBudget']),
    );
    const shared = formAskedOf(sectionForm, joint, 'primary');
    expect(shared.fields.filter(({ ofPremises }) => ofPremises)).toEqual([]);
    expect(shared.groups.map(({ code }) => code)).toEqual(['enrolment', 'grades', 'classes', 'teachers', 'peArts']);
  });

  it('what the sections of a school are not asked is what their school is asked, beside its pupils', () => {
    const asked = new Set(codes(formAskedOf(sectionForm, joint, 'primary')));
    const rest = codes(formAskedOf(sectionForm, alone, 'primary')).filter((code) => !asked.has(code));
    const school = codes(formAskedOf(premisesForm, { kind: 'shared', sharesBuildings: true }, null));
    expect(school.filter((code) => !rest.includes(code))).toEqual([
      'primaryStudents',
      'juniorStudents',
      'seniorStudents',
    ]);
    expect(rest.filter((code) => !school.includes(code))).toEqual([]);
  });

  it('a stage is asked its own grades, and only a junior section its three years', () => {
    const grades = (stage: 'primary' | 'junior' | 'senior') =>
      codes(formAskedOf(sectionForm, joint, stage)).filter((code) => code.startsWith('grade'));
    expect(grades('primary')).toEqual([1, 2, 3, 4, 5, 6].map((grade) => `grade${grade}Students`));
    expect(grades('junior')).toEqual([6, 7, 8, 9].map((grade) => `grade${grade}Students`));
    expect(grades('senior')).toEqual([10, 11, 12].map((grade) => `grade${grade}Students`));
    expect(codes(formAskedOf(sectionForm, joint, 'primary'))).not.toContain('juniorGraduates');
    expect(codes(formAskedOf(sectionForm, joint, 'junior'))).toContain('juniorGraduates');
    expect(codes(formAskedOf(sectionForm, alone, 'senior'))).not.toContain('sponsor');
  });

  it('each filing unit has its form, and a unit that files none has none', () => {
    expect(formFor(alone)).toBe(sectionForm);
    expect(formFor({ kind: 'shared' })).toBe(premisesForm);
    expect(formFor({ kind: 'county' })).toBe(countyForm);
    expect(formFor({ kind: 'other' })).toBeNull();
    expect(fieldsAskedOf(countyForm, { kind: 'county', sharesBuildings: false }, null)).toEqual(countyForm.fields);
  });
});
