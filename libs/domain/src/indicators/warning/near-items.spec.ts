import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gravity, inputOf, warned } from '@test/warned-county';
import { noCountyFacts, type ItemEntry } from '../index.js';

const of = (item: string, figures: ItemEntry['figures']) =>
  warned(inputOf([], { county: { ...noCountyFacts, items: [{ item, judgement: 'met', figures }] } })).filter(
    ({ subject }) => subject === item,
  );

it('an item of the county is told below 105 percent of its bound, exactly', () => {
  const funds = (specialSchoolFunds: string) => of('B7', { specialSchoolFunds, specialSchoolStudents: '100' });
  expect(funds('840000')).toEqual([]);
  expect(funds('839999.99')).toMatchObject([{ kind: 'near', severity: 'low', unitId: null, margin: '5.00' }]);
  expect(funds('800000')).toMatchObject([
    {
      severity: 'medium',
      sentence: '指标B7：特殊教育学校生均公用经费（元）8000，刚好达到要求的8000',
    },
  ]);
  expect(funds('800000.01')).toMatchObject([
    { margin: '0.00', sentence: '指标B7：特殊教育学校生均公用经费（元）8000.0001，只比要求的8000高不足0.01%' },
  ]);
  expect(funds('799999.99')).toEqual([]);
  expect(of('B7', { specialSchoolFunds: '800000' })).toEqual([]);
});

it('a share that must be whole and a number that must be none have no room to tell of', () => {
  expect(of('B12', { certifiedTeachers: '100', fullTimeTeachers: '100' })).toEqual([]);
  expect(of('B4', { primariesOver2000: '0', juniorsOver2000: '0', combinedOver2500: '0' })).toEqual([]);
});

it('each condition of an item is looked at by itself, and another figure may be its bound', () => {
  const rotated = { teachersEligibleForRotation: '1000', teachersRotated: '104', backboneTeachersRotated: '21' };
  expect(of('B11', rotated).map(({ margin, sentence }) => [margin, sentence])).toEqual([
    ['0.96', '指标B11：骨干教师占交流轮岗教师的比例20.19%，只比要求的20%高0.96%'],
    ['4.00', '指标B11：交流轮岗教师占符合条件教师的比例10.4%，只比要求的10%高4.00%'],
  ]);
  expect(of('B8', { teacherAveragePay: '13223', civilServantAveragePay: '13196' })).toMatchObject([{ margin: '0.20' }]);
});

it('less room never is less grave', () => {
  const students = fc.integer({ min: 8000, max: 8500 });
  fc.assert(
    fc.property(students, students, (a, b) => {
      const told = (yuan: number) => {
        const [one] = of('B7', { specialSchoolFunds: String(yuan), specialSchoolStudents: '1' });
        return one ? gravity[one.severity] : -1;
      };
      expect(told(Math.min(a, b))).toBeGreaterThanOrEqual(told(Math.max(a, b)));
    }),
    { numRuns: 40 },
  );
});
