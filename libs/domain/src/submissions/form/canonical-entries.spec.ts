import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formAskedOf } from './asked.js';
import { canonicalEntries, type RawEntry } from './canonical-entries.js';
import { countyForm, sectionForm } from './forms.js';
import { canonicalValue } from './values.js';

const primary = formAskedOf(sectionForm, { kind: 'section', sharesBuildings: true }, 'primary');
const whole = formAskedOf(sectionForm, { kind: 'section', sharesBuildings: false }, 'junior');
const one = (code: string, value: string | null, form = whole) => canonicalEntries(form, { [code]: { value } });
const written = (code: string, value: string | null) => one(code, value).entries[code]?.value;

describe('entries in their one way of writing', () => {
  it.each([
    ['students', ' 0120 ', '120'],
    ['students', '１２０', '120'],
    ['students', '1,200', '1200'],
    ['students', '0', '0'],
    ['teachingAncillaryTotalArea', '1,234.50', '1234.5'],
    ['teachingAncillaryTotalArea', '１，２３４．５０', '1234.5'],
    ['teachingAncillaryTotalArea', '不适用', 'n/a'],
    ['teachingAncillaryTotalArea', 'N/A', 'n/a'],
    ['yearBuilt', '2012年', '2012'],
    ['sponsor', '县级教育部门', '7'],
    ['sponsor', '7', '7'],
    ['ownership', ' 公办', 'public'],
  ])('%s: %j is %j', (code, typed, value) => {
    expect(written(code, typed)).toBe(value);
  });

  it('a percentage may carry its sign', () => {
    expect(canonicalEntries(countyForm, { recognitionRate: { value: '85.50%' } }).entries).toMatchObject({
      recognitionRate: { value: '85.5' },
    });
  });

  it('blank is 未填 and no entry, unless it is explained', () => {
    for (const value of [null, '', '  ', '未填']) expect(one('students', value)).toEqual({ entries: {}, findings: [] });
    expect(canonicalEntries(whole, { students: { value: '', explanation: ' 待核 ' } }).entries).toEqual({
      students: { value: null, explanation: '待核', origin: { kind: 'typed' } },
    });
  });

  it('where a value came from stays with it', () => {
    const origin = { kind: 'workbook', hash: 'a'.repeat(64), sheet: '填报表', cell: 'D17' } as const;
    expect(canonicalEntries(whole, { students: { value: '１', origin } }).entries).toEqual({
      students: { value: '1', explanation: null, origin },
    });
  });
});

describe('what is badly written', () => {
  it.each([
    ['students', '-3', 'negative', '在校学生数不能为负数（-3）'],
    ['students', '12.5', 'not-whole', '在校学生数应为整数，不能填12.5人'],
    ['students', '约120', 'not-a-number', '在校学生数应为数字，不能填“约120”'],
    ['students', '1e3', 'not-a-number', '在校学生数应为数字，不能填“1e3”'],
    ['students', '12,00', 'not-a-number', '在校学生数应为数字，不能填“12,00”'],
    ['students', '100001', 'too-large', '在校学生数超出合理范围：100001人，应不超过100000人'],
    ['students', '不适用', 'not-applicable-refused', '在校学生数不能填“不适用”'],
    ['teachingAncillaryTotalArea', '1.234', 'too-many-decimals', '教学及辅助用房总面积最多保留2位小数（1.234）'],
    ['teachingAncillaryTotalArea', 'n/a', 'not-applicable-unexplained', '教学及辅助用房总面积填“不适用”须说明原因'],
    ['yearBuilt', '99', 'not-a-year', '规划建成年份应为1840至2099之间的四位年份，不能填“99”'],
    ['urbanRural', '郊区', 'not-a-choice', '城乡类型应从“城区、镇区、乡村”中选填，不能填“郊区”'],
  ])('%s %j: %s', (code, value, rule, message) => {
    const { entries, findings } = one(code, value);
    expect(findings).toEqual([
      { rule, strength: 'reject', field: code, with: [], message, source: expect.stringContaining('填报说明') },
    ]);
    // Kept, to be shown beside its finding.
    expect(Object.keys(entries)).toEqual([code]);
  });

  it('a field that is not of the form, or not asked of the unit, is named and left out', () => {
    expect(one('__proto__x', '1').findings[0]?.message).toBe('填报表中没有名为“__proto__x”的填报项');
    const { entries, findings } = canonicalEntries(primary, {
      sponsor: { value: '7' },
      juniorGraduates: { value: '3' },
      students: { value: '3' },
    });
    expect(findings.map(({ rule, field }) => [rule, field])).toEqual([
      ['field-not-asked', 'sponsor'],
      ['field-not-asked', 'juniorGraduates'],
    ]);
    expect(Object.keys(entries)).toEqual(['students']);
  });

  it('names everything that is wrong, not the first', () => {
    const raw = { students: { value: '-1' }, classes: { value: '1.5' }, nothing: { value: '1' } };
    expect(
      canonicalEntries(whole, raw)
        .findings.map(({ field }) => field)
        .sort(),
    ).toEqual(['classes', 'nothing', 'students']);
  });
});

const typed = fc.oneof(
  fc.string(),
  fc.constantFrom('不适用', '未填', 'n/a', '县级教育部门', '是', '１２', '1,000', '-5', '007', '1.50', '85%', '2012年'),
  fc.nat().map(String),
  fc.double({ noNaN: true }).map(String),
);
const raws: fc.Arbitrary<Record<string, RawEntry>> = fc.dictionary(
  fc.constantFrom(...whole.fields.map(({ code }) => code), 'stranger', '__proto__', 'constructor'),
  fc.record({ value: fc.option(typed), explanation: fc.option(fc.string()) }),
);

it('writing once is writing twice, and what is well written is one of the three values', () => {
  fc.assert(
    fc.property(raws, (raw) => {
      const once = canonicalEntries(whole, raw);
      const twice = canonicalEntries(whole, once.entries);
      expect(twice.entries).toEqual(once.entries);
      const strangers = ['unknown-field', 'field-not-asked'];
      expect(twice.findings).toEqual(once.findings.filter(({ rule }) => !strangers.includes(rule)));
      const wrong = new Set(once.findings.map(({ field }) => field));
      const right = Object.entries(once.entries).filter(([code]) => !wrong.has(code));
      for (const [, { value }] of right) expect(String(value)).toMatch(/^(null|n\/a|[a-z]+|\d+(\.\d{1,2})?)$/);
    }),
  );
});

it('a value written once stays as it is, whatever the field', () => {
  const percentage = countyForm.fields.find(({ unit }) => unit === '%')!;
  for (const slip of ['%', '12%%', '年%']) expect(canonicalValue(percentage, slip)).toBe(slip);
  fc.assert(
    fc.property(fc.constantFrom(...sectionForm.fields, ...countyForm.fields), typed, (field, value) => {
      const once = canonicalValue(field, value);
      expect(canonicalValue(field, once)).toBe(once);
    }),
  );
});
