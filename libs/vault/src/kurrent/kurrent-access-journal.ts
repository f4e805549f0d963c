import { rmSync } from 'node:fs';
import { StoreUnavailable, WrongExpectedRevision, type SideStreams } from '@app/event-store';
import {
  AccessJournal,
  chained,
  type JournalEntry,
  type JournalNote,
  type JournalProof,
  type JournalQuery,
} from '../access-journal.js';
import { SqliteAccessJournal } from '../sqlite/sqlite-access-journal.js';
import { types, value } from './streams.js';

/** Entries read, and notes written, at once. */
const page = 500;
const together = 100;
/** Times that notes are written behind others' before it is given up, and milliseconds. */
const tries = 50;
const patience = 1500;

type Waiting = Readonly<{
  note: JournalNote;
  resolve: (entry: JournalEntry) => void;
  reject: (error: unknown) => void;
}>;

/**
 * One journal for all nodes, in one stream of the KurrentDB that has the log: what the server takes at an exact revision
 * is the next link of the chain. Each node keeps a copy in a file of its own, brought up to date before it is read;
 * while the server is away the copy is shown as it is.
 */
export class KurrentAccessJournal extends AccessJournal {
  private waiting: Waiting[] = [];
  private writing: Promise<void> | null = null;

  private constructor(
    private readonly streams: SideStreams,
    private readonly stream: string,
    private readonly copy: SqliteAccessJournal,
  ) {
    super();
  }

  /**
   * @param streams closed by whoever opened them
   * @param file the copy; one that is not of this journal is made anew
   * @throws StoreUnavailable
   */
  static async open(streams: SideStreams, tenant: string, file: string): Promise<KurrentAccessJournal> {
    const stream = `journal-${tenant}`;
    let journal = new KurrentAccessJournal(streams, stream, new SqliteAccessJournal(file));
    try {
      if (!(await journal.isCopy())) {
        await journal.close();
        for (const side of ['', '-wal', '-shm']) rmSync(`${file}${side}`, { force: true });
        journal = new KurrentAccessJournal(streams, stream, new SqliteAccessJournal(file));
      }
      await journal.catchUp();
      return journal;
    } catch (error) {
      await journal.close();
      throw error;
    }
  }

  note(note: JournalNote): Promise<JournalEntry> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ note, resolve, reject });
      this.writing ??= this.writeAll();
    });
  }

  /**
   * Begins the journal with that of one machine, or goes on where that was interrupted. False, and nothing is written, when
   * it began otherwise: two journals cannot be one chain.
   * @throws StoreUnavailable
   */
  async beginWith(entries: readonly JournalEntry[]): Promise<boolean> {
    const known = this.copy.last()?.sequence ?? 0;
    // Each hash stands for all before it: where one agrees, they all do.
    const both = Math.min(known, entries.length);
    if (both > 0 && this.copy.at(both)?.hash !== entries[both - 1]!.hash) return false;
    for (let at = known; at < entries.length; at += page) await this.write(entries.slice(at, at + page));
    return true;
  }

  async list(query: JournalQuery) {
    await this.catchUp().catch(unlessAway);
    return this.copy.list(query);
  }

  async verify(): Promise<JournalProof> {
    await this.catchUp().catch(unlessAway);
    return this.copy.verify();
  }

  async backup(file: string): Promise<void> {
    await this.catchUp().catch(unlessAway);
    await this.copy.backup(file);
  }

  async close(): Promise<void> {
    await this.writing;
    await this.copy.close();
  }

  /** Whether the copy's newest entry is the server's entry of that number. */
  private async isCopy(): Promise<boolean> {
    const last = this.copy.last();
    if (!last) return true;
    const [there] = await this.streams.from(this.stream, last.sequence - 1, 1);
    return there !== undefined && (JSON.parse(there.data) as JournalEntry).hash === last.hash;
  }

  private async catchUp(): Promise<void> {
    for (;;) {
      const found = await this.streams.from(this.stream, this.copy.last()?.sequence ?? 0, page);
      // Two may have asked at once: what the other has added is passed over.
      const last = this.copy.last()?.sequence ?? 0;
      const entries = found.map(({ data }) => JSON.parse(data) as JournalEntry);
      this.copy.add(entries.filter(({ sequence }) => sequence > last));
      if (found.length < page) return;
    }
  }

  private async writeAll(): Promise<void> {
    // Notes of one turn are written together.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const some = this.waiting.splice(0, together);
      try {
        const entries = await this.placed(some.map(({ note }) => note));
        some.forEach(({ resolve }, index) => resolve(entries[index]!));
      } catch (error) {
        for (const { reject } of some) reject(error);
      }
    }
    // In the turn that found nothing waiting: whoever comes next begins anew.
    this.writing = null;
  }

  private async placed(notes: readonly JournalNote[]): Promise<readonly JournalEntry[]> {
    const giveUp = performance.now() + patience;
    for (let n = 0; n < tries && performance.now() < giveUp; n++) {
      let before = this.copy.last();
      const entries = notes.map((note) => (before = chained(note, before)));
      try {
        await this.write(entries);
        return entries;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
        await this.catchUp();
      }
    }
    throw new StoreUnavailable('访问日志正忙，请稍后重试。', 'busy');
  }

  private async write(entries: readonly JournalEntry[]): Promise<void> {
    const after = entries[0]!.sequence - 2;
    const values = entries.map((entry) => value(types.noted, entry));
    await this.streams.append(this.stream, after < 0 ? 'noStream' : after, values);
    const last = this.copy.last()?.sequence ?? 0;
    this.copy.add(entries.filter(({ sequence }) => sequence > last));
  }
}

const unlessAway = (error: unknown): void => {
  if (!(error instanceof StoreUnavailable && (error.reason === 'away' || error.reason === 'busy'))) throw error;
};
