import type { AddressedPermission, NoticeFacts, NoticeKind, NoticeSubject } from '@app/domain/notifications';
import type { Sqlite } from '@app/sqlite';

/** One notice as kept. */
export type NoticeRow = Readonly<{
  id: string;
  sequence: number;
  /** ISO instant of its event's recording. */
  at: string;
  kind: NoticeKind;
  permission: AddressedPermission;
  unitId: string;
  countyId: string;
  subject: NoticeSubject;
  dueDate: string | null;
  facts: NoticeFacts;
}>;

type Stored = Omit<NoticeRow, 'subject' | 'facts'> &
  Readonly<{ subjectKind: NoticeSubject['kind']; subjectId: string; facts: string }>;

/** What a row is read by. */
export const noticeColumns = `n.notice_id as id, n.sequence, n.at, n.kind, n.permission, n.unit_id as unitId,
  n.county_id as countyId, n.subject_kind as subjectKind, n.subject_id as subjectId, n.due_date as dueDate, n.facts`;

/** A row with its subject and facts as values. */
export const noticeRow = ({ subjectKind, subjectId, facts, ...row }: Stored): NoticeRow => ({
  ...row,
  subject: { kind: subjectKind, id: subjectId },
  facts: JSON.parse(facts) as NoticeFacts,
});

/** Notices of the first so many events after a sequence and up to another, whole and in order: for whoever sends them. */
export const noticesAfter = (db: Sqlite, after: number, upTo: number, events: number): readonly NoticeRow[] =>
  db
    .all<Stored>(
      `select ${noticeColumns} from notice n where n.sequence in (
         select distinct sequence from notice where sequence > ? and sequence <= ? order by sequence limit ?)
       order by n.sequence, n.rowid`,
      after,
      upTo,
      events,
    )
    .map(noticeRow);

/** Notices by their ids, in that order; unknown ones are missing. */
export const noticesById = (db: Sqlite, ids: readonly string[]): readonly NoticeRow[] =>
  db
    .all<Stored>(
      `select ${noticeColumns} from json_each(?) asked cross join notice n on n.notice_id = asked.value
       order by asked.key`,
      JSON.stringify(ids),
    )
    .map(noticeRow);

/** Everything told about one thing, oldest first. */
export const noticesAbout = (db: Sqlite, { kind, id }: NoticeSubject): readonly NoticeRow[] =>
  db
    .all<Stored>(
      `select ${noticeColumns} from notice n where n.subject_id = ? and n.subject_kind = ? order by n.sequence, n.rowid`,
      id,
      kind,
    )
    .map(noticeRow);

/** What a notice's sentence is about: the problem, the inspection's subject, the campaign's name, or the unit's. */
export const aboutOf = (db: Sqlite, { subject, unitId }: Pick<NoticeRow, 'subject' | 'unitId'>): string => {
  const one = (sql: string, id: string) => db.get<{ about: string }>(sql, id)?.about ?? '';
  switch (subject.kind) {
    case 'issue':
      return one('select problem as about from issue_ledger where issue_id = ?', subject.id);
    case 'inspection':
      return one('select subject as about from inspection_list where inspection_id = ?', subject.id);
    case 'campaign':
      return one('select name as about from campaign where campaign_id = ?', subject.id);
    case 'filing':
    case 'replay':
      return one('select name as about from organization_unit where unit_id = ?', unitId);
  }
};
