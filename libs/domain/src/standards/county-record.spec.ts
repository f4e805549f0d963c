import { describe, expect, it } from '@jest/globals';
import { given, someone } from '@test/given';
import { hqb2017 } from './catalogue/index.js';
import type { CountyRecordCommand } from './commands.js';
import { countyRecord } from './county-record.js';
import type { CountyRecordEvent } from './events.js';
import { sampleNotes, surveyLines } from './survey.js';

type Of<Union extends Readonly<{ type: string }>, Type extends Union['type']> = Extract<Union, { type: Type }>;

const entry = { countyId: 'county-1', dataYear: '2024-2025', standardId: 'hqb-2017' };
const evidence = [{ hash: 'ab'.repeat(32), mediaType: 'application/pdf', bytes: 20480 }];
const figures = { specialSchoolFunds: '870000', specialSchoolStudents: '126' };

const recordItem: Of<CountyRecordCommand, 'RecordItem'> = {
  type: 'RecordItem',
  ...entry,
  item: 'B7',
  judgement: 'met',
  figures,
  note: null,
  evidence,
  reason: null,
};
const itemRecorded: Of<CountyRecordEvent, 'ItemRecorded'> = {
  type: 'ItemRecorded',
  data: { ...entry, item: 'B7', judgement: 'met', figures, note: null, evidence, reason: null },
};

describe('an item of the county', () => {
  it('is recorded with its figures and evidence, once', () => {
    given(countyRecord, []).when(recordItem).yields([itemRecorded]);
    given(countyRecord, [itemRecorded]).when(recordItem).yields([]);
    given(countyRecord, [itemRecorded])
      .when({ ...recordItem, figures: { specialSchoolStudents: '126', specialSchoolFunds: '870000' } })
      .yields([]);
  });

  it('is corrected only with a reason', () => {
    const correction = { ...recordItem, figures: { ...figures, specialSchoolFunds: '1008000' } };
    given(countyRecord, [itemRecorded]).when(correction).refuses('standards.correction-needs-reason');
    const corrected: CountyRecordEvent = {
      type: 'ItemRecorded',
      data: { ...itemRecorded.data, figures: correction.figures, reason: '决算后核定' },
    };
    given(countyRecord, [itemRecorded])
      .when({ ...correction, reason: '决算后核定' })
      .yields([corrected]);
    given(countyRecord, [itemRecorded, corrected])
      .when({ ...correction, reason: '决算后核定' })
      .yields([]);
  });

  it('must be one of the standard, with figures of its own, in plain numbers', () => {
    given(countyRecord, [])
      .when({ ...recordItem, standardId: 'hqb-2030' })
      .refuses('standards.unknown-standard');
    for (const dataYear of ['2024', '2024-2026', '二〇二四'])
      given(countyRecord, [])
        .when({ ...recordItem, dataYear })
        .refuses('standards.data-year');
    given(countyRecord, [])
      .when({ ...recordItem, item: 'B16' })
      .refuses('standards.unknown-item');
    given(countyRecord, [])
      .when({ ...recordItem, figures: { students: '1' } })
      .refuses('standards.unknown-figure');
    for (const value of ['-1', '1e3', '八十七万', '', 870000 as unknown as string])
      given(countyRecord, [])
        .when({ ...recordItem, figures: { specialSchoolFunds: value } })
        .refuses('standards.figure-malformed');
  });
});

