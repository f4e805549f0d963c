import { expect, it } from '@jest/globals';
import type { SubmissionEvent } from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';
import { plainSchool, toFiling, toUnit, unit } from '@test/county';
import { apply, projected, recorded, type Happening } from '@test/projected';
import { acceptedReturn, submittedReturn, typed } from '@test/returns';
import { anyProjection } from '../kernel/index.js';
import { countySequence, countySequenceAt, organizationTree } from '../organizations/index.js';
import { countyMedians } from './county-medians.js';
import { submissionRegister } from './submission-register.js';

const projections = [anyProjection(organizationTree), anyProjection(countySequence), anyProjection(submissionRegister)];

const of = (event: SubmissionEvent, unitId: string, dataYear: string): SubmissionEvent =>
  ({ ...event, data: { ...event.data, unitId, dataYear } }) as SubmissionEvent;
/** An accepted return of 100 pupils with so many books. */
const accepted = (school: string, books: string | null, dataYear = '2024-2025'): readonly Happening[] =>
  [submittedReturn(1, typed({ students: '100', books })), acceptedReturn(1)].map((event) =>
    toFiling(of(event, `${school}.primary`, dataYear)),
  );
const schools = ['s1', 's2', 's3', 's4', 's5', 's6'] as const;
const county = [
  unit('county', 'county-1', null),
  unit('county', 'county-2', null),
  ...schools.flatMap((school) => plainSchool(school, 'county-1', 'primary')),
  ...plainSchool('j1', 'county-1', 'junior'),
  ...plainSchool('far', 'county-2', 'primary'),
];
const medians = (db: Sqlite, dataYear = '2024-2025') =>
  countyMedians(db, {
    countyId: 'county-1',
    dataYear,
    formId: 'section',
    stage: 'primary',
    sequence: countySequenceAt(db, 'county-1'),
  });

it('are of the last accepted returns of the county’s units of one stage, of five at least', () => {
  const four = [
    ...accepted('s1', '1000'),
    ...accepted('s2', '2000', '2023-2024'),
    ...accepted('s3', '9000', '2025-2026'),
    ...accepted('s4', '3000'),
    ...accepted('s5', '4000'),
    ...accepted('j1', '90000'),
    ...accepted('far', '90000'),
    toFiling(of(submittedReturn(1, typed({ students: '100', books: '1' })), 's6.primary', '2024-2025')),
  ];
  const db = projected(projections, [...county, ...four]);
  expect(medians(db)).toEqual({});
  expect(medians(db, '2025-2026')).toEqual({ books: '30' });
});

it('are computed anew when another return of the county is accepted, and only then', () => {
  const past = [...county, ...['s1', 's2', 's3', 's4', 's5'].flatMap((school, at) => accepted(school, `${at + 1}000`))];
  const db = projected(projections, past);
  const first = medians(db);
  expect(first).toEqual({ books: '30' });
  const more = [...past, ...accepted('far', '7000')];
  apply(db, projections, recorded(more).slice(past.length));
  expect(medians(db)).toBe(first);
  const still = [...more, ...accepted('s6', '6000')];
  apply(db, projections, recorded(still).slice(more.length));
  expect(medians(db)).toEqual({ books: '35' });
  const closed = { unitId: 's1.primary', reason: '撤并', effectiveFrom: '2025-03-01' };
  const last = [...still, toUnit({ type: 'UnitClosed', data: closed })];
  apply(db, projections, recorded(last).slice(still.length));
  expect(medians(db)).toEqual({ books: '40' });
});
