import type { ReportBinding, ReportEvent } from '@app/domain/reports';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';

/** Papers that left the house, and what each is bound to. */
export const issuedReports: Projection<ReportEvent> = {
  name: 'issued-report@1',
  tables: `
    create table issued_report (
      report_id text primary key, county_id text not null, data_year text not null, kind text not null,
      number integer not null, standard_id text not null, known_at integer not null, as_of text not null,
      log_count integer not null, digest text not null, code text not null unique, sequence integer not null,
      issued_at text not null, issued_by text not null
    ) strict, without rowid;`,
  indexes: 'create index issued_report_county on issued_report (county_id, sequence);',
  when: {
    ReportIssued: (db, data, { sequence, recordedAt, actor }) =>
      void db.run(
        'insert into issued_report values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        data.reportId,
        data.countyId,
        data.dataYear,
        data.kind,
        data.number,
        data.standardId,
        data.knownAt,
        data.asOf,
        data.log.count,
        data.figures[0]!.hash,
        data.code,
        sequence,
        recordedAt,
        actor.id,
      ),
  },
};

/** A report that was issued. */
export type IssuedReport = ReportBinding &
  Readonly<{
    reportId: string;
    number: number;
    /** Events in the log when it was issued. */
    logCount: number;
    /** SHA-256 of its figures, hex. */
    digest: string;
    code: string;
    /** Number of its own event. */
    sequence: number;
    /** ISO instant. */
    issuedAt: string;
    issuedBy: string;
  }>;

const columns = `report_id as reportId, county_id as countyId, data_year as dataYear, kind, number,
  standard_id as standardId, known_at as knownAt, as_of as asOf, log_count as logCount, digest, code, sequence,
  issued_at as issuedAt, issued_by as issuedBy`;

/** One report; undefined when there is none. */
export const reportById = (db: Sqlite, reportId: string): IssuedReport | undefined =>
  db.get<IssuedReport>(`select ${columns} from issued_report where report_id = ?`, reportId);

/** Number of the event that issued the report of a short code; undefined when there is none. */
export const reportSequenceOf = (db: Sqlite, code: string): number | undefined =>
  db.get<{ sequence: number }>('select sequence from issued_report where code = ?', code)?.sequence;

/** Reports of a county, newest first. @param dataYear null: of every year */
export const reportsOf = (
  db: Sqlite,
  countyId: string,
  dataYear: string | null,
  { limit, offset }: Readonly<{ limit: number; offset: number }>,
): Readonly<{ items: readonly IssuedReport[]; total: number }> => {
  const from = 'from issued_report where county_id = ? and (? is null or data_year = ?)';
  const of = [countyId, dataYear, dataYear] as const;
  const sql = `select ${columns} ${from} order by sequence desc limit ? offset ?`;
  const items = db.all<IssuedReport>(sql, ...of, limit, offset);
  return { items, total: db.get<{ total: number }>(`select count(*) as total ${from}`, ...of)!.total };
};