describe('社会认可度', () => {
  const record: Of<CountyRecordCommand, 'RecordRecognition'> = {
    type: 'RecordRecognition',
    ...entry,
    percent: '91.2',
    source: '省级问卷调查',
    survey: null,
    evidence,
    reason: null,
  };
  const recorded: CountyRecordEvent = {
    type: 'RecognitionRecorded',
    data: { ...entry, percent: '91.2', source: '省级问卷调查', survey: null, evidence, reason: null },
  };

  it('is recorded as surveyed, once', () => {
    given(countyRecord, []).when(record).yields([recorded]);
    given(countyRecord, [recorded]).when(record).yields([]);
    given(countyRecord, [recorded])
      .when({ ...record, percent: '84' })
      .refuses('standards.correction-needs-reason');
  });

  it('is a percentage from somewhere, and only where the standard asks', () => {
    given(countyRecord, [])
      .when({ ...record, percent: '101' })
      .refuses('standards.percent-malformed');
    given(countyRecord, [])
      .when({ ...record, source: '' })
      .refuses('standards.text-missing');
    given(countyRecord, [])
      .when({ ...record, standardId: 'basic-2012' })
      .refuses('standards.no-recognition');
  });
});

describe('the sample of a survey', () => {
  const group = { people: '900', parents: '450', percent: '92', parentsPercent: null };
  const survey = { residents: '600000', questionnaire: group, visit: null };
  const record = {
    type: 'RecordRecognition',
    ...entry,
    percent: '91.2',
    source: '省级问卷调查',
    survey,
    evidence,
    reason: null,
  } as const;

  it('is recorded beside the result, and may be added later as a correction', () => {
    const { type: _, ...data } = record;
    const recorded: CountyRecordEvent = { type: 'RecognitionRecorded', data };
    given(countyRecord, []).when(record).yields([recorded]);
    given(countyRecord, [recorded]).when(record).yields([]);
    const before: CountyRecordEvent = { type: 'RecognitionRecorded', data: { ...data, survey: null } };
    given(countyRecord, [before]).when(record).refuses('standards.correction-needs-reason');
    given(countyRecord, [before])
      .when({ ...record, reason: '补登样本' })
      .yields([{ type: 'RecognitionRecorded', data: { ...data, reason: '补登样本' } }]);
  });

  it.each([
    { residents: '0', questionnaire: group, visit: null },
    { residents: '六十万', questionnaire: group, visit: null },
    { residents: '600000', questionnaire: null, visit: null },
    { residents: '600000', questionnaire: { ...group, people: '0' }, visit: null },
    { residents: '600000', questionnaire: { ...group, parents: '901' }, visit: null },
    { residents: '600000', questionnaire: group, visit: { ...group, people: '9.5' } },
  ])('is whole numbers that fit together: %j', (wrong) => {
    given(countyRecord, [])
      .when({ ...record, survey: wrong })
      .refuses('standards.survey-malformed');
  });

  it('has percentages like the result', () => {
    const visit = { ...group, parentsPercent: '100.1' };
    given(countyRecord, [])
      .when({ ...record, survey: { ...survey, visit } })
      .refuses('standards.percent-malformed');
  });

  const rule = hqb2017.recognition!;
  const notes = (residents: string, people: string, parents: string) =>
    sampleNotes(rule, { residents, questionnaire: { ...group, people, parents }, visit: null });

  it('that is too small, or has too few parents, is told and decides nothing', () => {
    expect(notes('600000', '900', '450')).toEqual([]);
    expect(notes('600001', '900', '450')).toEqual(['问卷900人，不足常住人口600001人的1.5‰']);
    expect(notes('600000', '901', '450')).toEqual(['问卷901人中家长450人，不足50%']);
    expect(sampleNotes(rule, null)).toEqual(['未登记样本量与分组，无法核对抽样']);
    expect(surveyLines(survey)).toEqual(['常住人口600000人', '问卷900人，满意度92%；其中家长450人']);
  });
});

