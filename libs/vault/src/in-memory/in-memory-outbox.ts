import {
  Outbox,
  type ChannelTally,
  type DueBundle,
  type NewEntry,
  type OutboxEntry,
  type Settlement,
} from '../outbox.js';
import { inTurns } from '../fair-turns.js';

type Kept = OutboxEntry & Readonly<{ heldUntil: string | null }>;

/** Outbox's twin in memory. */
export class InMemoryOutbox extends Outbox {
  private readonly entries = new Map<string, Kept>();

  async add(entries: readonly NewEntry[]): Promise<number> {
    const fresh = entries.filter(({ id }) => !this.entries.has(id));
    const unsent = {
      status: 'waiting',
      attempts: 0,
      messageId: null,
      receipt: null,
      reason: null,
      doneAt: null,
    } as const;
    for (const entry of fresh) this.entries.set(entry.id, { ...entry, ...unsent, heldUntil: null });
    return fresh.length;
  }

  async take(now: string, bundles: number, until: string): Promise<readonly OutboxEntry[]> {
    const chosen = (await this.due(now, bundles)).map(({ bundle }) => bundle);
    return this.takeThese(now, chosen, until);
  }

  async takeThese(now: string, bundles: readonly string[], until: string): Promise<readonly OutboxEntry[]> {
    const due = this.free(now);
    const taken = bundles.flatMap((bundle) => due.filter((entry) => entry.bundle === bundle));
    for (const entry of taken) this.entries.set(entry.id, { ...entry, heldUntil: until });
    return taken.map(shown);
  }

  async due(now: string, bundles: number): Promise<readonly DueBundle[]> {
    const first = new Map<string, Kept>();
    for (const entry of this.free(now)) if (!first.has(entry.bundle)) first.set(entry.bundle, entry);
    return inTurns([...first.values()], ({ countyId }) => countyId)
      .slice(0, bundles)
      .map(({ bundle, notBefore }) => ({ bundle, since: notBefore }));
  }

  async settle(ids: readonly string[], settlement: Settlement): Promise<void> {
    for (const id of ids) {
      const entry = this.entries.get(id);
      if (!entry || entry.status !== 'waiting') continue;
      if (settlement.status === 'retry') {
        const { notBefore, messageId, reason, counts } = settlement;
        const attempts = entry.attempts + (counts ? 1 : 0);
        this.entries.set(id, { ...entry, notBefore, messageId, reason, attempts, heldUntil: null });
      } else {
        const { status, at, messageId } = settlement;
        const [receipt, reason] = status === 'sent' ? [settlement.receipt, null] : [null, settlement.reason];
        const attempts = entry.attempts + (status === 'dropped' ? 0 : 1);
        this.entries.set(id, { ...entry, status, doneAt: at, messageId, receipt, reason, attempts, heldUntil: null });
      }
    }
  }

  async wasSent(messageId: string): Promise<boolean> {
    return this.found((entry) => entry.status === 'sent' && entry.messageId === messageId).length > 0;
  }

  async failed(countyIds: readonly string[], limit: number): Promise<readonly OutboxEntry[]> {
    return this.found(({ status, countyId }) => status === 'failed' && countyIds.includes(countyId))
      .toSorted((a, b) => order(b.doneAt!, a.doneAt!) || order(a.id, b.id))
      .slice(0, limit)
      .map(shown);
  }

  async retry(id: string, countyIds: readonly string[], now: string): Promise<boolean> {
    const entry = this.entries.get(id);
    if (!entry || entry.status !== 'failed' || !countyIds.includes(entry.countyId)) return false;
    const fresh = { status: 'waiting', attempts: 0, doneAt: null, heldUntil: null } as const;
    this.entries.set(id, { ...entry, ...fresh, notBefore: now, madeAt: now });
    return true;
  }

  async about(subjectId: string): Promise<readonly OutboxEntry[]> {
    return this.found((entry) => entry.subjectId === subjectId)
      .toSorted((a, b) => a.sequence - b.sequence || order(a.id, b.id))
      .map(shown);
  }

  async tally(countyIds: readonly string[]): Promise<readonly ChannelTally[]> {
    const ours = this.found(({ countyId }) => countyIds.includes(countyId));
    return [...new Set(ours.map(({ channel }) => channel))].sort().map((channel) => {
      const own = ours.filter((entry) => entry.channel === channel);
      const count = (status: OutboxEntry['status']) => own.filter((entry) => entry.status === status).length;
      const sent = own.flatMap(({ status, doneAt }) => (status === 'sent' ? [doneAt!] : [])).sort();
      return {
        channel,
        waiting: count('waiting'),
        sent: count('sent'),
        failed: count('failed'),
        lastSentAt: sent.at(-1) ?? null,
      };
    });
  }

  async dropWaiting(at: string, reason: string): Promise<number> {
    const waiting = this.found(({ status }) => status === 'waiting');
    await this.settle(
      waiting.map(({ id }) => id),
      { status: 'dropped', at, messageId: null, reason },
    );
    return waiting.length;
  }

  async forget(before: string): Promise<number> {
    const old = this.found(
      ({ status, doneAt }) => (status === 'sent' || status === 'dropped') && doneAt !== null && doneAt < before,
    );
    for (const { id } of old) this.entries.delete(id);
    return old.length;
  }

  /** Waiting, due and held by nobody, the oldest first. */
  private free(now: string): readonly Kept[] {
    return this.found(
      ({ status, notBefore, heldUntil }) =>
        status === 'waiting' && notBefore <= now && (heldUntil === null || heldUntil <= now),
    ).toSorted((a, b) => order(a.notBefore, b.notBefore) || a.sequence - b.sequence || order(a.id, b.id));
  }

  private found(which: (entry: Kept) => boolean): readonly Kept[] {
    return [...this.entries.values()].filter(which);
  }
}

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const shown = ({ heldUntil: _heldUntil, ...entry }: Kept): OutboxEntry => entry;
