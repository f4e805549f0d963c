import { ReadMarks, type Markable, type ReadState } from '../read-marks.js';

/** Read marks' twin in memory. */
export class InMemoryReadMarks extends ReadMarks {
  private readonly accounts = new Map<string, { upTo: number; read: Map<string, number> }>();

  async of(accountId: string): Promise<ReadState> {
    const found = this.accounts.get(accountId);
    return { upTo: found?.upTo ?? 0, read: new Set(found?.read.keys()) };
  }

  async mark(accountId: string, notices: readonly Markable[]): Promise<void> {
    const own = this.own(accountId);
    for (const { id, sequence } of notices) if (sequence > own.upTo) own.read.set(id, sequence);
  }

  async markAll(accountId: string, upTo: number): Promise<void> {
    const own = this.own(accountId);
    own.upTo = Math.max(own.upTo, upTo);
    for (const [id, sequence] of own.read) if (sequence <= own.upTo) own.read.delete(id);
  }

  private own(accountId: string) {
    let own = this.accounts.get(accountId);
    if (!own) this.accounts.set(accountId, (own = { upTo: 0, read: new Map() }));
    return own;
  }
}
