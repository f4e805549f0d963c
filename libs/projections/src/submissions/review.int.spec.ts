import { describe, expect, it } from '@jest/globals';
import { submission, type SubmissionEvent } from '@app/domain/submissions';
import { accepted, filed, plainSchool, toFiling, unit } from '@test/county';
import { projected } from '@test/projected';
import {
  acceptedReturn,
  allYes,
  claimedReview,
  confirmedReturn,
  firstReturn,
  liftedLock,
  no,
  releasedReview,
  returnedReturn,
  returnId,
  reviewedItems,
  submittedReturn,
  typed,
  verifiedReturn,
  withdrawnReturn,
  yes,
} from '@test/returns';
import { anyProjection } from '../kernel/index.js';
import { organizationTree } from '../organizations/index.js';
import { filedReturns, lastAcceptedReturn, lastAcceptedReturns } from './filed-returns.js';
import { reviewFigures } from './review-figures.js';
import { reviewItems } from './review-items.js';
import { neighbours, reviewQueue, reviewState } from './review-queue.js';
import { submissionAt, submissionVersions } from './submission-list.js';
import { submissionRegister } from './submission-register.js';

const { unitId, dataYear } = returnId;
const other = 'school-2.primary';
const third = 'school-3.primary';
const county = [
  unit('county', 'county-1', null),
  ...plainSchool('school-1', 'county-1', 'primary'),
  ...plainSchool('school-2', 'county-1', 'primary'),
  ...plainSchool('school-3', 'county-1', 'primary'),
];
const after = (...events: readonly SubmissionEvent[]) =>
  projected([anyProjection(organizationTree), anyProjection(submissionRegister)], [...county, ...events.map(toFiling)]);

const why = [
  { figure: 'books', reason: '与台账不符' },
  { figure: null, reason: '请加盖公章' },
];
const second = typed({ ...firstReturn, books: '9000' });
const life: readonly SubmissionEvent[] = [
  submittedReturn(1),
  confirmedReturn(1),
  claimedReview('2025-03-03T03:00:00.000Z'),
  reviewedItems(1, [yes('students'), yes('backboneTeachers')]),
  returnedReturn(1, why),
  submittedReturn(2, second),
  confirmedReturn(2),
  reviewedItems(2, [yes('books')]),
  acceptedReturn(2),
  verifiedReturn(2),
  liftedLock(2, '2025-03-10'),
  submittedReturn(3, typed({ ...firstReturn, students: '250', books: '9000' })),
  confirmedReturn(3),
  reviewedItems(3, [no('students', '与学籍不符')]),
  withdrawnReturn(3),
  submittedReturn(4, typed({ ...firstReturn, students: '251', books: '9000' })),
  confirmedReturn(4),
  reviewedItems(4, allYes),
  acceptedReturn(4),
];

