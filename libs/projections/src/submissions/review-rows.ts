import type { Recorded } from '@app/domain/kernel';
import {
  allAccepted,
  formById,
  keptMarks,
  perPupil,
  type Entries,
  type FormReference,
  type ItemVerdict,
  type Marks,
  type SubmissionEvent,
} from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';

type Data<Type extends SubmissionEvent['type']> = Extract<SubmissionEvent, { type: Type }>['data'];
type Of = Readonly<{ unitId: string; dataYear: string }>;
type Moment = Pick<Recorded, 'sequence' | 'recordedAt'>;

/**
 * What is filed by form, and where its review stands. Part of the submission projection; figures filed bare have no row
 * in either until somebody claims, verifies or unlocks them. `marks` and `entries` are JSON by field. `open_items`: the
 * fields without the reviewer's yes. `form_version`: the latest filing by form. `per_pupil`: what medians are taken of,
 * of the accepted return (JSON). `ready_sequence`: when the head confirmed, and so its place in the queue.
 * `words`: what reviewers said of a version's fields (JSON by field), kept when the unit files again.
 */
export const reviewTables = `
    create table submission_return (
      unit_id text not null, data_year text not null, version integer not null, form_id text not null,
      form_version integer not null, entries text not null, findings text not null, words text not null,
      confirmed_by text, confirmed_at text, confirmed_sequence integer, primary key (unit_id, data_year, version)
    ) strict, without rowid;
    create table submission_review (
      unit_id text not null, data_year text not null, marks text not null, open_items integer not null,
      form_version integer, per_pupil text, ready_sequence integer, claimed_by text, claimed_until text,
      lifted_until text, lifted_reason text, lifted_by text, lifted_at text,
      verified_version integer, verified_by text, verified_at text, verified_note text,
      primary key (unit_id, data_year)
    ) strict, without rowid;`;

const ensure = (db: Sqlite, { unitId, dataYear }: Of): void => {
  db.run(
    "insert or ignore into submission_review (unit_id, data_year, marks, open_items) values (?, ?, '{}', 0)",
    unitId,
    dataYear,
  );
};

/** The entries of a version as filed by form; undefined when it was filed bare. */
const entriesOf = (db: Sqlite, { unitId, dataYear }: Of, version: number): Entries | undefined => {
  const row = db.get<{ entries: string }>(
    'select entries from submission_return where unit_id = ? and data_year = ? and version = ?',
    unitId,
    dataYear,
    version,
  );
  return row && (JSON.parse(row.entries) as Entries);
};

const marksOf = (db: Sqlite, { unitId, dataYear }: Of): Marks => {
  const row = db.get<{ marks: string }>(
    'select marks from submission_review where unit_id = ? and data_year = ?',
    unitId,
    dataYear,
  );
  return row ? (JSON.parse(row.marks) as Marks) : {};
};

const setMarks = (db: Sqlite, of: Of, marks: Marks, entries: Entries): void => {
  ensure(db, of);
  const open = Object.keys(entries).filter((field) => marks[field]?.verdict !== 'accepted').length;
  db.run(
    'update submission_review set marks = ?, open_items = ? where unit_id = ? and data_year = ?',
    JSON.stringify(marks),
    open,
    of.unitId,
    of.dataYear,
  );
};

const perPupilOf = (
  db: Sqlite,
  { unitId, dataYear, version }: Of & Readonly<{ version: number }>,
  entries: Entries,
) => {
  const reference = db.get<FormReference>(
    `select form_id as id, form_version as version from submission_return
     where unit_id = ? and data_year = ? and version = ?`,
    unitId,
    dataYear,
    version,
  );
  const form = reference && formById(reference.id, reference.version);
  return form ? perPupil(form, entries) : {};
};

/** The entries of a version, as filed by form. */
export const keepEntries = (
  db: Sqlite,
  data: Data<'FiguresSubmitted' | 'CorrectionProposed'>,
  form: FormReference,
): void => {
  db.run(
    "insert into submission_return values (?, ?, ?, ?, ?, ?, ?, '{}', null, null, null)",
    data.unitId,
    data.dataYear,
    data.version,
    form.id,
    form.version,
    JSON.stringify(data.entries),
    JSON.stringify(data.check?.findings ?? []),
  );
};

/** Filed again by form: what was accepted and has not changed stays accepted; the head has to confirm anew. */
export const refile = (db: Sqlite, data: Data<'FiguresSubmitted'>): void => {
  if (!data.form) return;
  const before = db.get<{ version: number; accepted: number }>(
    `select case status when 'accepted' then accepted_version else version end as version, status = 'accepted' as accepted
     from submission_current where unit_id = ? and data_year = ?`,
    data.unitId,
    data.dataYear,
  );
  const earlier = (before && entriesOf(db, data, before.version)) ?? {};
  const marks = before?.accepted === 1 ? allAccepted(earlier) : marksOf(db, data);
  setMarks(db, data, keptMarks(marks, earlier, data.entries), data.entries);
  db.run(
    'update submission_review set ready_sequence = null, form_version = ? where unit_id = ? and data_year = ?',
    data.version,
    data.unitId,
    data.dataYear,
  );
};

