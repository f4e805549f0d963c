import { describe, expect, it } from '@jest/globals';
import { Refusal, type Context } from '@app/domain/kernel';
import { given, someone } from '@test/given';
import type { FilingUnit, SubmissionCommand } from './commands.js';
import type { SubmissionEvent } from './events.js';
import { submission } from './submission.js';

type Submit = Extract<SubmissionCommand, { type: 'SubmitFigures' }>;
type Submitted = Extract<SubmissionEvent, { type: 'FiguresSubmitted' }>;

const reporter: Context = { ...someone, actorId: 'reporter-1', role: 'reporter', unitId: 'school-1' };
const director: Context = { ...someone, actorId: 'director-1', role: 'supervisionDirector' };
const section: FilingUnit = { kind: 'section', sharesBuildings: false };
const id = { unitId: 'section-1', dataYear: '2024-2025' };
const figures = {
  students: '260',
  fullTimeTeachers: null,
  aboveStandardQualifiedTeachers: '14',
  backboneTeachers: '4',
  peArtsFullTimeTeachers: '3',
  teachingAncillaryArea: '1407.03',
  sportsVenueArea: '2768.87',
  teachingEquipmentValue: '776076.91',
  networkedMultimediaClassrooms: '8',
};
const submit = (change: Partial<Submit> = {}): Submit => ({
  type: 'SubmitFigures',
  ...id,
  unit: { value: section, sequence: 3 },
  figures,
  enrolment: null,
  note: null,
  ...change,
});
const submitted = (version: number, change: Partial<Submitted['data']> = {}): Submitted => ({
  type: 'FiguresSubmitted',
  data: {
    ...id,
    version,
    filingUnit: { kind: 'section', sharesBuildings: false, sequence: 3 },
    figures,
    enrolment: null,
    form: null,
    entries: {},
    check: null,
    note: null,
    submittedBy: 'reporter-1',
    effectiveFrom: '2024-09-01',
    ...change,
  },
});
const reasons = [{ figure: 'sportsVenueArea', reason: '与产权证不符' }];
const returned = (version: number): SubmissionEvent => ({
  type: 'SubmissionReturned',
  data: { ...id, version, reasons, returnedBy: 'director-1' },
});
const accepted = (version: number): SubmissionEvent => ({
  type: 'FiguresAccepted',
  data: { ...id, version, acceptedBy: 'director-1' },
});
const evidence = [{ hash: 'a'.repeat(64), mediaType: 'application/pdf', bytes: 1024 }];
const corrected = { ...figures, sportsVenueArea: '2900' };
const propose: Extract<SubmissionCommand, { type: 'ProposeCorrection' }> = {
  type: 'ProposeCorrection',
  figures: corrected,
  enrolment: null,
  reason: '漏报新建操场',
  evidence,
  effectiveAt: '2025-03-01',
};
const proposed = (version: number): SubmissionEvent => ({
  type: 'CorrectionProposed',
  data: {
    ...id,
    version,
    supersedesVersion: 1,
    figures: corrected,
    enrolment: null,
    form: null,
    entries: {},
    check: null,
    reason: '漏报新建操场',
    evidence,
    proposedBy: 'reporter-1',
    effectiveFrom: '2025-03-01',
  },
});
const errorsOf = (change: Partial<Submit>): unknown => {
  try {
    return submission.decide(submit(change), submission.initial, reporter);
  } catch (error) {
    if (error instanceof Refusal) return error.details['errors'];
    throw error;
  }
};

