import type { FormField } from '../form.js';
import { choice, grouped, year } from '../field.js';
import { sources } from '../sources.js';

const sponsors = [
  '中央教育部门',
  '中央其他部门',
  '省级教育部门',
  '省级其他部门',
  '地级教育部门',
  '地级其他部门',
  '县级教育部门',
  '县级其他部门',
  '地方企业',
  '民办',
].map((label, index) => ({ code: String(index + 1), label }));

/** What sort of school it is; asked once of a school whose stages share buildings. */
export const schoolFields = (stages: FormField['stages']): readonly FormField[] =>
  grouped({ group: 'school', stages, ofPremises: true }, [
    choice(sponsors)('sponsor', '举办者类型', {
      text: '学校举办者，按教育事业统计举办者代码1至10选填。',
      source: sources.application,
      usedBy: ['B13'],
      column: '举办者类型',
    }),
    choice([
      { code: 'public', label: '公办' },
      { code: 'private', label: '民办' },
    ])('ownership', '公办或民办', {
      text: '举办者为民办（代码10）的选民办，其余选公办。',
      source: sources.application,
      usedBy: ['B13', 'B15'],
      column: '办学性质',
    }),
    choice([
      { code: 'urban', label: '城区' },
      { code: 'town', label: '镇区' },
      { code: 'rural', label: '乡村' },
    ])('urbanRural', '城乡类型', {
      text: '按国家统计局统计用城乡划分代码，学校所在地属城区、镇区或乡村。',
      source: sources.statistics,
      usedBy: ['L3', 'B3', 'B6', 'B13'],
      column: '城乡类型',
    }),
    choice([
      { code: 'yes', label: '是' },
      { code: 'no', label: '否' },
    ])('boardingSchool', '是否寄宿制学校', {
      text: '教育行政部门认定的寄宿制学校选“是”。就近划片入学比例不含寄宿制学校。',
      source: sources.application,
      usedBy: ['B13'],
      column: '是否寄宿制',
    }),
    year('yearBuilt', '规划建成年份', {
      text: '现校址按规划建成投入使用的年份；分期建设的填首期建成年份。用于判断过渡性规定是否适用。',
      source: sources.procedure,
      usedBy: ['B3', 'B4'],
    }),
  ]);
