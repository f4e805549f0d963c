import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { genesis, sha256 } from '@app/ledger';
import { Sqlite } from '@app/sqlite';
import { StoreUnavailable } from '../event-store.js';
import { guarded } from '../sqlite/faults.js';
import { prepareCopy, storedTip } from '../sqlite/schema.js';
import { grown } from '../tip.js';

/** A place in `$all`: opaque but for its order. It stands in the copy's cursor, and nowhere else. */
export type Place = Readonly<{ commit: bigint; prepare: bigint }>;

/** An event of the ledger as it came from `$all`. */
export type Arrived = Readonly<{
  stream: string;
  revision: number;
  id: string;
  type: string;
  data: string;
  /** Canonical text of the envelope. */
  meta: string;
  at: Place;
}>;

/** Where an event stands in the copy. */
export type Copied = Readonly<{ sequence: number; id: string; hash: string }>;

/** Whether one place in `$all` is behind another. */
export const isAfter = (one: Place, other: Place): boolean =>
  one.commit === other.commit ? one.prepare > other.prepare : one.commit > other.commit;

const insert =
  'insert into event (sequence, stream, revision, event_id, type, data, meta, hash, link) values (?, ?, ?, ?, ?, ?, ?, unhex(?), unhex(?))';
const lastOf = 'select revision, lower(hex(hash)) as hash from event where stream = ? order by revision desc limit 1';
const at = 'select sequence, event_id as id, lower(hex(hash)) as hash from event where stream = ? and revision = ?';

/** What came from the server contradicts what came before: it is not copied, and nothing after it. */
export const brokenLog = (stream: string, revision: number): StoreUnavailable =>
  new StoreUnavailable(
    `事件库中 ${stream} 第 ${revision} 条与此前的记录不相衔接，可能被改动或由别的程序写入；已停止接收，请运行 hengjian verify 查明。`,
    'corrupt',
  );

/**
 * A node's copy of the ledger, in the file format of the single machine: read, verified and backed up by the same code.
 * `sequence`, links and Merkle root are counted here in the order of `$all`, and so come out the same on every node.
 */
export class LocalCopy {
  private constructor(readonly db: Sqlite) {}

  /** @throws StoreUnavailable for a file of another log, or of the single machine */
  static open(file: string, storeId: string, now: () => string): LocalCopy {
    if (!existsSync(dirname(file))) throw new StoreUnavailable(`${file} 不存在,请检查数据目录设置。`, 'away');
    // What a power cut takes away comes again from the server.
    const db = guarded(file, () => new Sqlite(file, { synchronous: 'NORMAL' }));
    try {
      guarded(file, () => prepareCopy(db, storeId, now));
      const own = db.get<{ store_id: string }>('select store_id from store')!.store_id;
      if (own !== storeId)
        throw new StoreUnavailable(
          `${file} 是另一个事件库的副本，与 KURRENTDB_URL 所指的不是同一个。请核对地址，或换一个空的数据目录。`,
          'foreign',
        );
      return new LocalCopy(db);
    } catch (error) {
      db.close();
      throw error;
    }
  }

  /** Where to go on in `$all`; null at the start. */
  get cursor(): Place | null {
    const row = this.db.get<{ c: string; p: string }>(
      'select commit_position as c, prepare_position as p from cursor where one = 1',
    );
    return row ? { commit: BigInt(row.c), prepare: BigInt(row.p) } : null;
  }

  /** Copies what has not been copied yet, all or none, in order. @throws StoreUnavailable when the log contradicts itself */
  add(events: readonly Arrived[]): void {
    guarded(this.db.file, () =>
      this.db.transaction(() => {
        let tip = storedTip(this.db);
        let cursor = this.cursor;
        for (const event of events) {
          // A server may deliver twice.
          if (cursor && !isAfter(event.at, cursor)) continue;
          const hash = this.checked(event);
          tip = grown(tip, hash);
          const { stream, revision, id, type, data, meta } = event;
          this.db.run(insert, tip.frontier.count, stream, revision, id, type, data, meta, hash, tip.link);
          cursor = event.at;
        }
        const { frontier, link } = tip;
        this.db.run('update frontier set count = ?, peaks = ?, link = ?', frontier.count, frontier.text, link);
        if (cursor) this.moveTo(cursor);
      }),
    );
  }

  /** Nothing of the ledger lies between the cursor and this place. */
  advance(place: Place): void {
    const { cursor } = this;
    if (!cursor || isAfter(place, cursor)) guarded(this.db.file, () => this.moveTo(place));
  }

  find(stream: string, revision: number): Copied | undefined {
    return guarded(this.db.file, () => this.db.get<Copied>(at, stream, revision));
  }

  /** Revision and hash of a stream's last event; -1 when there is none. */
  last(stream: string): Readonly<{ revision: number; hash: string }> {
    const last = this.db.get<{ revision: number; hash: string }>(lastOf, stream);
    return last ?? { revision: -1, hash: genesis };
  }

  holds(id: string): boolean {
    return guarded(this.db.file, () => this.db.get('select 1 from event where event_id = ?', id) !== undefined);
  }

  private moveTo({ commit, prepare }: Place): void {
    this.db.run('insert or replace into cursor values (1, ?, ?)', String(commit), String(prepare));
  }

  private checked({ stream, revision, id, data, meta }: Arrived): string {
    const last = this.last(stream);
    const envelope = JSON.parse(meta) as Readonly<Record<string, unknown>>;
    const isSound =
      revision === last.revision + 1 &&
      envelope['prevHash'] === last.hash &&
      envelope['id'] === id &&
      envelope['stream'] === stream &&
      envelope['revision'] === revision &&
      envelope['dataHash'] === sha256(data);
    if (!isSound) throw brokenLog(stream, revision);
    return sha256(meta);
  }
}
