import { describe, expect, it } from '@jest/globals';
import { Refusal, type Context } from '@app/domain/kernel';
import { figures, id, reporter, section, type Submit, submit, submitted } from '@test/bare-figures';
import { given } from '@test/given';
import { submission } from './submission.js';

const errorsOf = (change: Partial<Submit>): unknown => {
  try {
    return submission.decide(submit(change), submission.initial, reporter);
  } catch (error) {
    if (error instanceof Refusal) return error.details['errors'];
    throw error;
  }
};

describe('a form', () => {
  it('names every field that is wrong at once', () => {
    const wrong = {
      ...figures,
      students: '-5',
      backboneTeachers: '3.5',
      teachingAncillaryArea: '12.345',
      sportsVenueArea: '12e3',
      networkedMultimediaClassrooms: '10001',
      pencils: '9',
      toString: '1',
    };
    expect(errorsOf({ figures: wrong })).toEqual([
      { field: 'figures.pencils', message: '没有名为“pencils”的指标' },
      { field: 'figures.toString', message: '没有名为“toString”的指标' },
      { field: 'figures.students', message: '学生数不能为负数' },
      { field: 'figures.backboneTeachers', message: '县级以上骨干教师数应为整数' },
      { field: 'figures.teachingAncillaryArea', message: '教学及辅助用房面积最多保留两位小数' },
      { field: 'figures.sportsVenueArea', message: '体育运动场馆面积应为数字' },
      { field: 'figures.networkedMultimediaClassrooms', message: '网络多媒体教室数超出合理范围（不超过10000间）' },
    ]);
    expect(errorsOf({ figures: { students: 'n/a' } })).toEqual([
      { field: 'figures.students', message: '学生数不能填“不适用”' },
    ]);
  });

  it('is refused when no figure is filled in; one is enough', () => {
    const message = '一项数据也没有填（9项均为未填），请填写后再提交，个别暂缺的可以留空';
    expect(errorsOf({ figures: {} })).toEqual([{ field: 'figures', message }]);
    expect(errorsOf({ figures: { students: null, backboneTeachers: null } })).toEqual([{ field: 'figures', message }]);
    expect(errorsOf({ figures: { backboneTeachers: 'n/a' } })).toMatchObject([{ type: 'FiguresSubmitted' }]);
    const shared = { value: { kind: 'shared' as const, sharesBuildings: true }, sequence: 3 };
    const enrolment = { primary: null, junior: null, senior: null };
    expect(errorsOf({ unit: shared, figures: {}, enrolment })).toMatchObject([{ field: 'figures' }]);
    expect(errorsOf({ unit: shared, figures: {}, enrolment: { ...enrolment, primary: '0' } })).toHaveLength(1);
  });

  it('has what another standard asks only when it is filled in', () => {
    const more = { ...figures, books: '07800', computers: null };
    given(submission, [])
      .when(submit({ figures: more }), reporter)
      .yields([submitted(1, { figures: { ...figures, books: '7800', computers: null } })]);
    given(submission, [submitted(1, { figures: { ...figures, books: '7800', computers: null } })])
      .when(submit({ figures: more }), reporter)
      .yields([]);
  });

  it('has no part greater than the whole, when the whole is given', () => {
    expect(errorsOf({ figures: { ...figures, fullTimeTeachers: '13' } })).toEqual([
      { field: 'figures.aboveStandardQualifiedTeachers', message: '高于规定学历教师数不能多于专任教师数（13）' },
    ]);
    expect(errorsOf({ figures: { ...figures, fullTimeTeachers: '14' } })).toMatchObject([{ type: 'FiguresSubmitted' }]);
  });

  it('of a school that shares buildings has the shared figures and its pupils by stage; its sections file the rest', () => {
    const shared = { value: { kind: 'shared' as const, sharesBuildings: true }, sequence: 3 };
    const sharing = { value: { kind: 'section' as const, sharesBuildings: true }, sequence: 3 };
    const rooms = { teachingAncillaryArea: '23226', sportsVenueArea: '9000.5', teachingEquipmentValue: null };
    expect(errorsOf({ unit: shared, figures: rooms })).toEqual([
      { field: 'enrolment', message: '共用校舍的学校应按学段填报在校生数' },
    ]);
    const enrolment = { primary: '166', junior: '210', senior: '0' };
    expect(errorsOf({ unit: shared, figures: rooms, enrolment })).toMatchObject([
      { data: { enrolment, figures: { ...rooms, networkedMultimediaClassrooms: null } } },
    ]);
    expect(errorsOf({ unit: shared, figures: { students: '1' }, enrolment: { ...enrolment, junior: '1.5' } })).toEqual([
      { field: 'figures.students', message: '学生数由各学部填报' },
      { field: 'enrolment.junior', message: '学生数应为整数' },
    ]);
    expect(errorsOf({ unit: sharing, figures: { students: '166', sportsVenueArea: '1' }, enrolment })).toEqual([
      { field: 'figures.sportsVenueArea', message: '体育运动场馆面积由共用校舍的学校统一填报' },
      { field: 'enrolment', message: '只有共用校舍的学校按学段填报在校生数' },
    ]);
  });

  it('waits for its year to begin, which is said of the year', () => {
    const coming = { unitId: id.unitId, dataYear: '2025-2026' };
    const on = (at: string): Context => ({ ...reporter, at });
    given(submission, []).when(submit(coming), on('2025-08-31T15:59:59.000Z')).refuses('submission.year-not-begun');
    given(submission, [])
      .when(submit(coming), on('2025-08-31T16:00:00.000Z'))
      .yields([submitted(1, { ...coming, effectiveFrom: '2025-09-01' })]);
  });

  it('is for a unit that files, and a school year', () => {
    given(submission, [])
      .when(submit({ dataYear: '2024-2026' }))
      .refuses('submission.data-year');
    given(submission, [])
      .when(submit({ unit: { value: null, sequence: 3 } }))
      .refuses('submission.unknown-unit');
    given(submission, [])
      .when(submit({ unit: { value: { kind: 'other', sharesBuildings: false }, sequence: 3 } }))
      .refuses('submission.not-a-filing-unit');
    given(submission, [])
      .when(submit({ unit: { value: { ...section, endedFrom: '2025-03-01' }, sequence: 3 } }))
      .refuses('submission.unit-ended');
    given(submission, [])
      .when(submit({ effectiveAt: '2024-08-31' }))
      .refuses('submission.outside-year');
  });
});
