import { describe, expect, it } from '@jest/globals';
import { assessCase, CaseFileError, parseCaseFile, type CaseFault } from './index.js';

const figures = {
  students: 100,
  higherQualifiedTeachers: 8,
  backboneTeachers: 2,
  artsSportsTeachers: 2,
  teachingArea: 800.5,
  sportsArea: 1200,
  equipmentValue: 300000,
  multimediaRooms: 4,
};
const primary = { section: '一小', stage: 'primary', ...figures };
const junior = { section: '一中', stage: 'junior', ...figures };
const file = (more: object = {}, rows: readonly object[] = [primary, junior]) =>
  JSON.stringify({ county: '某县', schoolYear: '2024-2025', rows, ...more }, null, 1);
const faultsOf = (text: string): readonly CaseFault[] => {
  try {
    assessCase(text);
  } catch (error) {
    if (error instanceof CaseFileError) return error.faults;
    throw error;
  }
  return [];
};

describe('a case file', () => {
  it('keeps the digits as they are written', () => {
    const [section] = parseCaseFile(file().replace('800.5', '800.50')).sections;
    expect(section).toMatchObject({ id: 'primary:一小', kind: 'school' });
    expect(section?.figures).toMatchObject({ students: '100', teachingAncillaryArea: '800.5' });
  });

  it('takes 未填 and 不适用 for what they are', () => {
    const { multimediaRooms: _, ...rest } = primary;
    const [section] = parseCaseFile(file({}, [{ ...rest, sportsArea: null, teachingArea: 'n/a' }])).sections;
    expect(section?.figures).toMatchObject({
      networkedMultimediaClassrooms: null,
      sportsVenueArea: null,
      teachingAncillaryArea: 'n/a',
    });
  });

  it.each([
    [{ rooms: 3 }, 'rows[0].rooms', '没有这一项'],
    [{ students: '一百' }, 'rows[0].students', '应为数字'],
    [{ students: true }, 'rows[0].students', '应为数字'],
    [{ students: -1 }, 'rows[0].students', '不能为负数'],
    [{ students: 10.5 }, 'rows[0].students', '人数应为整数'],
    [{ backboneTeachers: 0.5 }, 'rows[0].backboneTeachers', '人数应为整数'],
    [{ teachingArea: 1e22 }, 'rows[0].teachingArea', '数值超出合理范围'],
    [{ stage: 'senior' }, 'rows[0].stage', '不认识“senior”'],
    [{ kind: 'kindergarten' }, 'rows[0].kind', '不认识“kindergarten”'],
    [{ section: '' }, 'rows[0].section', '应为文字'],
    [{ section: 7 }, 'rows[0].section', '应为文字'],
  ])('%j is refused at its line and field', (wrong, field, sentence) => {
    const text = file({}, [{ ...primary, ...wrong }, junior]);
    const [fault, ...others] = faultsOf(text);
    expect(others).toEqual([]);
    expect(fault?.field).toBe(field);
    expect(fault?.sentence).toContain(sentence);
    expect(text.split('\n')[(fault?.line ?? 0) - 1]).toContain(Object.keys(wrong)[0]);
  });

  it('names everything that is wrong, not only the first', () => {
    const faults = faultsOf(
      file({ extra: 1, schoolYear: '2024-2026' }, [primary, { ...primary }, { ...junior, students: -3 }]),
    );
    expect(faults.map(({ field }) => field).sort()).toEqual([
      'extra',
      'rows[1].section',
      'rows[2].students',
      'schoolYear',
    ]);
  });

  it.each([
    ['{"county": "某县",\n "rows": [1, 2', 2, '文件在此处中断'],
    ['{"county": "某县",\n\n "rows" []}', 3, '应为冒号'],
    ['{"county": "某县",\n "county": "某区"}', 2, '名称重复'],
    ['{"county": "某县"}\n}', 2, '文件应已结束'],
    ['{"county": "某\n县"}', 1, '文字没有正常结束'],
    ['{"county": 012}', 1, '此处不应有'],
    [`${'['.repeat(100)}`, 1, '嵌套过深'],
    ['', 1, '文件在此处中断'],
  ])('%j is not JSON, and the line is named', (text, line, sentence) => {
    const [fault] = faultsOf(text);
    expect(fault).toMatchObject({ line });
    expect(fault?.sentence).toContain(sentence);
  });

  it('must say whose it is, of which year, and hold rows or schools', () => {
    expect(faultsOf('[]')[0]?.sentence).toContain('应为一组带名称的内容');
    expect(faultsOf('{}').map(({ field }) => field)).toEqual(['county', 'schoolYear', 'rows']);
    expect(faultsOf(file({ standard: 'hqb-2030' }))[0]?.sentence).toContain('没有标准“hqb-2030”');
    expect(() => assessCase(file(), 'other')).toThrow('没有标准“other”');
    expect(faultsOf(file({ rows: {} })).map(({ field }) => field)).toEqual(['rows']);
  });
});

describe('schools with joint buildings in a case file', () => {
  const { students: _students, higherQualifiedTeachers, backboneTeachers, artsSportsTeachers, ...shared } = figures;
  const staff = { higherQualifiedTeachers, backboneTeachers, artsSportsTeachers };
  const school = {
    school: '四堡子九年制学校',
    type: 'nineYear',
    students: { primary: 166, junior: 210, senior: 0 },
    teachers: { primary: staff, junior: staff },
    shared: { ...shared, teachingArea: 23226 },
  };

  it('stand beside rows, split by the ratios', () => {
    const { sections, stages } = assessCase(file({ schools: [school] }));
    expect(sections.map(({ section }) => section)).toEqual([
      '一小',
      '一中',
      '四堡子九年制学校小学部',
      '四堡子九年制学校初中部',
    ]);
    expect(sections[2]?.values[3]).toBe('58.503778');
    expect(sections[3]?.values[3]).toBe('64.354156');
    expect(stages.junior.students).toBe(310);
  });

  it('a stage without pupils and staff is not there, and the school is then not split', () => {
    const single = { ...school, students: { primary: 166, junior: 0 }, teachers: { primary: staff } };
    const { sections } = assessCase(file({ schools: [single] }));
    expect(sections.map(({ section }) => section)).toEqual(['一小', '一中', '四堡子九年制学校小学部']);
    expect(sections[2]?.values[3]).toBe('139.915663');
  });

  it('say what is wrong with them', () => {
    const wrong = { ...school, students: { primary: 1, junior: 2, senior: 3 }, shared: { ...shared, pool: 1 } };
    expect(faultsOf(file({ schools: [wrong] })).map(({ field }) => field)).toEqual([
      'schools[0].shared.pool',
      'schools[0].students.senior',
    ]);
    expect(faultsOf(file({ schools: [{ ...school, type: 'primary' }] }))[0]?.field).toBe('schools[0].type');
    expect(faultsOf(file({ schools: [school, school] })).map(({ field }) => field)).toEqual([
      'schools[1].school',
      'schools[1].school',
    ]);
    const row = { ...primary, section: '四堡子九年制学校小学部' };
    expect(faultsOf(file({ schools: [school] }, [row]))[0]?.sentence).toContain('已在 rows 中填报');
  });
});
