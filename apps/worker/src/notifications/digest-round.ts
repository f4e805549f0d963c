import { digestOf } from '@app/domain/notifications';
import { dayOf } from '@app/domain/kernel';
import { inForce } from '@app/domain/access';
import { accountsUnder } from '@app/projections/access';
import { countiesOf } from '@app/projections/notifications';
import { dueTodoLines } from '@app/projections/todos';
import { deliveryId, digestBundle } from '@app/runtime';
import { addressOf, freeDays, type Around } from './around.js';

/** What stands in the outbox for "something is due": the words are made when it goes out. */
export const dueKind = 'todos.due';

const pause = () => new Promise<void>((resume) => setImmediate(resume));

/**
 * Once a day and county, at the hour of the digest: whoever has something due gets one, also when nothing was told them.
 * What is due is looked up again when it goes out.
 */
export class DigestRound {
  private readonly done = new Map<string, string>();

  constructor(private readonly around: Around) {}

  async run(): Promise<void> {
    const now = this.around.clock.now();
    const day = dayOf(now);
    const isFree = freeDays(this.around);
    for (const countyId of countiesOf(this.around.model.db)) {
      if (this.done.get(countyId) === day) continue;
      const times = await this.around.settings.ofCounty(countyId);
      const at = digestOf(day, times, isFree);
      if (at !== null && now < at) continue;
      const key = `deliveries/round/${countyId}`;
      const { checkpoints } = this.around.operations;
      if (at !== null && (await checkpoints.get(key)) !== day) {
        await this.enter(countyId, times.channels, now);
        await checkpoints.put(key, day);
      }
      this.done.set(countyId, day);
    }
  }

  private async enter(countyId: string, channels: readonly string[], now: string): Promise<void> {
    const { model, operations, settings } = this.around;
    const open = this.around.channels.all.filter(
      ({ audience, name }) => audience === 'person' && channels.includes(name),
    );
    if (open.length === 0) return;
    const day = dayOf(now);
    const { items } = accountsUnder(model.db, [countyId], { status: 'open' }, { limit: 100_000, offset: 0 });
    for (const { accountId, grants } of items) {
      const seats = grants.filter((grant) => inForce(grant, day));
      const { off } = await settings.ofPerson(accountId);
      const reached: string[] = [];
      for (const { name } of open)
        if (!off.includes(name) && (await addressOf(this.around, name, accountId)) !== null) reached.push(name);
      if (seats.length === 0 || reached.length === 0) continue;
      const desk = { accountId, seats, day, at: now };
      if (dueTodoLines(model.db, desk).length === 0) continue;
      const noticeId = `due/${day}`;
      await operations.outbox.add(
        reached.map((channel) => ({
          id: deliveryId(noticeId, accountId, channel),
          noticeId,
          kind: dueKind,
          subjectId: null,
          sequence: 0,
          recipient: accountId,
          countyId,
          channel,
          bundle: digestBundle(accountId, channel),
          notBefore: now,
          madeAt: now,
        })),
      );
      // A county has hundreds of people: requests have their turn between two of them.
      await pause();
    }
  }
}
