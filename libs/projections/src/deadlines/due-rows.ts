import type { CalendarEvent, DeadlineEvent, LadderEvent } from '@app/domain/deadlines';
import type { InspectionEvent } from '@app/domain/inspections';
import type { RectificationEvent } from '@app/domain/rectifications';
import type { CountyRecordEvent } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';
import { keepYear, yearTable } from './due-calendar.js';
import { exemptionWhen } from './due-exemptions.js';
import { issueWhen, rearm } from './due-issues.js';
import { letterWhen, settleWhen, wakeSettlings } from './due-settlings.js';
import { keepLadder, ladderTable } from './ladders.js';

/** What must be woken on a day. `key` is `<kind>/<subject>`; `sequence`: of the event that the day follows from. */
export type DueRow = Readonly<{
  key: string;
  kind: string;
  subject: string;
  countyId: string;
  wakeOn: string;
  sequence: number;
}>;

/**
 * Whatever must wake up, with the day (ISO date, the bureau's zone): one row a thing, gone when nothing waits.
 * Losing every job of a scheduler loses nothing, since this is rebuilt from the log. Of issues `due_row_issue_wake` keeps
 * from which sequence on which day was the next (null: none), for whoever asks of the past.
 */
export const dueRow: Projection<
  RectificationEvent | InspectionEvent | LadderEvent | DeadlineEvent | CalendarEvent | CountyRecordEvent
> = {
  name: 'due-row@8',
  tables: `
    create table due_row (
      key text primary key, kind text not null, subject text not null, county_id text not null, wake_on text not null,
      sequence integer not null
    ) strict, without rowid;
    create table due_row_issue (
      issue_id text primary key, county_id text not null, due_date text, set_on text, taken text not null,
      goes_on text not null, held_by text
    ) strict, without rowid;
    create table due_row_issue_wake (
      issue_id text not null, rec_from integer not null, wake_on text, primary key (issue_id, rec_from)
    ) strict, without rowid;
    create table due_row_inspection (
      inspection_id text primary key, county_id text not null
    ) strict, without rowid;
    ${ladderTable}
    ${yearTable}`,
  indexes: `
    create index due_row_wake on due_row (wake_on, key);
    create index due_row_issue_county on due_row_issue (county_id) where due_date is not null;`,
  when: {
    ...issueWhen,
    ...settleWhen,
    ...letterWhen,
    ...exemptionWhen,
    LadderAdopted: (db, data, { sequence }) => {
      keepLadder(db, data, sequence);
      rearm(db, sequence, data.countyId);
    },
    HolidayYearEntered: (db, data, event) => {
      const { sequence } = event;
      keepYear(db, data, sequence);
      rearm(db, sequence);
      wakeSettlings(db, data.year, event);
    },
  },
};

const columns = 'key, kind, subject, county_id as countyId, wake_on as wakeOn, sequence';

/** What is due on a day (ISO date) or was before it, the longest due first, `limit` of them. */
export const dueRows = (db: Sqlite, day: string, limit: number): readonly DueRow[] =>
  db.all(`select ${columns} from due_row where wake_on <= ? order by wake_on, key limit ?`, day, limit);

/** The first day after `after` on which something is due; null when nothing is. */
export const nextDue = (db: Sqlite, after: string): string | null =>
  db.get<{ day: string | null }>('select min(wake_on) as day from due_row where wake_on > ?', after)?.day ?? null;

/** What waits under a key; undefined when nothing does. */
export const dueRowOf = (db: Sqlite, key: string): DueRow | undefined =>
  db.get(`select ${columns} from due_row where key = ?`, key);
