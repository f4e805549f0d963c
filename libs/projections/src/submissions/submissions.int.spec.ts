import { describe, expect, it } from '@jest/globals';
import { accepted, corrected, filed, plainSchool, toFiling, unit } from '@test/county';
import { projected } from '@test/projected';
import { figuresCounting } from '@test/figures-counting';
import { anyProjection } from '../kernel/index.js';
import { organizationTree } from '../organizations/index.js';
import { submissionAt, submissionsUnder, submissionVersions } from './submission-list.js';
import { submissionRegister } from './submission-register.js';

const section = 'school-1.primary';
const other = 'school-2.primary';
const id = { unitId: section, dataYear: '2024-2025' };
const reasons = [{ figure: 'students', reason: '与学籍不符' }];
const db = projected(
  [anyProjection(organizationTree), anyProjection(submissionRegister)],
  [
    unit('county', 'county-1', null), // 1
    ...plainSchool('school-1', 'county-1', 'primary'), // 2, 3
    ...plainSchool('school-2', 'county-1', 'primary'), // 4, 5
    filed(section, { students: '100' }), // 6
    toFiling({ type: 'SubmissionReturned', data: { ...id, version: 1, reasons, returnedBy: 'director-1' } }), // 7
    filed(section, { students: '110' }, { version: 2 }), // 8
    accepted(section, 2), // 9
    ...corrected(section, { students: '120' }, '2025-02-01', 3), // 10, 11
    ...corrected(section, { students: '130' }, '2024-12-01', 4), // 12, 13
    corrected(section, { students: '140' }, '2025-02-01', 5)[0], // 14
    toFiling({ type: 'CorrectionRefused', data: { ...id, version: 5, reason: '佐证不清', refusedBy: 'director-1' } }), // 15
  ],
);
const past = projected(
  [anyProjection(organizationTree), anyProjection(submissionRegister)],
  [
    unit('county', 'county-1', null), // 1
    ...plainSchool('school-1', 'county-1', 'primary'), // 2, 3
    toFiling({
      type: 'FiguresBroughtIn',
      data: {
        unitId: section,
        dataYear: '2022-2023',
        version: 1,
        filingUnit: { kind: 'section', sharesBuildings: false, sequence: 3 },
        figures: { students: '90' },
        enrolment: null,
        filedOn: null,
        acceptedOn: '2022-11-01',
        source: { hash: 'b'.repeat(64), mediaType: 'text/csv', bytes: 9, sheet: '往年', row: 3 },
        broughtInBy: 'director-1',
        effectiveFrom: '2022-09-01',
      },
    }), // 4
  ],
);
const students = (knownAt: number, asOf: string) =>
  figuresCounting(db, [section, other], '2024-2025', { knownAt, asOf }).get(section)?.figures.students;

describe('figures that count', () => {
  it('are the accepted ones, as known then and in force on the day', () => {
    expect(students(8, '2025-03-01')).toBeUndefined();
    expect(students(9, '2025-03-01')).toBe('110');
    expect(students(9, '2024-08-31')).toBeUndefined();
    expect(students(10, '2025-03-01')).toBe('110');
    expect(students(11, '2025-03-01')).toBe('120');
    expect(students(11, '2025-01-31')).toBe('110');
  });

  it('are superseded from the later word’s day on, also by one that reaches further back', () => {
    expect(students(13, '2025-03-01')).toBe('130');
    expect(students(13, '2024-12-01')).toBe('130');
    expect(students(13, '2024-11-30')).toBe('110');
    expect(students(15, '2025-03-01')).toBe('130');
    expect(figuresCounting(db, [section], '2024-2025', { knownAt: 15, asOf: '2025-03-01' }).get(section)).toMatchObject(
      {
        version: 4,
        filedBy: 'reporter-1',
        filedSequence: 12,
        acceptedBy: 'director-1',
        acceptedSequence: 13,
      },
    );
  });

  it('are of one data year', () => {
    expect(figuresCounting(db, [section], '2023-2024', { knownAt: 15, asOf: '2025-03-01' }).size).toBe(0);
  });
});

describe('the register', () => {
  it('has every version, who filed it and what was decided', () => {
    expect(
      submissionVersions(db, section, '2024-2025').map(({ version, status, reasons: said }) => [version, status, said]),
    ).toEqual([
      [1, 'returned', reasons],
      [2, 'superseded', []],
      [3, 'superseded', []],
      [4, 'accepted', []],
      [5, 'refused', [{ figure: null, reason: '佐证不清' }]],
    ]);
    expect(submissionAt(db, section, '2024-2025')).toEqual({
      status: 'accepted',
      version: 5,
      acceptedVersion: 4,
      sequence: 15,
    });
  });

  it('lists who has filed and who has not', () => {
    const list = (status?: 'notFiled' | 'accepted') =>
      submissionsUnder(db, {
        dataYear: '2024-2025',
        roots: ['county-1'],
        limit: 10,
        offset: 0,
        ...(status ? { status } : {}),
      });
    expect(list().rows.map(({ unitId, status }) => [unitId, status])).toEqual([
      [section, 'accepted'],
      [other, 'notFiled'],
    ]);
    expect(list('notFiled')).toMatchObject({ total: 1, rows: [{ unitId: other, parent: 'school-2', version: null }] });
    expect(submissionsUnder(db, { dataYear: '2024-2025', roots: ['school-2'], limit: 10, offset: 0 }).total).toBe(1);
  });
});

describe('figures that were brought in', () => {
  it('count from their year’s first day, known since they were brought in, and say where they are written', () => {
    const counting = (knownAt: number, asOf: string) =>
      figuresCounting(past, [section], '2022-2023', { knownAt, asOf }).get(section);
    expect([counting(3, '2023-01-01'), counting(4, '2022-08-31')]).toEqual([undefined, undefined]);
    expect(counting(4, '2022-09-01')).toMatchObject({
      figures: { students: '90' },
      filedBy: 'director-1',
      acceptedSequence: 4,
    });
    const broughtIn = { hash: 'b'.repeat(64), sheet: '往年', row: 3, filedOn: null, acceptedOn: '2022-11-01' };
    expect(submissionVersions(past, section, '2022-2023')).toMatchObject([{ status: 'accepted', broughtIn }]);
    expect(submissionVersions(db, section, '2024-2025')[0]).toMatchObject({ broughtIn: null });
    const listed = (dataYear: string, of: typeof db) =>
      submissionsUnder(of, { dataYear, roots: ['county-1'], limit: 9, offset: 0 }).rows[0];
    expect(listed('2022-2023', past)).toMatchObject({ status: 'accepted', acceptedVersion: 1, broughtIn: true });
    expect(listed('2024-2025', db)).toMatchObject({ status: 'accepted', acceptedVersion: 4, broughtIn: false });
  });
});
