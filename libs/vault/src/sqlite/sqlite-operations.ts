import { Sqlite } from '@app/sqlite';
import { Operations } from '../operations.js';
import { mendTokens, SqliteBearerTokens, tokenTables } from './sqlite-bearer-tokens.js';
import { keyValueTables, SqliteKeyValues } from './sqlite-key-values.js';
import { lockoutTables, SqliteLockouts } from './sqlite-lockouts.js';
import { outboxTables, SqliteOutbox } from './sqlite-outbox.js';
import { readMarkTables, SqliteReadMarks } from './sqlite-read-marks.js';
import { sessionTables, SqliteSessions } from './sqlite-sessions.js';
import { privateFile } from './private-file.js';

/** Everything that a file of operations has. */
export const operationTables = [
  sessionTables,
  tokenTables,
  lockoutTables,
  keyValueTables,
  readMarkTables,
  outboxTables,
].join('\n');

/** Operations in one SQLite file. A write is on disk when it resolves. */
export class SqliteOperations extends Operations {
  private readonly db: Sqlite;
  readonly sessions;
  readonly tokens;
  readonly lockouts;
  readonly checkpoints;
  readonly drafts;
  readonly statistics;
  readonly preferences;
  readonly notes;
  readonly readMarks;
  readonly outbox;

  constructor(file: string) {
    super();
    this.db = new Sqlite(privateFile(file), { synchronous: 'FULL' });
    this.db.exec(operationTables);
    mendTokens(this.db);
    this.sessions = new SqliteSessions(this.db);
    this.tokens = new SqliteBearerTokens(this.db);
    this.lockouts = new SqliteLockouts(this.db);
    this.checkpoints = new SqliteKeyValues(this.db, 'checkpoint');
    this.drafts = new SqliteKeyValues(this.db, 'draft');
    this.statistics = new SqliteKeyValues(this.db, 'statistics');
    this.preferences = new SqliteKeyValues(this.db, 'preference');
    this.notes = new SqliteKeyValues(this.db, 'note');
    this.readMarks = new SqliteReadMarks(this.db);
    this.outbox = new SqliteOutbox(this.db);
  }

  /** Ends all sessions and revokes all tokens but those of these hashes; answers how many. */
  endCredentials(except: ReadonlySet<string>): number {
    return this.db.transaction(() => this.sessions.endBut(except) + this.tokens.revokeBut(except));
  }

  backup(file: string): Promise<void> {
    return this.db.backup(file);
  }

  async close(): Promise<void> {
    this.db.close();
  }
}
