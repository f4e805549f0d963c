import { inTurns } from '../fair-turns.js';
import {
  Outbox,
  type ChannelTally,
  type DueBundle,
  type NewEntry,
  type OutboxEntry,
  type Settlement,
} from '../outbox.js';
import { entryOf, flat, settlementOf, texts } from './outbox-entries.js';
import { add, due, forget, retry, settle, takeThese } from './outbox-scripts.js';
import { order } from './redis-credentials.js';
import type { RedisLink } from './redis-link.js';

/** Entries in one script: Redis does nothing else meanwhile. */
const together = 200;
/** Entries looked at together of each county, and for each bundle that is asked for. */
const [perCounty, perBundle] = [20, 8];

/** An entry that is due. */
type Row = Readonly<{ id: string; bundle: string; at: string; sequence: number; county: string }>;

/** The outbox for several nodes: each step is one script, so that two never take the same bundle. */
export class RedisOutbox extends Outbox {
  constructor(private readonly link: RedisLink) {
    super();
  }

  async add(entries: readonly NewEntry[]): Promise<number> {
    let added = 0;
    for (let at = 0; at < entries.length; at += together) {
      const some = entries.slice(at, at + together);
      const told = some.map((entry) => ({ fields: texts(entry), due: Date.parse(entry.notBefore) }));
      added += Number(await this.link.run(add, JSON.stringify(told)));
    }
    return added;
  }

  async take(now: string, bundles: number, until: string): Promise<readonly OutboxEntry[]> {
    const chosen = (await this.due(now, bundles)).map(({ bundle }) => bundle);
    return this.takeThese(now, chosen, until);
  }

  async takeThese(now: string, bundles: readonly string[], until: string): Promise<readonly OutboxEntry[]> {
    if (bundles.length === 0) return [];
    const taken = await this.link.run(takeThese, now, until, Date.parse(until), ...bundles);
    return (taken as readonly (readonly string[])[]).map((fields) => entryOf(flat(fields)));
  }

  async due(now: string, bundles: number): Promise<readonly DueBundle[]> {
    const first = new Map<string, Row>();
    for (const row of await this.dueOf(now, bundles)) if (!first.has(row.bundle)) first.set(row.bundle, row);
    return inTurns([...first.values()], ({ county }) => county)
      .slice(0, bundles)
      .map(({ bundle, at }) => ({ bundle, since: at }));
  }

  async settle(ids: readonly string[], settlement: Settlement): Promise<void> {
    await this.settled(ids, settlement);
  }

  async wasSent(messageId: string): Promise<boolean> {
    return (await this.link.call((redis) => redis.hexists(this.key('messages'), messageId))) === 1;
  }

  async failed(countyIds: readonly string[], limit: number): Promise<readonly OutboxEntry[]> {
    const ids = await this.link.call((redis) =>
      Promise.all(countyIds.map((id) => redis.zrevrange(this.key('failed', id), 0, limit - 1))),
    );
    return (await this.entries(ids.flat()))
      .toSorted((a, b) => order(b.doneAt!, a.doneAt!) || order(a.id, b.id))
      .slice(0, limit);
  }

  async retry(id: string, countyIds: readonly string[], now: string): Promise<boolean> {
    return (await this.link.run(retry, id, now, Date.parse(now), ...countyIds)) === 1;
  }

  async about(subjectId: string): Promise<readonly OutboxEntry[]> {
    const ids = await this.link.call((redis) => redis.smembers(this.key('subject', subjectId)));
    return (await this.entries(ids)).toSorted((a, b) => a.sequence - b.sequence || order(a.id, b.id));
  }

  async tally(countyIds: readonly string[]): Promise<readonly ChannelTally[]> {
    const counts = await this.link.call((redis) =>
      Promise.all(countyIds.map((id) => redis.hgetall(this.key('tally', id)))),
    );
    const channels = new Set(
      counts.flatMap((one) => Object.keys(one).map((name) => name.slice(0, name.lastIndexOf('|')))),
    );
    return [...channels].sort().flatMap((channel) => {
      const sum = (status: string) => counts.reduce((all, one) => all + Number(one[`${channel}|${status}`] ?? 0), 0);
      const [waiting, sent, failed] = [sum('waiting'), sum('sent'), sum('failed')];
      if (waiting + sent + failed + sum('dropped') === 0) return [];
      const last = counts.flatMap((one) => (Number(one[`${channel}|sent`] ?? 0) > 0 ? [one[`${channel}|last`]!] : []));
      return [{ channel, waiting, sent, failed, lastSentAt: last.sort().at(-1) ?? null }];
    });
  }

  async dropWaiting(at: string, reason: string): Promise<number> {
    let dropped = 0;
    for (const county of await this.link.call((redis) => redis.smembers(this.key('counties')))) {
      for (;;) {
        const ids = await this.link.call((redis) => redis.zrange(this.key('due', county), 0, `${together - 1}`));
        if (ids.length === 0) break;
        dropped += await this.settled(ids, { status: 'dropped', at, messageId: null, reason });
      }
    }
    return dropped;
  }

  async forget(before: string): Promise<number> {
    for (let forgotten = 0; ;) {
      const some = Number(await this.link.run(forget, Date.parse(before), together));
      forgotten += some;
      if (some < together) return forgotten;
    }
  }

  private async settled(ids: readonly string[], settlement: Settlement): Promise<number> {
    if (ids.length === 0) return 0;
    const { at, ...told } = settlementOf(settlement);
    return Number(await this.link.run(settle, JSON.stringify({ ...told, at }), Date.parse(at), ...ids));
  }

  private async entries(ids: readonly string[]): Promise<readonly OutboxEntry[]> {
    const found = await this.link.call((redis) => Promise.all(ids.map((id) => redis.hgetall(this.key('entry', id)))));
    // Forgotten meanwhile.
    return found.filter(({ id }) => id !== undefined).map(entryOf);
  }

  private key(...parts: readonly string[]): string {
    return this.link.key('outbox', ...parts);
  }

  /** Entries of so many bundles or some more, as many of each county as it has or as is its share; the oldest first. */
  private async dueOf(now: string, bundles: number): Promise<readonly Row[]> {
    const found = (await this.link.run(due, Date.parse(now), bundles, perCounty, perBundle)) as readonly string[];
    return Array.from({ length: found.length / 5 }, (_, n): Row => {
      const [id, bundle, at, sequence, county] = found.slice(5 * n, 5 * n + 5);
      return { id: id!, bundle: bundle!, at: at!, sequence: Number(sequence), county: county! };
    }).toSorted((one, other) => order(one.at, other.at) || one.sequence - other.sequence || order(one.id, other.id));
  }
}
