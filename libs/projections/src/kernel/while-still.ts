import type { Sqlite } from '@app/sqlite';
import { amended } from './amended.js';
import type { ReadModel } from './read-model.js';

/**
 * Answers that are kept while the read model stands still: the next event, a row that came late and a rebuilt file end
 * them all. For what is quick to ask, and asked by everybody at once.
 */
export class WhileStill<Value> {
  private readonly values = new Map<string, Value>();
  private db: Sqlite | undefined;
  private sequence = -1;
  private amended = -1;

  /** @param most answers that are kept; then all are asked anew */
  constructor(private readonly most = 200) {}

  /** The kept answer, or a new one. `key` holds all that it depends on beside the read model. */
  get(model: Pick<ReadModel, 'db' | 'sequence'>, key: string, make: () => Value): Value {
    const { db, sequence } = model;
    const late = amended(db);
    if (db !== this.db || sequence !== this.sequence || late !== this.amended) {
      this.values.clear();
      this.db = db;
      this.sequence = sequence;
      this.amended = late;
    }
    const kept = this.values.get(key);
    if (kept !== undefined) return kept;
    if (this.values.size >= this.most) this.values.clear();
    const value = make();
    this.values.set(key, value);
    return value;
  }
}
