import { join } from 'node:path';
import Database from 'better-sqlite3';

/** What the log says of rungs, read beside the process that owns it. */
export class FiredRungs {
  private readonly db: Database.Database;
  private readonly seen = new Set<string>();
  private upTo = 0;

  constructor(dataDir: string) {
    this.db = new Database(join(dataDir, 'events.sqlite'), { readonly: true });
  }

  /** Issues that the clock has looked at. Reads what is new alone: whoever asks often must not slow down what is measured. */
  issues(): number {
    const sql = `select sequence, stream, ${rung} as fired from event where sequence > ? order by sequence`;
    const rows = this.db.prepare(sql).all(this.upTo) as { sequence: number; stream: string; fired: 0 | 1 }[];
    for (const { sequence, stream, fired } of rows) {
      if (fired) this.seen.add(stream);
      this.upTo = sequence;
    }
    return this.seen.size;
  }

  /** Every rung of every issue, in the log's order: `[stream, what fired]`. */
  all(): readonly (readonly [stream: string, fired: string])[] {
    const rows = this.db.prepare(`select stream, type, data from event where ${rung} order by sequence`).all() as {
      stream: string;
      type: string;
      data: string;
    }[];
    return rows.map(({ stream, type, data }) => {
      const { round, ...fired } = JSON.parse(data) as Readonly<
        { round: number } & ({ rung: string } | { proposal: string })
      >;
      return [stream, `${round} ${type} ${'rung' in fired ? fired.rung : fired.proposal}`];
    });
  }

  close(): void {
    this.db.close();
  }
}

const rung = `type in ('rectification.rung-fired', 'rectification.escalation-proposed')`;

/** Rungs of each stream, in order. */
export const byIssue = (
  all: readonly (readonly [stream: string, fired: string])[],
): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const [stream, fired] of all) found.set(stream, [...(found.get(stream) ?? []), fired]);
  return found;
};
