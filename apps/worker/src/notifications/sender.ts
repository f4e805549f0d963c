import { awakeFrom, digestAfter, isQuiet, pauseAfter } from '@app/domain/notifications';
import { dayOf } from '@app/domain/kernel';
import { NotDelivered, type Channel, type Message } from '@app/platform/channels';
import { accountById } from '@app/projections/access';
import { hearersOf, noticesById } from '@app/projections/notifications';
import { dueTodoLines } from '@app/projections/todos';
import { digestId, isDigest, lineOf } from '@app/runtime';
import type { OutboxEntry } from '@app/vault';
import { inForce } from '@app/domain/access';
import { addressOf, freeDays, later, type Around } from './around.js';
import { dueKind } from './digest-round.js';
import type { Filler } from './filler.js';
import { Resting } from './resting.js';
import { digestMessage, dueLine, noticeLine, singleMessage } from './wording.js';

/** What has waited for longer is news to nobody. */
const oldest = 7 * 24 * 3_600_000;
/** Of what is due a digest names so many. */
const mostDue = 20;

/** A fault of one mailbox says nothing of the way to all others. */
const ofTheWay = ({ reason, final }: NotDelivered): boolean =>
  !final && (reason === 'smtp-421' || !reason.startsWith('smtp-4'));

/** A channel, and what it rests under when it fails: another county's line is another way. */
type Way = Readonly<{ channel: Channel; way: string }>;

/** Sends one bundle, and writes down what came of it. Whatever cannot be sent yet waits on; whatever is no longer right is dropped. */
export class Sender {
  private readonly resting = new Resting();

  constructor(
    private readonly around: Around,
    private readonly filler: Filler,
    /** From 0 to 1. */
    private readonly chance: () => number = Math.random,
  ) {}

  async send(bundle: readonly OutboxEntry[]): Promise<void> {
    const now = this.around.clock.now();
    const entries = await this.still(bundle, now);
    const [first] = entries;
    if (!first) return;
    const times = await this.around.settings.ofCounty(first.countyId);
    const line = lineOf(times, first.channel);
    const channel = this.around.channels.used(first.channel, line, first.countyId);
    if (!times.channels.some((name) => name === first.channel)) return this.drop(entries, now, 'channel-off');
    if (!channel) return line === null ? this.drop(entries, now, 'channel-off') : this.giveUp(entries, 'line-gone');
    const way = line === null ? channel.name : `${channel.name}/${line}`;
    const rest = this.resting.until(way, now);
    if (rest !== null) return this.wait(entries, rest, 'resting');
    const isFree = freeDays(this.around);
    if (channel.audience !== 'machine' && isQuiet(now, times, isFree))
      return this.wait(entries, awakeFrom(now, times, isFree), 'quiet');
    if (!isDigest(first.bundle))
      return this.deliver(entries, { channel, way }, now, (told) => this.single(first, now, told));
    const id = digestId(first.recipient, channel.name, dayOf(now));
    if (await this.around.operations.outbox.wasSent(id))
      return this.wait(entries, digestAfter(now, times, isFree), 'next-digest');
    return this.deliver(entries, { channel, way }, now, (told) => this.digest(id, first, now, told));
  }

  /** Those that are not too old, and whose recipient is still to be told; in the place of one who is not, others are. */
  private async still(bundle: readonly OutboxEntry[], now: string): Promise<readonly OutboxEntry[]> {
    const { db } = this.around.model;
    const left: OutboxEntry[] = [];
    for (const entry of bundle) {
      const person = entry.recipient !== entry.countyId;
      const { off } = person ? await this.around.settings.ofPerson(entry.recipient) : { off: [] };
      const [notice] = noticesById(db, [entry.noticeId]);
      const to = notice && { permission: notice.permission, unitId: notice.unitId };
      if (later(entry.madeAt, oldest) < now) await this.drop([entry], now, 'too-old');
      else if (off.some((name) => name === entry.channel)) await this.drop([entry], now, 'switched-off');
      else if (!notice && entry.kind !== dueKind) await this.drop([entry], now, 'no-notice');
      else if (person && to && !hearersOf(db, to, dayOf(now)).accountIds.includes(entry.recipient)) {
        await this.drop([entry], now, 'no-longer');
        await this.filler.enter(notice);
      } else left.push(entry);
    }
    return left;
  }

