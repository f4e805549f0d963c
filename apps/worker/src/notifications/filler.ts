import { awakeFrom, digestAfter, isUrgent, type IsFree } from '@app/domain/notifications';
import { dayOf } from '@app/domain/kernel';
import { hearersOf, noticesAfter, type NoticeRow } from '@app/projections/notifications';
import { deliveryId, digestBundle, ProcessBooks, type CountyDelivery } from '@app/runtime';
import type { EventStore } from '@app/event-store';
import { lineKinds } from '@app/platform/channels';
import type { NewEntry } from '@app/vault';
import { addressOf, freeDays, type Around } from './around.js';

/** Its place in the log is kept under this name, beside those of the processes. */
export const follower = 'deliver-notices@1';
/** Events with notices that are entered at a time. */
const eventsAtOnce = 100;

type Recipient = Readonly<{ recipient: string; channel: string; digest: boolean; quiet: boolean }>;

/**
 * Follows the notices and enters what is to be sent. A new store begins at its head: what was told before there were ways
 * out, or before an import, is never sent. Entries first, then the place: to go over the same notices again enters nothing.
 */
export class Filler {
  private readonly books: ProcessBooks;
  private place = 0;

  constructor(private readonly around: Around) {
    this.books = new ProcessBooks(around.operations);
  }

  /** @param arrived the stores were brought here from elsewhere: nothing of before is sent from here */
  async start(store: EventStore, arrived: boolean): Promise<void> {
    const { count, position } = await store.head();
    const known = await this.books.at(follower);
    const stays = known !== null && !arrived && known.sequence <= count;
    this.place = stays ? known.sequence : count;
    if (!stays) await this.books.advance(follower, { sequence: count, position });
  }

  /** Enters all that the lists show by now. */
  async fill(): Promise<void> {
    const { model } = this.around;
    const { sequence, position } = model;
    while (this.place < sequence) {
      const told = noticesAfter(model.db, this.place, sequence, eventsAtOnce);
      for (const notice of told) await this.enter(notice);
      const last = told.at(-1);
      this.place = last?.sequence ?? sequence;
      if (last)
        await this.books.advance(follower, {
          sequence: last.sequence,
          position: last.sequence === sequence ? position : null,
        });
    }
  }

  /** Enters one notice for everybody who hears of it today; those who are entered already stay as they are. */
  async enter(notice: NoticeRow): Promise<void> {
    const { operations, settings, clock } = this.around;
    const now = clock.now();
    const times = await settings.ofCounty(notice.countyId);
    const recipients = [...(await this.people(notice, times, now)), ...this.groups(notice, times)];
    if (recipients.length === 0) return;
    const isFree = freeDays(this.around);
    await operations.outbox.add(recipients.map((to) => entryOf(notice, to, { now, times, isFree })));
  }

  private async people(notice: NoticeRow, { channels }: CountyDelivery, now: string): Promise<readonly Recipient[]> {
    const open = this.around.channels.all.filter(
      ({ audience, name }) => audience === 'person' && channels.includes(name),
    );
    if (open.length === 0) return [];
    const to = { permission: notice.permission, unitId: notice.unitId };
    const { accountIds } = hearersOf(this.around.model.db, to, dayOf(now));
    const found: Recipient[] = [];
    for (const recipient of accountIds) {
      const { off, digestOnly } = await this.around.settings.ofPerson(recipient);
      for (const { name } of open) {
        if (off.includes(name) || (await addressOf(this.around, name, recipient)) === null) continue;
        found.push({ recipient, channel: name, digest: digestOnly || !isUrgent(notice.kind), quiet: true });
      }
    }
    return found;
  }

  /** A group hears at once of what is urgent and of the rest once a day; a program of everything, at any hour. */
  private groups({ kind, countyId }: NoticeRow, { channels, lines }: CountyDelivery): readonly Recipient[] {
    const open = this.around.channels.sharedBy(countyId);
    return channels.flatMap((name) => {
      const shared = lineKinds.find((one) => one === name);
      // A line that is chosen and no longer there is entered all the same: what it does not get must be seen.
      if (!shared || !(open.includes(shared) || lines[shared] !== undefined)) return [];
      const person = shared !== 'webhook';
      return [{ recipient: countyId, channel: name, digest: person && !isUrgent(kind), quiet: person }];
    });
  }
}

const entryOf = (
  { id: noticeId, kind, subject, sequence, countyId }: NoticeRow,
  { recipient, channel, digest, quiet }: Recipient,
  { now, times, isFree }: Readonly<{ now: string; times: CountyDelivery; isFree: IsFree }>,
): NewEntry => {
  const id = deliveryId(noticeId, recipient, channel);
  return {
    id,
    noticeId,
    kind,
    subjectId: subject.id,
    sequence,
    recipient,
    countyId,
    channel,
    bundle: digest ? digestBundle(recipient, channel) : id,
    notBefore: digest ? digestAfter(now, times, isFree) : quiet ? awakeFrom(now, times, isFree) : now,
    madeAt: now,
  };
};