describe('figures of a data year', () => {
  it('are filed, and the same ones again are nothing new', () => {
    given(submission, [])
      .when(submit(), reporter)
      .yields([submitted(1)]);
    given(submission, [submitted(1)])
      .when(submit(), reporter)
      .yields([]);
    given(submission, [submitted(1)])
      .when(submit({ figures: { ...figures, students: '0260.0' } }), reporter)
      .yields([]);
  });

  it('keep 未填, 不适用 and zero apart', () => {
    const three = { ...figures, students: '0', backboneTeachers: 'n/a', peArtsFullTimeTeachers: null };
    const { fullTimeTeachers: _, ...withoutTotal } = three;
    given(submission, [])
      .when(submit({ figures: withoutTotal }), reporter)
      .yields([submitted(1, { figures: three })]);
    given(submission, [submitted(1, { figures: three })])
      .when(submit({ figures: withoutTotal }), reporter)
      .yields([]);
  });

  it('go back with reasons, and come again changed or answered', () => {
    const sendBack: SubmissionCommand = { type: 'ReturnSubmission', version: 1, reasons };
    given(submission, [submitted(1)])
      .when(sendBack, director)
      .yields([returned(1)]);
    given(submission, [submitted(1), returned(1)])
      .when(sendBack, director)
      .yields([]);
    given(submission, [submitted(1)])
      .when({ ...sendBack, reasons: [] }, director)
      .refuses('submission.reason-missing');
    given(submission, [submitted(1), returned(1)])
      .when(submit(), reporter)
      .refuses('submission.unchanged');
    given(submission, [submitted(1), returned(1)])
      .when(submit({ note: '产权证含架空层' }), reporter)
      .yields([submitted(2, { note: '产权证含架空层' })]);
    given(submission, [submitted(1), returned(1), submitted(2)])
      .when(sendBack, director)
      .refuses('submission.other-version');
    given(submission, [submitted(1), returned(1), submitted(2)])
      .when({ ...sendBack, version: 2 }, director)
      .yields([returned(2)]);
  });

  it('are accepted by someone who did not file them, once', () => {
    const accept: SubmissionCommand = { type: 'AcceptFigures', version: 1 };
    given(submission, [submitted(1)])
      .when(accept, reporter)
      .refuses('submission.own-work');
    given(submission, [submitted(1)])
      .when(accept, director)
      .yields([accepted(1)]);
    given(submission, [submitted(1), accepted(1)])
      .when(accept, director)
      .yields([]);
    given(submission, [submitted(1), submitted(2)])
      .when(accept, director)
      .refuses('submission.other-version');
    given(submission, [submitted(1), returned(1)])
      .when(accept, director)
      .refuses('submission.not-submitted');
    given(submission, []).when(accept, director).refuses('submission.unknown');
  });

  it('are withdrawn before acceptance only', () => {
    const withdraw: SubmissionCommand = { type: 'WithdrawSubmission', reason: '填错学年' };
    const withdrawn: SubmissionEvent = {
      type: 'SubmissionWithdrawn',
      data: { ...id, version: 1, reason: '填错学年', withdrawnBy: 'reporter-1' },
    };
    given(submission, [submitted(1)])
      .when(withdraw, reporter)
      .yields([withdrawn]);
    given(submission, [submitted(1), withdrawn])
      .when(withdraw, reporter)
      .yields([]);
    given(submission, [submitted(1), withdrawn])
      .when(submit(), reporter)
      .yields([submitted(2)]);
    given(submission, [submitted(1), accepted(1)])
      .when(withdraw, reporter)
      .refuses('submission.accepted-stays');
  });

  it('are corrected after acceptance with a reason, proof and a date, by two people', () => {
    const past = [submitted(1), accepted(1)];
    const accept: SubmissionCommand = { type: 'AcceptCorrection', version: 2 };
    const took: SubmissionEvent = { type: 'CorrectionAccepted', data: { ...id, version: 2, acceptedBy: 'director-1' } };
    given(submission, past)
      .when(propose, reporter)
      .yields([proposed(2)]);
    given(submission, [...past, proposed(2)])
      .when(propose, reporter)
      .yields([]);
    given(submission, past)
      .when({ ...propose, evidence: [] }, reporter)
      .refuses('submission.evidence-missing');
    given(submission, past)
      .when({ ...propose, reason: ' ' }, reporter)
      .refuses('submission.reason-missing');
    given(submission, past)
      .when({ ...propose, effectiveAt: '2024-08-31' }, reporter)
      .refuses('submission.outside-year');
    given(submission, [submitted(1)])
      .when(propose, reporter)
      .refuses('submission.not-accepted');
    given(submission, [...past, proposed(2)])
      .when({ ...propose, reason: '另一理由' }, reporter)
      .refuses('submission.correction-waits');
    given(submission, [...past, proposed(2)])
      .when(accept, reporter)
      .refuses('submission.own-work');
    given(submission, [...past, proposed(2)])
      .when(accept, director)
      .yields([took]);
    given(submission, [...past, proposed(2), took])
      .when(accept, director)
      .yields([]);
    given(submission, [...past, proposed(2), took])
      .when(propose, reporter)
      .yields([]);
    given(submission, past)
      .when(submit({ figures: corrected }), reporter)
      .refuses('submission.already-accepted');
    given(submission, past).when(submit(), reporter).yields([]);
  });

  it('stay as accepted when a correction is refused, and may be corrected anew', () => {
    const past = [submitted(1), accepted(1), proposed(2)];
    const refuse: SubmissionCommand = { type: 'RefuseCorrection', version: 2, reason: '佐证不清' };
    const refused: SubmissionEvent = {
      type: 'CorrectionRefused',
      data: { ...id, version: 2, reason: '佐证不清', refusedBy: 'director-1' },
    };
    given(submission, past).when(refuse, director).yields([refused]);
    given(submission, [...past, refused])
      .when(refuse, director)
      .yields([]);
    given(submission, [...past, refused])
      .when({ type: 'AcceptCorrection', version: 2 }, director)
      .refuses('submission.no-correction');
    given(submission, [...past, refused])
      .when(propose, reporter)
      .yields([proposed(3)]);
  });
});

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
