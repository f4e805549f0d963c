import { Sqlite } from '@app/sqlite';
import {
  AccessJournal,
  chained,
  proofOf,
  type HistoryRead,
  type JournalEntry,
  type JournalNote,
  type JournalProof,
  type JournalQuery,
} from '../access-journal.js';
import { privateFile } from './private-file.js';

const columns = 'sequence, at, kind, account_id as accountId, address, prev_hash as prevHash, hash, about';

type Row = Omit<JournalEntry, 'about'> & Readonly<{ about: string | null }>;

const entryOf = ({ about, ...entry }: Row): JournalEntry =>
  about === null ? entry : { ...entry, about: JSON.parse(about) as HistoryRead };
const entryIn = (row: Row | undefined): JournalEntry | undefined => row && entryOf(row);

/** Its four parameters: account ids as JSON, unit ids as JSON, from, to; null for any. */
const found = `with wanted(accounts, units, since, before) as (values (?, ?, ?, ?))
  select FOUND from journal, wanted
  where (accounts is null or account_id in (select value from json_each(accounts))
      or (about is not null and about ->> 'unitId' in (select value from json_each(units))))
    and (since is null or at >= since) and (before is null or at < before)`;

/** The journal in a file of its own (`journal.sqlite`): it may be kept shorter than all else, and is only added to. */
export class SqliteAccessJournal extends AccessJournal {
  private readonly db: Sqlite;

  constructor(file: string) {
    super();
    this.db = new Sqlite(privateFile(file), { synchronous: 'FULL' });
    this.db.exec(`
      create table if not exists journal (
        sequence integer primary key, at text not null, kind text not null, account_id text, address text,
        prev_hash text not null, hash text not null
      ) strict;
      create index if not exists journal_account on journal (account_id, at);
      ${this.hasAbout() ? '' : 'alter table journal add column about text;'}
      create trigger if not exists journal_no_update before update on journal
        begin select raise(abort, 'the journal is only added to'); end;
      create trigger if not exists journal_no_delete before delete on journal
        begin select raise(abort, 'the journal is only added to'); end;`);
  }

  /** A file of an earlier program has no such column yet. */
  private hasAbout(): boolean {
    return this.db.all<{ name: string }>('pragma table_info(journal)').some(({ name }) => name === 'about');
  }

  async note(note: JournalNote): Promise<JournalEntry> {
    return this.db.transaction(() => {
      const entry = chained(note, this.last());
      this.insert(entry);
      return entry;
    });
  }

  /** The newest entry. */
  last(): JournalEntry | undefined {
    return entryIn(this.db.get<Row>(`select ${columns} from journal order by sequence desc limit 1`));
  }

  /** The entry of that number. */
  at(sequence: number): JournalEntry | undefined {
    return entryIn(this.db.get<Row>(`select ${columns} from journal where sequence = ?`, sequence));
  }

  /** Adds entries that were chained elsewhere, as they are: a copy of another journal. */
  add(entries: readonly JournalEntry[]): void {
    this.db.transaction(() => entries.forEach((entry) => this.insert(entry)));
  }

  /** All entries, in order. */
  *entries(): IterableIterator<JournalEntry> {
    for (const row of this.db.iterate<Row>(`select ${columns} from journal order by sequence`)) yield entryOf(row);
  }

  async list({ accountIds, unitIds = [], from, to, limit, offset }: JournalQuery) {
    const accounts = accountIds ? JSON.stringify(accountIds) : null;
    const values = [accounts, JSON.stringify(unitIds), from ?? null, to ?? null] as const;
    const sql = `${found.replace('FOUND', columns)} order by sequence desc limit ? offset ?`;
    const items = this.db.all<Row>(sql, ...values, limit, offset).map(entryOf);
    const total = this.db.get<{ total: number }>(found.replace('FOUND', 'count(*) as total'), ...values);
    return { items, total: total?.total ?? 0 };
  }

  async verify(): Promise<JournalProof> {
    return proofOf(this.entries());
  }

  backup(file: string): Promise<void> {
    return this.db.backup(file);
  }

  async close(): Promise<void> {
    this.db.close();
  }

  private insert({ sequence, at, kind, accountId, address, prevHash, hash, about }: JournalEntry): void {
    const sql = `insert into journal (sequence, at, kind, account_id, address, prev_hash, hash, about)
      values (?, ?, ?, ?, ?, ?, ?, ?)`;
    this.db.run(sql, sequence, at, kind, accountId, address, prevHash, hash, about ? JSON.stringify(about) : null);
  }
}
