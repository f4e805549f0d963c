import type { EventStore } from '@app/event-store';
import type { Sqlite } from '@app/sqlite';
import type { Dispatch } from './dispatch.js';
import { forgottenOn, type Forgotten } from './kept-rows.js';
import { LiveFile } from './live-file.js';

/** What entering a batch came to. */
export type Entered = Readonly<{
  /** Rows that others may have kept, and that are no longer so. */
  forgotten: readonly Forgotten[];
  /** Pages of the file's write-ahead log. */
  waitingPages: number;
}>;

/** Events entered at a time. */
const batch = 500;

/**
 * Enters events into a read-model file over a connection of its own, for a host that only reads meanwhile. The host gives
 * it the pen for one batch and takes it back: which of the two wrote last, the file's checkpoint says.
 */
export class ListsWriter {
  private edition = '';

  constructor(
    private readonly db: Sqlite,
    private readonly store: EventStore,
    private readonly dispatch: Dispatch,
  ) {
    // While the host reads, no copying of the log into the file comes to its end: it is asked for (`tidyUp`).
    db.exec('pragma wal_autocheckpoint = 0');
    forgottenOn(db);
  }

  /** Enters what stands in the log after the file's checkpoint, up to a sequence. @throws what keeps it from being read or written */
  async enter(until: number): Promise<Entered> {
    // The host has written since: what is remembered here may not be so any more.
    if (this.db.edition() !== this.edition) this.db.forget();
    const file = new LiveFile(this.db, this.dispatch);
    const { events } = await this.store.readAll({ after: file.at.position, limit: batch });
    file.apply(events.filter(({ sequence }) => sequence <= until));
    this.edition = this.db.edition();
    return { forgotten: forgottenOn(this.db), waitingPages: this.db.waitingPages() };
  }

  /** Copies the write-ahead log into the file, so that it begins anew. Nobody may read the file in a transaction. */
  tidyUp(): void {
    this.db.get('pragma wal_checkpoint(passive)');
  }
}
