import { existsSync, rmSync } from 'node:fs';
import { Verifier, type Finding, type Head } from '@app/ledger';
import { Sqlite } from '@app/sqlite';
import { StoreUnavailable, type StoredEvent } from '../event-store.js';
import { guarded } from './faults.js';
import { emptyTip, grown } from '../tip.js';
import { prepareForWriting } from './schema.js';

/** What an exported log claims of itself: the identity it keeps, and count and root to check against. */
export type ExportedHead = Head;

/** The exported log is not what its head says, or broken inside. Nothing was kept. */
export class BrokenExport extends Error {
  constructor(readonly finding: Finding) {
    super(`${finding.chinese}\n${finding.english}\n未导入任何记录。`);
    this.name = 'BrokenExport';
  }
}

/**
 * A new store file from exported events, byte for byte: the same ids, hashes, times and store id. All or nothing: the
 * chain, the count and the root are checked on the way, and a file that fails is removed.
 * @throws StoreUnavailable when the file exists already, BrokenExport
 */
export const importLog = async (
  file: string,
  head: ExportedHead,
  events: AsyncIterable<StoredEvent>,
  now: () => string,
  onProgress: (done: number) => void = () => undefined,
): Promise<Head> => {
  if (existsSync(file))
    throw new StoreUnavailable(`${file} 已存在;只能导入到一个新的数据目录,以免覆盖已有记录。`, 'readonly');
  const db = guarded(file, () => new Sqlite(file));
  try {
    prepareForWriting(db, now);
    db.run('begin immediate');
    db.run('update store set store_id = ?', head.storeId);
    const verifier = new Verifier(head.storeId, head);
    let tip = emptyTip;
    for await (const event of events) {
      const finding = verifier.add(event);
      if (finding) throw new BrokenExport(finding);
      tip = grown(tip, event.hash);
      db.run(
        'insert into event (sequence, stream, revision, event_id, type, data, meta, hash, link) values (?, ?, ?, ?, ?, ?, ?, unhex(?), unhex(?))',
        event.sequence,
        event.stream,
        event.revision,
        event.id,
        event.type,
        event.data,
        event.meta,
        event.hash,
        tip.link,
      );
      if (event.sequence % 1000 === 0) onProgress(event.sequence);
    }
    const { finding, count, root } = verifier.finish();
    if (finding) throw new BrokenExport(finding);
    db.run('update frontier set count = ?, peaks = ?, link = ?', tip.frontier.count, tip.frontier.text, tip.link);
    db.run('commit');
    db.close();
    return { storeId: head.storeId, count, root };
  } catch (error) {
    db.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    throw error;
  }
};