describe('a veto', () => {
  const raise: Of<CountyRecordCommand, 'RaiseVeto'> = {
    type: 'RaiseVeto',
    ...entry,
    veto: 'V3',
    finding: '某校设重点班',
    evidence,
  };
  const raised: CountyRecordEvent = {
    type: 'VetoRaised',
    data: { ...entry, veto: 'V3', finding: '某校设重点班', evidence },
  };
  const clear: Of<CountyRecordCommand, 'ClearVeto'> = {
    type: 'ClearVeto',
    ...entry,
    veto: 'V3',
    finding: '经核查不存在',
    evidence: [],
  };
  const cleared: CountyRecordEvent = {
    type: 'VetoCleared',
    data: { ...entry, veto: 'V3', finding: '经核查不存在', evidence: [] },
  };

  it('is raised on evidence, once', () => {
    given(countyRecord, []).when(raise).yields([raised]);
    given(countyRecord, [raised]).when(raise).yields([]);
    given(countyRecord, [])
      .when({ ...raise, evidence: [] })
      .refuses('standards.evidence-missing');
    given(countyRecord, [])
      .when({ ...raise, veto: 'V9' })
      .refuses('standards.unknown-veto');
  });

  it('is found not to be the case without papers, but taken back only with them', () => {
    given(countyRecord, []).when(clear).yields([cleared]);
    given(countyRecord, [cleared]).when(clear).yields([]);
    given(countyRecord, [raised]).when(clear).refuses('standards.evidence-missing');
    given(countyRecord, [raised])
      .when({ ...clear, finding: '' })
      .refuses('standards.text-missing');
    given(countyRecord, [raised])
      .when({ ...clear, evidence })
      .yields([{ type: 'VetoCleared', data: { ...entry, veto: 'V3', finding: '经核查不存在', evidence } }]);
  });
});

