import fc from 'fast-check';
import { expect, it } from '@jest/globals';
import { randomCounty, schoolsOf } from '@test/random-counties';
import {
  applicationForm,
  applicationFormData,
  dispersionSheet,
  dispersionSheetForm,
  filledPaper,
  indicatorReport,
  indicatorReportForm,
  schoolPlan,
  schoolPlanForm,
  schoolSelfAssessment,
  schoolSelfAssessmentForm,
  selfAssessment,
  selfAssessmentForm,
  type CountyPicture,
  type PaperData,
  type PaperForm,
  type UnitPicture,
} from './index.js';

const schoolPapers: readonly [PaperForm, (of: UnitPicture) => PaperData][] = [
  [schoolSelfAssessmentForm, schoolSelfAssessment],
  [schoolPlanForm, schoolPlan],
  [indicatorReportForm, indicatorReport],
];

const papers: readonly [PaperForm, (picture: CountyPicture) => PaperData][] = [
  [dispersionSheetForm, dispersionSheet],
  [applicationForm, (picture) => applicationFormData(picture, {})],
  [selfAssessmentForm, selfAssessment],
];

it('a form has no number of its own: every one in a sentence is a value, with what it rests on', () => {
  fc.assert(
    fc.property(randomCounty, (picture) => {
      for (const [form, made] of papers)
        expect(
          filledPaper(form, made(picture))
            .flatMap((block) => ('parts' in block ? block.parts : []))
            .filter((part) => typeof part === 'string' && /\d/.test(part)),
        ).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

it('the same of a school’s papers, whose counts are those of its rows and of the standing', () => {
  fc.assert(
    fc.property(randomCounty, (picture) => {
      for (const of of schoolsOf(picture)) {
        for (const [form, made] of schoolPapers)
          expect(
            filledPaper(form, made(of))
              .flatMap((block) => ('parts' in block ? block.parts : []))
              .filter((part) => typeof part === 'string' && /\d/.test(part)),
          ).toEqual([]);
        const plan = schoolPlan(of);
        expect(plan.fields['未达标指标数']?.text).toBe(String(plan.tables['缺口']?.length));
        expect(plan.fields['需补资源数']?.text).toBe(String(plan.tables['补足']?.length));
        const report = indicatorReport(of);
        const met = report.tables['指标']?.filter((row) => row['是否达标']?.text === '达标').length;
        const counts = report.tables['学部']?.map((row) => Number(row['达标项数']?.text)) ?? [];
        expect(counts.reduce((all, one) => all + one, 0)).toBe(met);
        const table = schoolSelfAssessment(of);
        const rows = table.tables['自评'] ?? [];
        const word = (text: string) => rows.filter((row) => row['结论']?.text === text).length;
        expect(table.fields['自评达标项数']?.text).toBe(String(word('达标')));
        expect(table.fields['自评未达标项数']?.text).toBe(String(word('未达标')));
      }
    }),
    { numRuns: 20 },
  );
});

it('what a sentence counts is what a table of the same paper lists', () => {
  fc.assert(
    fc.property(randomCounty, (picture) => {
      const { fields, tables } = selfAssessment(picture);
      const number = (field: string) => Number(fields[field]?.text);
      const rows = (table: string, column: string, text: string) =>
        (tables[table] ?? []).filter((row) => row[column]?.text === text).length;
      expect(number('小学未达标单位数') + number('初中未达标单位数')).toBe(tables['未达标单位']?.length);
      expect(number('小学待定单位数') + number('初中待定单位数')).toBe(tables['待定单位']?.length);
      for (const [group, count] of [
        ['政府保障', 15],
        ['教育质量', 9],
      ] as const) {
        expect([tables[group]?.length, number(`${group}项数`)]).toEqual([count, count]);
        for (const verdict of ['达到', '未达到', '待定'])
          expect(number(`${group}${verdict}项数`)).toBe(rows(group, '结论', verdict));
      }
      expect(number('一票否决存在数')).toBe(rows('一票否决', '核查结论', '存在'));
      expect(number('不参评单位数')).toBe(tables['不参评单位']?.length);
      const form = applicationFormData(picture, {});
      for (const stage of ['小学', '初中']) {
        const lines = form.tables[`${stage}单位`] ?? [];
        expect(number(`${stage}单位数`)).toBe(lines.length);
        expect(number(`${stage}达标单位数`)).toBe(lines.filter((row) => row['综合评估']?.text === '达标').length);
        tables[`${stage}指标`]?.forEach((indicator, at) => {
          const met = lines.filter(({ 备注: remark }) =>
            new RegExp(`第([\\d、]*、)?${at + 1}(、[\\d、]*)?项达标`).test(remark?.text ?? ''),
          );
          expect(indicator['达标单位数']?.text).toBe(String(met.length));
        });
      }
    }),
    { numRuns: 30 },
  );
});

it('all is met in words only when the standing says so', () => {
  fc.assert(
    fc.property(randomCounty, (picture) => {
      const { fields, tables } = selfAssessment(picture);
      const { verdict, blockers } = picture.standing;
      expect(fields['全部达到']?.text === '均达到').toBe(verdict === 'met');
      expect(fields['有未达到']?.text !== '').toBe(verdict === 'notMet');
      expect(new Set(tables['差距']?.map((row) => row['方面']?.text)).size).toBe(
        new Set(blockers.map(({ part }) => part)).size,
      );
      for (const row of tables['差距'] ?? []) expect(row['情况']?.text).toMatch(/./);
    }),
    { numRuns: 30 },
  );
});
