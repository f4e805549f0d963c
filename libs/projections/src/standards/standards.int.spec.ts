import { describe, expect, it } from '@jest/globals';
import type { CountyRecordEvent, StandardEvent } from '@app/domain/standards';
import { projected, type Happening } from '@test/projected';
import { anyProjection } from '../kernel/index.js';
import { countySequence } from '../organizations/index.js';
import {
  adoptedStandards,
  countyEntries,
  countyEntryHistory,
  countyFactsAt,
  countyRecords,
  exemptedInAnotherYear,
  exemptionsOf,
  standardsAdoptedBy,
  standardsComing,
} from './index.js';

const unitId = 'county-1';
const entry = { countyId: unitId, dataYear: '2024-2025', standardId: 'hqb-2017' };
const evidence = [{ hash: 'ab'.repeat(32), mediaType: 'application/pdf', bytes: 9 }];
const adoption = (fact: StandardEvent): Happening => ({ in: `standard-${unitId}`, fact });
const record = (effectiveAt: string, fact: CountyRecordEvent): Happening => ({
  in: `county-record-${unitId}.2024-2025`,
  fact,
  effectiveAt,
});
const item = (judgement: 'met' | 'notMet', specialSchoolFunds: string, reason: string | null): CountyRecordEvent => ({
  type: 'ItemRecorded',
  data: { ...entry, item: 'B7', judgement, figures: { specialSchoolFunds }, note: null, evidence, reason },
});
const veto = (type: 'VetoRaised' | 'VetoCleared'): CountyRecordEvent => ({
  type,
  data: { ...entry, veto: 'V3', finding: '核查', evidence },
});
const relief = { exemptionId: 'e1', sectionId: 's1', subject: 'L5', plan: '扩建', expires: '2026-12-31' };

const happenings: readonly Happening[] = [
  adoption({
    type: 'StandardAdopted',
    data: { unitId, standardId: 'basic-2012', effectiveFrom: '2018-01-01', basis: '甲' },
  }), // 1
  adoption({
    type: 'StandardAdopted',
    data: { unitId, standardId: 'hqb-2017', effectiveFrom: '2023-03-01', basis: '乙' },
  }), // 2
  adoption({
    type: 'StandardWithdrawn',
    data: { unitId, standardId: 'basic-2012', effectiveFrom: '2023-09-01', reason: '改用' },
  }), // 3
  record('2025-01-10', item('met', '870000', null)), // 4
  record('2025-01-10', item('notMet', '870000', '更正')), // 5
  record('2025-06-01', item('met', '1008000', '追加拨付')), // 6
  record('2025-03-01', item('notMet', '900000', '审计核减')), // 7
  record('2025-01-15', {
    type: 'RecognitionRecorded',
    data: { ...entry, percent: '91.2', source: '问卷', survey: null, evidence, reason: null },
  }), // 8
  record('2025-02-01', veto('VetoRaised')), // 9
  record('2025-04-01', veto('VetoCleared')), // 10
  record('2025-01-20', { type: 'ExemptionGranted', data: { ...entry, ...relief, evidence } }), // 11
  record('2025-05-01', { type: 'ExemptionRevoked', data: { ...entry, exemptionId: 'e1', reason: '未推进' } }), // 12
];
const registers = [anyProjection(countySequence), anyProjection(adoptedStandards), anyProjection(countyRecords)];
const db = projected(registers, happenings);
const beforeRevocation = projected(registers, happenings.slice(0, 11));
const adopted = (knownAt: number, asOf: string) =>
  standardsAdoptedBy(db, [unitId, 'city-1'], { knownAt, asOf }).map(({ standardId }) => standardId);
const facts = (knownAt: number, asOf: string) => countyFactsAt(db, entry, { knownAt, asOf });
const funds = (knownAt: number, asOf: string) => facts(knownAt, asOf).items[0]?.figures['specialSchoolFunds'];

describe('adopted standards', () => {
  it('hold on the days between adoption and withdrawal', () => {
    expect(adopted(3, '2017-12-31')).toEqual([]);
    expect(adopted(3, '2018-01-01')).toEqual(['basic-2012']);
    expect(adopted(3, '2023-08-31')).toEqual(['basic-2012', 'hqb-2017']);
    expect(adopted(3, '2023-09-01')).toEqual(['hqb-2017']);
  });

  it('are shown as they were known', () => {
    expect(adopted(0, '2025-01-01')).toEqual([]);
    expect(adopted(1, '2025-01-01')).toEqual(['basic-2012']);
    expect(adopted(2, '2025-01-01')).toEqual(['basic-2012', 'hqb-2017']);
    expect(adopted(Number.MAX_SAFE_INTEGER, '2025-01-01')).toEqual(['hqb-2017']);
  });

  it('are announced from the day they were decided, with the day on which they will end', () => {
    const coming = (knownAt: number, asOf: string) =>
      standardsComing(db, [unitId, 'city-1'], { knownAt, asOf }).map(({ standardId, effectiveFrom }) => [
        standardId,
        effectiveFrom,
      ]);
    expect(coming(0, '2017-12-31')).toEqual([]);
    expect(coming(1, '2017-12-31')).toEqual([['basic-2012', '2018-01-01']]);
    expect(coming(1, '2018-01-01')).toEqual([]);
    const until = (knownAt: number) =>
      standardsAdoptedBy(db, [unitId], { knownAt, asOf: '2020-01-01' }).map((one) => one.until);
    expect([until(2), until(3)]).toEqual([[null], ['2023-09-01']]);
  });

  it('keep the event that said so, also when later knowledge cuts them short', () => {
    expect(standardsAdoptedBy(db, [unitId], { knownAt: 3, asOf: '2020-01-01' })).toMatchObject([
      { standardId: 'basic-2012', basis: '甲', effectiveFrom: '2018-01-01', sequence: 1 },
    ]);
  });
});