  private async deliver(
    entries: readonly OutboxEntry[],
    { channel, way }: Way,
    now: string,
    messageOf: (told: readonly OutboxEntry[]) => Message | null,
  ): Promise<void> {
    const { outbox } = this.around.operations;
    const address =
      channel.audience === 'person' ? await addressOf(this.around, channel.name, entries[0]!.recipient) : '';
    if (address === null) return this.drop(entries, now, 'no-address');
    const message = messageOf(entries);
    if (!message) return this.drop(entries, now, 'nothing-left');
    const ids = entries.map(({ id }) => id);
    try {
      const { id: receipt } = await channel.send(message, address);
      this.resting.worked(way);
      const at = this.around.clock.now();
      await outbox.settle(ids, { status: 'sent', at, messageId: message.id, receipt });
    } catch (error) {
      if (!(error instanceof NotDelivered)) throw error;
      if (ofTheWay(error)) this.resting.failed(way, now);
      const pause = pauseAfter(Math.max(...entries.map(({ attempts }) => attempts)) + 1, this.chance());
      const { reason } = error;
      await outbox.settle(
        ids,
        error.final || pause === null
          ? { status: 'failed', at: this.around.clock.now(), messageId: message.id, reason }
          : { status: 'retry', notBefore: later(now, pause), messageId: message.id, reason, counts: true },
      );
    }
  }

  private single(entry: OutboxEntry, now: string, told: readonly OutboxEntry[]): Message | null {
    const [line] = this.lines(told, now);
    return line ? singleMessage(entry.id, now, line, this.around.channels.site) : null;
  }

  private digest(id: string, { recipient }: OutboxEntry, now: string, told: readonly OutboxEntry[]): Message | null {
    const lines = { due: this.due(recipient, now), told: this.lines(told, now) };
    if (lines.due.length + lines.told.length === 0) return null;
    return digestMessage(id, now, lines, this.around.channels.site);
  }

  private lines(told: readonly OutboxEntry[], now: string) {
    const { db } = this.around.model;
    return noticesById(
      db,
      told.toSorted((one, other) => one.sequence - other.sequence).map(({ noticeId }) => noticeId),
    ).map((row) => {
      const to = { permission: row.permission, unitId: row.unitId };
      return noticeLine(db, row, this.around.channels.site, hearersOf(db, to, dayOf(now)).unheard);
    });
  }

  private due(accountId: string, now: string) {
    const { db } = this.around.model;
    const day = dayOf(now);
    const seats = accountById(db, accountId)?.grants.filter((grant) => inForce(grant, day)) ?? [];
    return dueTodoLines(db, { accountId, seats, day, at: now })
      .slice(0, mostDue)
      .map((line) => dueLine(db, line, day, this.around.channels.site));
  }

  private drop(entries: readonly OutboxEntry[], at: string, reason: string): Promise<void> {
    const ids = entries.map(({ id }) => id);
    return this.around.operations.outbox.settle(ids, { status: 'dropped', at, messageId: null, reason });
  }

  private giveUp(entries: readonly OutboxEntry[], reason: string): Promise<void> {
    const ids = entries.map(({ id }) => id);
    const at = this.around.clock.now();
    return this.around.operations.outbox.settle(ids, { status: 'failed', at, messageId: null, reason });
  }

  private wait(entries: readonly OutboxEntry[], notBefore: string, reason: string): Promise<void> {
    const ids = entries.map(({ id }) => id);
    return this.around.operations.outbox.settle(ids, {
      status: 'retry',
      notBefore,
      messageId: null,
      reason,
      counts: false,
    });
  }
}