describe('an exemption', () => {
  const grant: Of<CountyRecordCommand, 'GrantExemption'> = {
    type: 'GrantExemption',
    ...entry,
    sectionId: 'section-1',
    section: { value: 'county-1', sequence: 7 },
    elsewhere: { value: null, sequence: 7 },
    subject: 'L5',
    plan: '2026年底前扩建运动场',
    expires: '2026-12-31',
    evidence,
  };
  const granted: CountyRecordEvent = {
    type: 'ExemptionGranted',
    data: {
      ...entry,
      sectionId: 'section-1',
      subject: 'L5',
      plan: '2026年底前扩建运动场',
      expires: '2026-12-31',
      evidence,
      exemptionId: 'id-exemption',
    },
  };
  const revoke: CountyRecordCommand = {
    type: 'RevokeExemption',
    ...entry,
    exemptionId: 'id-exemption',
    reason: '未按规划推进',
  };
  const revoked: CountyRecordEvent = {
    type: 'ExemptionRevoked',
    data: { ...entry, exemptionId: 'id-exemption', reason: '未按规划推进' },
  };

  it('is granted by name, with a plan, an end and papers, once', () => {
    given(countyRecord, []).when(grant).yields([granted]);
    given(countyRecord, [granted]).when(grant).yields([]);
    given(countyRecord, [granted])
      .when({ ...grant, expires: '2027-06-30' })
      .refuses('standards.exemption-overlaps');
    given(countyRecord, [])
      .when({ ...grant, plan: ' ' })
      .refuses('standards.text-missing');
    given(countyRecord, [])
      .when({ ...grant, evidence: [] })
      .refuses('standards.evidence-missing');
  });

  it('only to a section that stands in the county', () => {
    for (const value of ['county-2', null])
      given(countyRecord, [])
        .when({ ...grant, section: { value, sequence: 7 } })
        .refuses('standards.section-elsewhere');
    // What was granted stays granted: a repeat is answered, wherever the section has moved since.
    given(countyRecord, [granted])
      .when({ ...grant, section: { value: null, sequence: 9 } })
      .yields([]);
  });

  it('only where the rule allows one, for a time to come', () => {
    given(countyRecord, [])
      .when({ ...grant, subject: 'L1' })
      .refuses('standards.not-exemptible');
    given(countyRecord, [])
      .when({ ...grant, expires: '2026-02-30' })
      .refuses('standards.expiry-malformed');
    given(countyRecord, [])
      .when({ ...grant, expires: '2025-03-02' })
      .refuses('standards.exemption-expired');
  });

  it('is revoked with a reason, once, and can be granted again', () => {
    given(countyRecord, [granted]).when(revoke).yields([revoked]);
    given(countyRecord, [granted, revoked]).when(revoke).yields([]);
    given(countyRecord, []).when(revoke).refuses('standards.unknown-exemption');
    given(countyRecord, [granted])
      .when({ ...revoke, reason: '' })
      .refuses('standards.text-missing');
    given(countyRecord, [granted, revoked]).when(grant).yields([granted]);
  });

  it('counts once, whichever year’s record it was granted in', () => {
    given(countyRecord, [])
      .when({ ...grant, elsewhere: { value: '2025-12-31', sequence: 7 } })
      .refuses('standards.exemption-overlaps');
  });

  const expire: CountyRecordCommand = {
    type: 'ExpireExemption',
    ...entry,
    exemptionId: 'id-exemption',
    section: { value: 'county-1', sequence: 7 },
  };
  const expired: CountyRecordEvent = {
    type: 'ExemptionExpired',
    data: {
      ...entry,
      exemptionId: 'id-exemption',
      sectionId: 'section-1',
      subject: 'L5',
      plan: '2026年底前扩建运动场',
      expires: '2026-12-31',
      sectionCountyId: 'county-1',
      clause:
        '教督〔2017〕6号 资源配置：生均体育运动场馆面积：小学、初中分别达到7.5平方米以上、10.2平方米以上；国教督办函〔2019〕30号 过渡性规定：须有建设规划，评估后持续跟踪复查，认定后三年之内达到规定标准',
      issueId: 'id-issue',
    },
  };
  const after = { ...someone, at: '2026-12-31T16:00:00.000Z' };

  it('expires when its last day is over in the bureau’s zone, once, and not when it was taken back', () => {
    given(countyRecord, [granted])
      .when(expire, { ...someone, at: '2026-12-31T15:59:59.999Z' })
      .yields([]);
    given(countyRecord, [granted]).when(expire, after).yields([expired]);
    given(countyRecord, [granted, expired]).when(expire, after).yields([]);
    given(countyRecord, [granted, revoked]).when(expire, after).yields([]);
    given(countyRecord, []).when(expire, after).yields([]);
  });

  it('says which county the section stands in by then; of one that stands no more it is no finding', () => {
    const ended = (value: string | null, issueId: string | null) => [
      { ...expired, data: { ...expired.data, sectionCountyId: value, issueId } } as CountyRecordEvent,
    ];
    for (const [value, issueId] of [
      ['county-2', 'id-issue'],
      [null, null],
    ] as const)
      given(countyRecord, [granted])
        .when({ ...expire, section: { value, sequence: 9 } }, after)
        .yields(ended(value, issueId));
    given(countyRecord, [granted, ...ended(null, null)])
      .when(expire, after)
      .yields([]);
  });

  it('cannot be taken back once its last day is over, though the clock has not run yet, nor by dating it back', () => {
    const lastDay = { ...someone, at: '2026-12-31T15:59:59.999Z' };
    given(countyRecord, [granted]).when(revoke, lastDay).yields([revoked]);
    given(countyRecord, [granted]).when(revoke, after).refuses('standards.exemption-ended');
    given(countyRecord, [granted])
      .when({ ...revoke, effectiveAt: '2026-12-30' }, after)
      .refuses('standards.exemption-ended');
    given(countyRecord, [granted, revoked]).when(revoke, after).yields([]);
  });

  it('that has expired cannot be taken back, and a new one can be granted', () => {
    given(countyRecord, [granted, expired]).when(revoke, after).refuses('standards.exemption-ended');
    given(countyRecord, [granted, expired])
      .when({ ...grant, expires: '2027-12-31' }, after)
      .yields([{ type: 'ExemptionGranted', data: { ...granted.data, expires: '2027-12-31' } as never }]);
  });
});
