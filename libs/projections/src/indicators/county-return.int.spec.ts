import { expect, it } from '@jest/globals';
import type { Entries } from '@app/domain/submissions';
import { accepted, filed, recordsItem, unit } from '@test/county';
import { projected } from '@test/projected';
import { explainedAt } from './explain.js';
import { countyStanding } from './standing.js';
import { standingProjections } from './read-models.js';

const dataYear = '2024-2025';
const typed = { kind: 'typed' } as const;
const cell = { kind: 'workbook', hash: 'c'.repeat(64), sheet: '县级填报表', cell: 'D17' } as const;
const entries: Entries = {
  teachersEligibleForRotation: { value: '1200', explanation: null, origin: typed },
  teachersRotated: { value: '130', explanation: null, origin: cell },
  backboneTeachersRotated: { value: '26', explanation: null, origin: typed },
  teacherAveragePay: { value: '98000', explanation: null, origin: typed },
  civilServantAveragePay: { value: '97000', explanation: null, origin: typed },
  disabledChildren: { value: null, explanation: null, origin: typed },
  recognitionRate: { value: '88.5', explanation: null, origin: typed },
};

const db = projected(standingProjections, [
  unit('county', 'county-1', null, { name: '彰武县' }), // 1
  filed(
    'county-1',
    {},
    {
      filingUnit: { kind: 'county', sharesBuildings: false, sequence: 1 },
      form: { id: 'county', version: 1 },
      entries,
    },
  ), // 2
  accepted('county-1'), // 3
  recordsItem('B8', {}), // 4
  recordsItem('B11', { teachersEligibleForRotation: '1200', teachersRotated: '100', backboneTeachersRotated: '26' }), // 5
]);
const item = (id: string, knownAt: number) =>
  countyStanding(db, { countyId: 'county-1', dataYear, knownAt, asOf: '2025-03-03' })?.standing.items.find(
    (one) => one.id === id,
  );

it('a county’s own return gives its items their figures once it is accepted', () => {
  expect(item('B11', 2)).toMatchObject({ verdict: 'pending', claimed: null, figuresOf: null });
  expect(item('B11', 3)).toMatchObject({ verdict: 'met', claimed: null, figuresOf: 'return' });
  expect(item('C2', 3)).toMatchObject({ verdict: 'pending', figuresOf: null });
  const standing = countyStanding(db, { countyId: 'county-1', dataYear, knownAt: 3, asOf: '2025-03-03' })?.standing;
  expect(standing?.recognition).toBe('88.5');
});

it('what is judged too needs its judgement, and figures of the record count before those of the return', () => {
  expect(item('B8', 3)).toMatchObject({ verdict: 'pending', figuresOf: 'return' });
  expect(item('B8', 4)).toMatchObject({ verdict: 'met', claimed: 'met', figuresOf: 'return' });
  expect(item('B11', 4)).toMatchObject({ verdict: 'met' });
  // 100 of 1200 are 8.33 %.
  expect(item('B11', 5)).toMatchObject({ verdict: 'notMet', contradicted: true, figuresOf: 'record' });
});

it('each figure is explained from where it stands, down to the cell', () => {
  const why = (knownAt: number) =>
    explainedAt(db, { countyId: 'county-1', sectionId: null, subject: 'B11', dataYear, knownAt, asOf: '2025-03-03' });
  expect(why(4)?.inputs).toMatchObject([
    {
      figure: 'teachersRotated',
      value: '130',
      filedBy: 'reporter-1',
      filedSequence: 2,
      acceptedBy: 'director-1',
      acceptedSequence: 3,
      fields: [{ field: 'teachersRotated', value: '130', origin: cell }],
    },
    { figure: 'teachersEligibleForRotation', fields: [{ origin: typed }] },
    { figure: 'backboneTeachersRotated' },
  ]);
  expect(why(5)?.inputs).toMatchObject([
    { value: '100', filedSequence: 5, acceptedSequence: null, fields: null },
    {},
    {},
  ]);
  expect(why(5)?.formula).toBe(
    '交流轮岗教师占符合条件教师的比例 = 100 ÷ 1200（8.33%，应不低于10.00%）；' +
      '骨干教师占交流轮岗教师的比例 = 26 ÷ 100（26.00%）',
  );
});
