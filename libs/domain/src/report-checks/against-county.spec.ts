import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { assessCase } from '../indicators/index.js';
import { hqb2017 } from '../standards/index.js';
import { compareWithCounty, type CountyRecord } from './index.js';

/** A county's record as its case file has it, and figures of items. */
const recordOf = (county: string, items: Readonly<Record<string, string>> = {}): CountyRecord => {
  const { indicators, stages, excluded } = assessCase(readFileSync(`apps/cli/cases/${county}.json`, 'utf8'));
  return {
    standing: { indicators, stages, excluded } as unknown as CountyRecord['standing'],
    items,
    names: hqb2017.figures,
  };
};
const report = (file: string): string => readFileSync(`test/fixtures/report-checks/${file}.txt`, 'utf8');
const shown = (text: string, record: CountyRecord) =>
  compareWithCounty(text, record).map(({ at, name, recorded, agrees }) => [at.quoted, name, recorded, agrees]);

describe('彰武', () => {
  const record = recordOf('zhangwu');
  it('says 37 numbers that its record has too, and says them as the record does', () => {
    const compared = compareWithCounty(report('zhangwu-2024'), record);
    expect(compared.filter(({ agrees }) => agrees === true)).toHaveLength(37);
    expect(compared.filter(({ agrees }) => agrees === false)).toEqual([]);
    // Nobody recorded the teachers.
    expect(compared.filter(({ agrees }) => agrees === null).map(({ name }) => name)).toEqual(['专任教师数']);
  });
  it('is told where a number is another than the recorded', () => {
    const text = report('zhangwu-2024').replace('小学24所学校达标,占比85.71%', '小学26所学校达标,占比92.86%');
    expect(compareWithCounty(text, record).filter(({ agrees }) => agrees === false)).toMatchObject([
      { at: { line: 27, quoted: '26所' }, name: '小学 L4 达标单位数', recorded: '24' },
      { at: { line: 27, quoted: '92.86%' }, name: '小学 L4 达标比例', recorded: '85.71' },
    ]);
  });
});

it('荣昌: composite coefficients at the printed precision, items beside what was recorded, 未填 neither right nor wrong', () => {
  const record = recordOf('rongchang', {
    teachersRotated: '273',
    backboneTeachersRotated: '113',
    specialSchoolFunds: '869500',
    primariesOver2000: '4',
    primaryClassesOver45: '22',
  });
  const compared = shown(report('rongchang-self-assessment'), record);
  expect(compared.filter(([, name, recorded]) => recorded !== null && !/达标/.test(String(name)))).toEqual([
    ['60902人', '参评单位学生数（小学与初中）', '60902', true],
    ['0.379', '小学 综合差异系数', '0.37896', true],
    ['0.321', '初中 综合差异系数', '0.320911', true],
    ['4所', '超2000人小学', '4', true],
    ['21所', '超45人小学班级', '22', false],
    // Printed as 87万: what would be printed so agrees.
    ['87万元', '特殊教育学校公用经费', '869500', true],
    ['273名', '交流轮岗教师数', '273', true],
    ['103名', '交流轮岗骨干教师数', '113', false],
  ]);
  expect(compared.filter(([, , , agrees]) => agrees === null)).toHaveLength(15);
});

it('荣昌: the table of its seven indicators, cell by cell', () => {
  const text = report('rongchang-self-assessment');
  const compared = compareWithCounty(text, recordOf('rongchang')).filter(({ at }) => at.line < 73 && at.line > 7);
  expect(compared).toHaveLength(32);
  expect(compared.every(({ agrees }) => agrees === true)).toBe(true);
  const L6 = compared.filter(({ name }) => name.startsWith('小学 L6')).map(({ at, name }) => [at.quoted, name]);
  expect(L6).toEqual([
    ['52', '小学 L6 达标单位数'],
    ['94.55', '小学 L6 达标比例'],
  ]);
  const other = compareWithCounty(text.replace('\n52 |', '\n53 |').replace('94.55', '96.36'), recordOf('rongchang'));
  expect(other.filter(({ agrees }) => agrees === false).map(({ at, recorded }) => [at.quoted, recorded])).toEqual([
    ['53', '52'],
    ['96.36', '94.55'],
  ]);
});

it('does not hold all pupils against those of the units that take part', () => {
  const { standing, ...rest } = recordOf('rongchang');
  const excluded = [{ stage: 'primary' }] as unknown as typeof standing.excluded;
  const text = '小学在校学生38010人；初中在校学生22902人。';
  const { stages } = standing;
  expect(shown(text, { standing: { ...standing, excluded }, ...rest })).toEqual([
    ['38010人', '小学 参评单位学生数', null, null],
    ['22902人', '初中 参评单位学生数', String(stages.junior.students), true],
  ]);
});

it('takes a coefficient of an indicator for that one, and a limit for none', () => {
  const record = recordOf('zhangwu');
  const cv = record.standing.stages.primary.cv[3]!;
  const text = `四是生均教学及辅助用房面积。小学校际差异系数为${cv.toFixed(3)}，初中校际差异系数均不超过0.45。`;
  expect(shown(text, record)).toEqual([[cv.toFixed(3), '小学 L4 校际差异系数', String(cv), true]]);
});

it('compares a share with its counts, not with their percentage as the record has rounded it', () => {
  const { standing, ...rest } = recordOf('zhangwu');
  const primary = { ...standing.stages.primary, sections: 93, passing: [79], passingPercent: [84.95] };
  const record = {
    ...rest,
    standing: { ...standing, stages: { ...standing.stages, primary } },
  } as unknown as CountyRecord;
  const said = (percent: string) =>
    shown(`一是每百名学生拥有高于规定学历教师数。小学79所学校达标，占比${percent}%。`, record).at(-1);
  expect(said('85.0')).toEqual(['85.0%', '小学 L1 达标比例', '84.95', false]);
  for (const percent of ['84.9', '84.95']) expect(said(percent)!.at(-1)).toBe(true);
});
