import type { Case } from './case.js';

/** How a field is written. */
export const writingCases: Readonly<Record<string, Case>> = {
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
};