describe('a county’s record', () => {
  it('is corrected for the day it was about, and what was known stays known', () => {
    expect(facts(4, '2025-01-10').items).toEqual([
      { item: 'B7', judgement: 'met', figures: { specialSchoolFunds: '870000' } },
    ]);
    expect(facts(5, '2025-01-10').items[0]?.judgement).toBe('notMet');
    expect(facts(5, '2025-01-09').items).toEqual([]);
  });

  it('follows the last word from its day on, also a back-dated one', () => {
    expect(funds(6, '2025-05-31')).toBe('870000');
    expect(funds(6, '2025-06-01')).toBe('1008000');
    expect(funds(7, '2025-02-28')).toBe('870000');
    expect(funds(7, '2025-03-01')).toBe('900000');
    expect(funds(7, '2025-06-01')).toBe('900000');
  });

  it('has survey, vetoes and exemptions of the day', () => {
    expect(facts(12, '2025-01-14').recognition).toBeNull();
    expect(facts(12, '2025-01-15').recognition).toBe('91.2');
    expect(facts(12, '2025-01-31').vetoes).toEqual([]);
    expect(facts(12, '2025-02-01').vetoes).toMatchObject([{ veto: 'V3', raised: true }]);
    expect(facts(12, '2025-04-01').vetoes).toMatchObject([{ veto: 'V3', raised: false }]);
    expect(facts(12, '2025-04-30').exemptions).toEqual([relief]);
    expect(facts(12, '2025-05-01').exemptions).toEqual([]);
    expect(facts(11, '2025-05-01').exemptions).toEqual([relief]);
  });

  it('is one county’s, of one year, under one standard', () => {
    const point = { knownAt: 12, asOf: '2025-03-01' };
    expect(countyEntries(db, { ...entry, countyId: 'county-2' }, point)).toEqual([]);
    expect(countyEntries(db, { ...entry, dataYear: '2023-2024' }, point)).toEqual([]);
    expect(countyEntries(db, { ...entry, standardId: 'basic-2012' }, point)).toEqual([]);
    expect(countyEntries(db, entry, point).map(({ kind, sequence }) => [kind, sequence])).toEqual([
      ['item', 7],
      ['recognition', 8],
      ['veto', 9],
      ['exemption', 11],
    ]);
  });
});

describe('every exemption of a county', () => {
  const list = (knownAt: number, asOf: string) =>
    exemptionsOf(db, { countyId: unitId, standardId: 'hqb-2017' }, { knownAt, asOf }).map((one) => [
      one.state,
      one.daysLeft,
      one.revokedReason,
    ]);

  it('stands by its days, and by what was known of it', () => {
    expect(list(10, '2025-03-01')).toEqual([]);
    expect(list(11, '2025-01-19')).toEqual([['coming', 0, null]]);
    expect(list(11, '2025-01-20')).toEqual([['inForce', 710, null]]);
    expect(list(11, '2026-10-01')).toEqual([['inForce', 91, null]]);
    expect(list(11, '2026-10-02')).toEqual([['ending', 90, null]]);
    expect(list(11, '2026-12-30')).toEqual([['ending', 1, null]]);
    expect(list(11, '2026-12-31')).toEqual([['ending', 0, null]]);
    expect(list(11, '2027-01-01')).toEqual([['expired', 0, null]]);
    expect(list(12, '2025-04-30')).toEqual([['inForce', 610, '未推进']]);
    expect(list(12, '2025-05-01')).toEqual([['revoked', 0, '未推进']]);
  });

  it('counts in later years too, and in no earlier one', () => {
    const of = (dataYear: string) =>
      countyFactsAt(db, { ...entry, dataYear }, { knownAt: 11, asOf: '2026-03-01' }).exemptions;
    expect(of('2025-2026')).toEqual([relief]);
    expect(of('2023-2024')).toEqual([]);
    const granting = { ...entry, dataYear: '2025-2026', sectionId: 's1', subject: 'L5' };
    const elsewhere = (more: Partial<typeof granting>, asOf: string, of = beforeRevocation) =>
      exemptedInAnotherYear(of, { ...granting, ...more }, { knownAt: 11, asOf });
    expect(elsewhere({}, '2026-12-31')).toBe('2026-12-31');
    expect(elsewhere({}, '2027-01-01')).toBeNull();
    expect(elsewhere({ subject: 'B3' }, '2026-03-01')).toBeNull();
    expect(elsewhere({ dataYear: '2024-2025' }, '2026-03-01')).toBeNull();
    expect(elsewhere({}, '2026-03-01', db)).toBeNull();
  });
});

it('every word said of one line is kept in its order, as known at a sequence', () => {
  const of = (knownAt: number) =>
    countyEntryHistory(db, { ...entry, kind: 'item', subject: 'B7' }, knownAt).map(({ sequence, effectiveFrom }) => [
      sequence,
      effectiveFrom,
    ]);
  expect(of(100)).toEqual([
    [4, '2025-01-10'],
    [5, '2025-01-10'],
    [6, '2025-06-01'],
    [7, '2025-03-01'],
  ]);
  expect(of(5)).toHaveLength(2);
  expect(countyEntryHistory(db, { ...entry, kind: 'veto', subject: 'V3' }, 100)).toHaveLength(2);
});