describe('the review of a return', () => {
  it.each(life.map((event, index) => [index + 1, event.type] as const))(
    'after %d events (%s) stands as the decisions have it',
    (count) => {
      const events = life.slice(0, count);
      const state = events.reduce(submission.evolve, submission.initial);
      if (state.status === 'none') throw new Error('nothing was filed');
      const db = after(...events);
      const read = reviewState(db, unitId, dataYear);
      expect(read).toMatchObject({
        status: state.status,
        version: state.version,
        claimedBy: state.claim?.by ?? null,
        claimedUntil: state.claim?.until ?? null,
        liftedUntil: state.liftedUntil,
      });
      const counting = 'accepted' in state ? state.accepted : state.behind;
      expect(read?.acceptedVersion ?? null).toBe(counting?.version ?? null);
      if (!('marks' in state)) return;
      expect(read?.marks).toEqual(state.marks);
      const open = Object.keys(state.filing.entries).filter((field) => state.marks[field]?.verdict !== 'accepted');
      expect(read?.openItems).toBe(open.length);
      const last = filedReturns(db, unitId, dataYear).at(-1);
      expect(last).toMatchObject({ entries: state.filing.entries, confirmedBy: state.confirmedBy });
    },
  );

  const itemsAt = (count: number) => {
    const db = after(...life.slice(0, count));
    const returns = filedReturns(db, unitId, dataYear);
    const state = reviewState(db, unitId, dataYear);
    const versions = submissionVersions(db, unitId, dataYear);
    return reviewItems(returns.at(-1)!, returns, versions, state!.marks, { students: '240' });
  };

  it('shows what changed since the county decided, how often, and the reviewer’s mark, in the form’s order', () => {
    expect(itemsAt(2)).toMatchObject([
      {
        field: 'students',
        change: 'new',
        before: null,
        lastYear: '240',
        modifications: 0,
        mark: null,
        label: '在校学生数',
      },
      { field: 'backboneTeachers', lastYear: null },
      { field: 'books' },
    ]);
    expect(itemsAt(7)).toMatchObject([
      { field: 'students', change: 'unchanged', mark: { verdict: 'accepted' } },
      { field: 'backboneTeachers', change: 'unchanged', mark: { verdict: 'accepted' } },
      {
        field: 'books',
        value: '9000',
        before: {
          version: 1,
          value: '8000',
          explanation: null,
          mark: { verdict: 'returned', reason: '与台账不符' },
        },
        change: 'changed',
        modifications: 1,
        mark: null,
      },
    ]);
    expect(itemsAt(17)).toMatchObject([
      { field: 'students', before: { version: 2, value: '260' }, change: 'changed', modifications: 2 },
      { field: 'backboneTeachers', modifications: 0 },
      { field: 'books', change: 'unchanged', modifications: 1 },
    ]);
  });

  it('keeps what was said of a field when the school files again while the review is open', () => {
    const db = after(
      submittedReturn(1),
      confirmedReturn(1),
      reviewedItems(1, [yes('students'), no('books', '请核对')]),
      reviewedItems(1, [no('books', '与台账不符')]),
      submittedReturn(2, second),
      submittedReturn(3, typed({ ...firstReturn, students: '261', books: '9000' })),
    );
    const returns = filedReturns(db, unitId, dataYear);
    const versions = submissionVersions(db, unitId, dataYear);
    const items = reviewItems(returns.at(-1)!, returns, versions, reviewState(db, unitId, dataYear)!.marks, null);
    expect(items).toMatchObject([
      {
        field: 'students',
        value: '261',
        before: { version: 1, value: '260', mark: { verdict: 'accepted', reason: null } },
        change: 'changed',
        mark: null,
      },
      // Nobody has spoken of it.
      { field: 'backboneTeachers', before: null, change: 'new', modifications: 0 },
      {
        field: 'books',
        value: '9000',
        before: { version: 1, value: '8000', mark: { verdict: 'returned', reason: '与台账不符' } },
        change: 'changed',
        modifications: 1,
        mark: null,
      },
    ]);
  });

  it('lays bare totals that were sent back beside those that the form amounts to', () => {
    const bare = { form: null, entries: {}, check: null, figures: { students: '240', books: '8000' } };
    const derived = { figures: { students: '260', books: '8000', computers: '30' } };
    const db = after(
      submittedReturn(1, {}, bare),
      returnedReturn(1, [{ figure: null, reason: '请按填报表报送' }]),
      submittedReturn(2, second, derived),
    );
    const versions = submissionVersions(db, unitId, dataYear);
    expect(reviewFigures(versions.at(-1)!, versions)).toEqual([
      {
        figure: 'students',
        label: '学生数',
        unit: '人',
        value: '260',
        before: { version: 1, value: '240' },
        change: 'changed',
      },
      expect.objectContaining({ figure: 'computers', before: { version: 1, value: null }, change: 'changed' }),
      expect.objectContaining({ figure: 'books', value: '8000', change: 'unchanged' }),
    ]);
    expect(reviewFigures(versions[0]!, versions)).toMatchObject([
      { figure: 'students', before: null, change: 'new' },
      { figure: 'books', before: null, change: 'new' },
    ]);
    expect(reviewFigures({ version: 3, figures: {} }, [])).toEqual([]);
  });

  it('knows the last accepted return of an earlier year', () => {
    const db = after(...life);
    expect(lastAcceptedReturn(db, unitId, '2025-2026')).toMatchObject({
      dataYear,
      version: 4,
      form: { id: 'section', version: 1 },
      entries: { students: { value: '251' } },
    });
    expect(lastAcceptedReturn(db, unitId, dataYear)).toBeNull();
    expect(lastAcceptedReturn(after(submittedReturn(1)), unitId, '2025-2026')).toBeNull();
    expect([...lastAcceptedReturns(db, [unitId, 'nobody'], '2025-2026').keys()]).toEqual([unitId]);
    for (const year of ['2021-2022', '2022-2023']) {
      const run = (sql: string) => db.run(sql, year, dataYear);
      run(`insert into submission_current
        select ?, unit_id, status, version, accepted_version, sequence, at from submission_current where data_year = ?`);
      run(`insert into submission_return select unit_id, ?, version, form_id, form_version, entries, findings, words,
        confirmed_by, confirmed_at, confirmed_sequence from submission_return where data_year = ?`);
    }
    const lastBefore = (year: string) => lastAcceptedReturn(db, unitId, year)?.dataYear;
    expect(['2025-2026', dataYear, '2022-2023', '2021-2022'].map(lastBefore)).toEqual([
      dataYear,
      '2022-2023',
      '2021-2022',
      undefined,
    ]);
  });

  it('shows who verified, and who lifted the lock until when', () => {
    expect(reviewState(after(...life.slice(0, 11)), unitId, dataYear)).toMatchObject({
      verifiedVersion: 2,
      verifiedBy: 'city-1',
      verifiedNote: '属实',
      liftedReason: '统一补报',
      liftedBy: 'director-1',
    });
    expect(submissionAt(after(...life.slice(0, 15)), unitId, dataYear)).toMatchObject({
      status: 'accepted',
      version: 3,
      acceptedVersion: 2,
    });
  });
});

