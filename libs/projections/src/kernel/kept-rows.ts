import type { Sqlite } from '@app/sqlite';

/**
 * Rows that nearly every request asks for, kept at hand by the connection that alone writes them. Whoever changes such
 * a row forgets it here, and a rollback forgets them all (`Sqlite.remembered`).
 */
export class KeptRows<Row> {
  private readonly key: symbol;

  /** @param most rows that are kept; then all are read anew */
  constructor(
    name: string,
    private readonly most = 10_000,
  ) {
    this.key = Symbol(name);
  }

  /** The kept row, or what `read` finds now, also if that is nothing. */
  get(db: Sqlite, id: string, read: () => Row): Row {
    const rows = this.rows(db);
    const kept = rows.get(id);
    if (kept !== undefined || rows.has(id)) return kept as Row;
    const row = read();
    if (rows.size >= this.most) rows.clear();
    rows.set(id, row);
    return row;
  }

  /** One row has changed, or is about to, within this transaction; without an id, any. */
  forget(db: Sqlite, id?: string): void {
    const rows = this.rows(db);
    if (id === undefined) rows.clear();
    else rows.delete(id);
  }

  private rows(db: Sqlite): Map<string, Row> {
    return db.remembered(this.key, () => new Map<string, Row>());
  }
}