/** The head's word: now it is in the queue. */
export const confirm = (db: Sqlite, data: Data<'ReturnConfirmed'>, { sequence, recordedAt }: Moment): void => {
  db.run(
    `update submission_return set confirmed_by = ?, confirmed_at = ?, confirmed_sequence = ?
     where unit_id = ? and data_year = ? and version = ?`,
    data.confirmedBy,
    recordedAt,
    sequence,
    data.unitId,
    data.dataYear,
    data.version,
  );
  db.run(
    'update submission_review set ready_sequence = ? where unit_id = ? and data_year = ?',
    sequence,
    data.unitId,
    data.dataYear,
  );
};

/** Who reviews, until when. */
export const claim = (db: Sqlite, data: Data<'ReviewClaimed'>): void => {
  ensure(db, data);
  db.run(
    'update submission_review set claimed_by = ?, claimed_until = ? where unit_id = ? and data_year = ?',
    data.claimedBy,
    data.until,
    data.unitId,
    data.dataYear,
  );
};

/** Nobody reviews any more. */
export const release = (db: Sqlite, { unitId, dataYear }: Of): void => {
  db.run(
    'update submission_review set claimed_by = null, claimed_until = null where unit_id = ? and data_year = ?',
    unitId,
    dataYear,
  );
};

/** A version's own words stay with it: the marks go on to what is filed next. */
const keepWords = (db: Sqlite, of: Of & Readonly<{ version: number }>, words: Marks): void => {
  const at = [of.unitId, of.dataYear, of.version] as const;
  const where = 'where unit_id = ? and data_year = ? and version = ?';
  const before = db.get<{ words: string }>(`select words from submission_return ${where}`, ...at);
  const all = { ...(JSON.parse(before?.words ?? '{}') as Marks), ...words };
  db.run(`update submission_return set words = ? ${where}`, JSON.stringify(all), ...at);
};

/** The reviewer's word on some fields. */
export const mark = (db: Sqlite, of: Of & Readonly<{ version: number }>, items: readonly ItemVerdict[]): void => {
  const entries = entriesOf(db, of, of.version);
  if (!entries) return;
  const said = items.filter(({ field }) => field in entries);
  const words = Object.fromEntries(said.map(({ field, verdict, reason }) => [field, { verdict, reason }] as const));
  setMarks(db, of, { ...marksOf(db, of), ...words }, entries);
  keepWords(db, of, words);
};

/** A return's reasons that name a field. */
export const markReturned = (db: Sqlite, data: Data<'SubmissionReturned'>): void =>
  mark(
    db,
    data,
    data.reasons.flatMap(({ figure, reason }) =>
      figure === null ? [] : [{ field: figure, verdict: 'returned', reason } as const],
    ),
  );

/** Accepted: every field is, the claim is over, and the lock is on again. */
export const close = (db: Sqlite, of: Of & Readonly<{ version: number }>): void => {
  const entries = entriesOf(db, of, of.version);
  if (entries) setMarks(db, of, { ...marksOf(db, of), ...allAccepted(entries) }, entries);
  release(db, of);
  db.run(
    `update submission_review set ready_sequence = null, lifted_until = null, lifted_reason = null, lifted_by = null,
       lifted_at = null, per_pupil = ? where unit_id = ? and data_year = ?`,
    entries ? JSON.stringify(perPupilOf(db, of, entries)) : null,
    of.unitId,
    of.dataYear,
  );
};

/** The level above has looked at it. */
export const verify = (db: Sqlite, data: Data<'FiguresVerified'>, { recordedAt }: Moment): void => {
  ensure(db, data);
  db.run(
    `update submission_review set verified_version = ?, verified_by = ?, verified_at = ?, verified_note = ?
     where unit_id = ? and data_year = ?`,
    data.version,
    data.verifiedBy,
    recordedAt,
    data.note,
    data.unitId,
    data.dataYear,
  );
};

/** Accepted figures stand open until a day. */
export const lift = (db: Sqlite, data: Data<'LockLifted'>, { recordedAt }: Moment): void => {
  ensure(db, data);
  db.run(
    `update submission_review set lifted_until = ?, lifted_reason = ?, lifted_by = ?, lifted_at = ?
     where unit_id = ? and data_year = ?`,
    data.until,
    data.reason,
    data.liftedBy,
    recordedAt,
    data.unitId,
    data.dataYear,
  );
};
