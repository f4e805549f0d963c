/** Rows that are kept; then all are read anew. */
const most = 10_000;

/**
 * Rows of a file that one process owns (the data directory's lock sees to that), as they were read last: a credential is
 * asked for with every request. Only what was found is kept, so that whoever guesses tokens fills nothing. Whoever
 * writes a row forgets it here, in the same turn, so that what was ended or changed is so for the next request.
 */
export class Remembered<Row extends object> {
  private readonly rows = new Map<string, Row>();

  /** The kept row, or what `read` finds now. */
  get(key: string, read: () => Row | undefined): Row | undefined {
    const kept = this.rows.get(key);
    if (kept) return kept;
    const row = read();
    if (row) this.put(key, row);
    return row;
  }

  /** What has just been written. */
  put(key: string, row: Row): void {
    if (this.rows.size >= most) this.rows.clear();
    this.rows.set(key, Object.freeze(row));
  }

  /** One row has changed or gone; without a key, any may have. */
  forget(key?: string): void {
    if (key === undefined) this.rows.clear();
    else this.rows.delete(key);
  }
}