describe('the queue', () => {
  const db = projected(
    [anyProjection(organizationTree), anyProjection(submissionRegister)],
    [
      ...county, // 1 to 7
      toFiling(submittedReturn(1)), // 8
      filed(other, { students: '100' }), // 9
      filed(third, { students: '90' }), // 10
      accepted(third), // 11
      toFiling(confirmedReturn(1)), // 12
      toFiling(claimedReview('2025-03-03T03:00:00.000Z')),
    ],
  );
  const all = { dataYear, roots: ['county-1'], limit: 10, offset: 0 };

  it('has what is ready, the longest waiting first, with who holds it', () => {
    expect(reviewQueue(db, all)).toMatchObject({
      total: 2,
      rows: [
        { unitId: other, kind: 'figures', openItems: null, claimedBy: null, place: 9 },
        { unitId, kind: 'return', openItems: 3, claimedBy: 'director-1', place: 12, parent: 'school-1' },
      ],
    });
    expect(reviewQueue(db, { ...all, roots: ['school-1'] }).rows).toHaveLength(1);
    expect(reviewQueue(db, { ...all, limit: 1, offset: 1 }).rows).toMatchObject([{ unitId }]);
    expect(reviewQueue(after(submittedReturn(1), confirmedReturn(1), releasedReview(1)), all)).toMatchObject({
      rows: [{ claimedBy: null }],
    });
  });

  it('leaves out what its head has not confirmed', () => {
    expect(reviewQueue(after(submittedReturn(1)), all).total).toBe(0);
    expect(reviewQueue(after(submittedReturn(1), confirmedReturn(1), submittedReturn(2, second)), all).total).toBe(0);
  });

  it('knows what stands before and after', () => {
    expect(neighbours(db, all, 9)).toEqual({ previous: null, next: unitId });
    expect(neighbours(db, all, 12)).toEqual({ previous: other, next: null });
  });
});
