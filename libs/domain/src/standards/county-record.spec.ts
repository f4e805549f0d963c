import { describe, it } from '@jest/globals';
import { given } from '@test/given';
import type { CountyRecordCommand } from './commands.js';
import { countyRecord } from './county-record.js';
import type { CountyRecordEvent } from './events.js';

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
