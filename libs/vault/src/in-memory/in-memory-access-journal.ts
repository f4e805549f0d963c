import {
  AccessJournal,
  chained,
  proofOf,
  type JournalEntry,
  type JournalNote,
  type JournalProof,
  type JournalQuery,
} from '../access-journal.js';

/** The journal's twin in memory. */
export class InMemoryAccessJournal extends AccessJournal {
  private readonly entries: JournalEntry[] = [];

  async note(note: JournalNote): Promise<JournalEntry> {
    const entry = chained(note, this.entries.at(-1));
    this.entries.push(entry);
    return entry;
  }

  async list({ accountIds, unitIds = [], from, to, limit, offset }: JournalQuery) {
    const isOfUnits = ({ about }: JournalEntry) => typeof about?.unitId === 'string' && unitIds.includes(about.unitId);
    const found = this.entries
      .filter(
        (entry) =>
          !accountIds || (entry.accountId !== null && accountIds.includes(entry.accountId)) || isOfUnits(entry),
      )
      .filter(({ at }) => (from === undefined || at >= from) && (to === undefined || at < to))
      .toReversed();
    return { items: found.slice(offset, offset + limit), total: found.length };
  }

  async verify(): Promise<JournalProof> {
    return proofOf(this.entries);
  }

  async backup(): Promise<void> {
    throw new Error('a journal kept in memory cannot be backed up');
  }

  async close(): Promise<void> {}
}
