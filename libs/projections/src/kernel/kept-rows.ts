import type { Sqlite } from '@app/sqlite';

/** A row that is no longer what it was; all of its kind without an id. */
export type Forgotten = Readonly<{ kind: string; id: string | null }>;

/** For connections that write what another one keeps. */
const notes = new WeakMap<Sqlite, Forgotten[]>();

/** Answers which rows were forgotten on this connection since it was last asked, from the first time on. */
export const forgottenOn = (db: Sqlite): readonly Forgotten[] => {
  const noted = notes.get(db) ?? [];
  notes.set(db, []);
  return noted;
};

const keyOf = (kind: string): symbol => Symbol.for(`kept rows: ${kind}`);

/** Forgets on this connection what another one has changed. */
export const forgetToo = (db: Sqlite, forgotten: readonly Forgotten[]): void => {
  for (const { kind, id } of forgotten) {
    const rows = rowsOf(db, keyOf(kind));
    if (id === null) rows.clear();
    else rows.delete(id);
  }
};

const rowsOf = <Row>(db: Sqlite, key: symbol): Map<string, Row> => db.remembered(key, () => new Map<string, Row>());

/**
 * Rows that nearly every request asks for, kept at hand by the connection that alone writes them, or that is told what
 * another one has written (`forgottenOn`). Whoever changes such a row forgets it here, and a rollback forgets them all
 * (`Sqlite.remembered`).
 */
export class KeptRows<Row> {
  private readonly key: symbol;

  /**
   * @param kind its name, its own in the program
   * @param most rows that are kept; then all are read anew
   */
  constructor(
    private readonly kind: string,
    private readonly most = 10_000,
  ) {
    this.key = keyOf(kind);
  }

  /** The kept row, or what `read` finds now, also if that is nothing. */
  get(db: Sqlite, id: string, read: () => Row): Row {
    const rows = rowsOf<Row>(db, this.key);
    const kept = rows.get(id);
    if (kept !== undefined || rows.has(id)) return kept as Row;
    const row = read();
    if (rows.size >= this.most) rows.clear();
    rows.set(id, row);
    return row;
  }

  /** One row has changed, or is about to, within this transaction; without an id, any. */
  forget(db: Sqlite, id?: string): void {
    const forgotten = { kind: this.kind, id: id ?? null };
    forgetToo(db, [forgotten]);
    notes.get(db)?.push(forgotten);
  }
}
