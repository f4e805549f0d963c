import { hqb2017 } from '@app/domain/standards';
import { dispersionOf, millionths } from '../dispersion.js';
import { exact, fixed, over, toNumber, whole } from '../exact.js';
import { printed } from '../explain/explained.js';
import type { Example, ExampleStep } from './example.js';
import { aSchool, explaining } from './stage.js';

/** Pupils, and square metres of 体育运动场馆. */
const schools = [
  ['甲校', '45', '279'],
  ['乙校', '37', '137'],
  ['丙校', '89', '935'],
  ['丁校', '76', '160'],
  ['戊校', '55', '402'],
] as const;

const weighed = schools.map(([, students, area]) => ({ students: exact(students), resource: exact(area) }));
/** Each school as if it had one pupil: what comes out when nobody is weighed. */
const alike = weighed.map(({ students, resource }) => ({ students: whole(1n), resource: over(resource, students) }));

/** X̄, S and each school's part, school by school. */
const rows = (): readonly (readonly string[])[] => {
  const pupils = weighed.reduce((sum, { students }) => sum + toNumber(students), 0);
  const mean = weighed.reduce((sum, { resource }) => sum + toNumber(resource), 0) / pupils;
  return schools.map(([name, students, area], index) => {
    const value = over(weighed[index]!.resource, weighed[index]!.students);
    const part = (Number(students) / pupils) * (toNumber(value) - mean) ** 2;
    return [name, students, area, fixed(value, 6), `${students} ÷ ${pupils}`, printed(part)];
  });
};

const unweighted = (): ExampleStep => {
  const dispersion = dispersionOf(alike);
  const cv = typeof dispersion === 'string' ? '' : (millionths(dispersion) / 1e6).toFixed(6);
  return {
    label: '不加权的差异系数（错误算法，供对照）',
    clause: hqb2017.dispersion.clause,
    value: cv,
    unit: '',
    bound: '应不高于0.50',
    verdict: null,
    formula: '',
    sentences: [
      `如果五所学校不论大小一样看待，算出的是${cv}，低于0.50，会误判为达标；办法要求按学生数加权，所以不能这样算。`,
    ],
  };
};

/** 校际差异系数 of five schools, step by step. */
export const dispersionExample = (): Example => {
  const why = explaining(
    schools.map(([name, students, sportsVenueArea]) => aSchool(name, 'primary', { students, sportsVenueArea })),
  );
  return {
    id: 'dispersion',
    title: '五所小学的校际差异系数怎样算',
    shows: '差异系数按学生数加权：大学校离平均值远，影响就大。先用未取整的数比较，再取整显示。',
    clause: hqb2017.dispersion.clause,
    table: {
      head: ['学校', '学生数（人）', '体育运动场馆面积（平方米）', '生均（平方米）', '权重', '权重 ×（生均 − X̄）²'],
      rows: rows(),
    },
    steps: [why(null, 'mean.primary.L5'), why(null, 'cv.primary.L5'), unweighted()],
  };
};
