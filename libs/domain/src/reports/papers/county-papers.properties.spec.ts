import fc from 'fast-check';
import { expect, it } from '@jest/globals';
import { pictured } from '@test/paper-counties';
import { noCountyFacts, type ItemEntry, type SectionInput } from '@app/domain/indicators';
import { hqb2017, figuresOf } from '@app/domain/standards';
import {
  applicationForm,
  applicationFormData,
  dispersionSheet,
  dispersionSheetForm,
  filledPaper,
  selfAssessment,
  selfAssessmentForm,
  type CountyPicture,
  type PaperData,
  type PaperForm,
} from './index.js';

const word = fc.constantFrom('东', '西', '南', '北', '河', '山', '林', '泉');
const name = fc.array(word, { minLength: 2, maxLength: 4 }).map((all) => `${all.join('')}学校`);
const filed = (max: number) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: 0, max }).map(String) },
    { weight: 1, arbitrary: fc.constantFrom(null, 'n/a') },
  );
const section: fc.Arbitrary<SectionInput> = fc.record({
  id: fc.uuid(),
  name,
  stage: fc.constantFrom('primary', 'junior'),
  schoolId: fc.constant(null),
  kind: fc.constantFrom('school', 'school', 'campus', 'teachingPoint', 'special'),
  figures: fc.record({
    students: filed(2400),
    aboveStandardQualifiedTeachers: filed(200),
    backboneTeachers: filed(60),
    peArtsFullTimeTeachers: filed(50),
    teachingAncillaryArea: filed(20_000),
    sportsVenueArea: filed(30_000),
    teachingEquipmentValue: filed(9_000_000),
    networkedMultimediaClassrooms: filed(90),
  }),
});
const entry: fc.Arbitrary<ItemEntry> = fc
  .tuple(fc.constantFrom(...hqb2017.items), fc.constantFrom('met', 'notMet', 'pending', null), fc.nat())
  .chain(([item, judgement]) =>
    fc
      .dictionary(fc.constantFrom('', ...figuresOf(item)), fc.integer({ min: 0, max: 5000 }).map(String))
      .map((figures) => ({ item: item.id, judgement, figures })),
  );
const county: fc.Arbitrary<CountyPicture> = fc
  .record({
    sections: fc.uniqueArray(section, { maxLength: 9, selector: ({ id }) => id }),
    items: fc.uniqueArray(entry, { maxLength: 24, selector: ({ item }) => item }),
    recognition: fc.option(fc.integer({ min: 0, max: 100 }).map(String)),
    raised: fc.subarray(hqb2017.vetoes.map(({ id }) => id)),
  })
  .map(({ sections, items, recognition, raised }) =>
    pictured('某县', {
      standard: hqb2017,
      dataYear: '2024-2025',
      date: '2025-03-03',
      sections,
      sharedSchools: [],
      county: {
        ...noCountyFacts,
        items,
        recognition,
        vetoes: raised.map((veto, at) => ({ veto, raised: at % 2 === 0, finding: '查实' })),
      },
    }),
  );

const papers: readonly [PaperForm, (picture: CountyPicture) => PaperData][] = [
  [dispersionSheetForm, dispersionSheet],
  [applicationForm, (picture) => applicationFormData(picture, {})],
  [selfAssessmentForm, selfAssessment],
];

it('a form has no number of its own: every one in a sentence is a value, with what it rests on', () => {
  fc.assert(
    fc.property(county, (picture) => {
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

it('what a sentence counts is what a table of the same paper lists', () => {
  fc.assert(
    fc.property(county, (picture) => {
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
    fc.property(county, (picture) => {
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
