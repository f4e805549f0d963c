import type { PaperBinding, PaperEvent } from '@app/domain/reports';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';

/** Papers of every kind that left the house, and the units that each is of. */
export const issuedPapers: Projection<PaperEvent> = {
  name: 'issued-paper@1',
  tables: `
    create table issued_paper (
      paper_id text primary key, kind text not null, name text not null, subject text not null, subject_id text not null,
      county_id text not null, county text not null, data_year text not null, standard_id text not null,
      known_at integer not null, as_of text not null, number integer not null, template text, digest text not null,
      file text not null, code text not null unique, sequence integer not null, issued_at text not null,
      issued_by text not null
    ) strict, without rowid;
    create table issued_paper_unit (
      unit_id text not null, sequence integer not null, paper_id text not null, primary key (unit_id, sequence)
    ) strict, without rowid;`,
  indexes: `
    create index issued_paper_county on issued_paper (county_id, sequence);
    create index issued_paper_subject on issued_paper (subject_id, sequence);`,
  when: {
    PaperIssued: (db, data, { sequence, recordedAt, actor }) => {
      db.run(
        'insert into issued_paper values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        data.paperId,
        data.kind,
        data.name,
        data.subject,
        data.subjectId,
        data.countyId,
        data.county,
        data.dataYear,
        data.standardId,
        data.knownAt,
        data.asOf,
        data.number,
        data.template[0]?.hash ?? null,
        data.values[0]!.hash,
        data.file[0]!.hash,
        data.code,
        sequence,
        recordedAt,
        actor.id,
      );
      for (const unitId of new Set(data.unitIds))
        db.run('insert into issued_paper_unit values (?, ?, ?)', unitId, sequence, data.paperId);
    },
  },
};

/** A paper that was issued. */
export type IssuedPaper = Omit<PaperBinding, 'answers'> &
  Readonly<{
    paperId: string;
    /** The paper's name, and the county's, as printed. */
    name: string;
    county: string;
    number: number;
    /** SHA-256 of the bureau's own template, hex; null: the built-in form. */
    template: string | null;
    /** SHA-256 of its values, and of its file, hex. */
    digest: string;
    file: string;
    code: string;
    /** Number of its own event. */
    sequence: number;
    /** ISO instant. */
    issuedAt: string;
    issuedBy: string;
  }>;

/** Which papers: those of units at or below the roots, and of what else is given. */
export type PapersAsked = Readonly<{
  roots: readonly string[];
  countyId: string | null;
  kind: string | null;
  dataYear: string | null;
  subjectId: string | null;
  limit: number;
  offset: number;
}>;

const columns = `p.paper_id as paperId, p.kind, p.name, p.subject, p.subject_id as subjectId, p.county_id as countyId,
  p.county, p.data_year as dataYear, p.standard_id as standardId, p.known_at as knownAt, p.as_of as asOf, p.number,
  p.template, p.digest, p.file, p.code, p.sequence, p.issued_at as issuedAt, p.issued_by as issuedBy`;

/** One paper; undefined when there is none. */
export const paperById = (db: Sqlite, paperId: string): IssuedPaper | undefined =>
  db.get<IssuedPaper>(`select ${columns} from issued_paper p where p.paper_id = ?`, paperId);

/** The units that a paper is of. */
export const unitsOfPaper = (db: Sqlite, paperId: string): readonly string[] =>
  db
    .allRaw<[string]>(
      `select u.unit_id from issued_paper p join issued_paper_unit u on u.paper_id = p.paper_id
       where p.paper_id = ?`,
      paperId,
    )
    .map(([unitId]) => unitId);

/** Number of the event that issued the paper of a short code; undefined when there is none. */
export const paperSequenceOf = (db: Sqlite, code: string): number | undefined =>
  db.get<{ sequence: number }>('select sequence from issued_paper where code = ?', code)?.sequence;

/** A window on papers, newest first. */
export const papersOf = (
  db: Sqlite,
  { roots, countyId, kind, dataYear, subjectId, limit, offset }: PapersAsked,
): Readonly<{ items: readonly IssuedPaper[]; total: number }> => {
  const from = `from issued_paper p where p.sequence in (
      select u.sequence from issued_paper_unit u join organization_closure c on c.unit = u.unit_id
      where c.ancestor in (select value from json_each(?)))
    and (? is null or p.county_id = ?) and (? is null or p.kind = ?) and (? is null or p.data_year = ?)
    and (? is null or p.subject_id = ?)`;
  const twice = [countyId, kind, dataYear, subjectId].flatMap((one) => [one, one]);
  const of = [JSON.stringify(roots), ...twice];
  const items = db.all<IssuedPaper>(
    `select ${columns} ${from} order by p.sequence desc limit ? offset ?`,
    ...of,
    limit,
    offset,
  );
  return { items, total: db.get<{ total: number }>(`select count(*) as total ${from}`, ...of)!.total };
};
