import { describe, expect, it } from '@jest/globals';
import { given } from '@test/given';
import { hqb2017 } from './catalogue/index.js';
import type { CountyRecordCommand } from './commands.js';
import { countyRecord } from './county-record.js';
import type { CountyRecordEvent } from './events.js';
import { sampleNotes, surveyLines } from './survey.js';

type Of<Union extends Readonly<{ type: string }>, Type extends Union['type']> = Extract<Union, { type: Type }>;

const entry = { countyId: 'county-1', dataYear: '2024-2025', standardId: 'hqb-2017' };
const evidence = [{ hash: 'ab'.repeat(32), mediaType: 'application/pdf', bytes: 20480 }];

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
