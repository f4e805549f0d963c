import { freeOn } from '@app/domain/deadlines';
import type { IsFree } from '@app/domain/notifications';
import type { Channels } from '@app/platform/channels';
import type { Clock } from '@app/platform/clock';
import { calendarIn } from '@app/projections/deadlines';
import type { ReadModel } from '@app/projections/kernel';
import type { DeliverySettings } from '@app/runtime';
import type { Operations, Vault } from '@app/vault';

/** What deliveries are made with. */
export type Around = Readonly<{
  model: ReadModel;
  operations: Operations;
  vault: Vault;
  settings: DeliverySettings;
  channels: Channels;
  clock: Clock;
}>;

/** Which days are free, by the calendar in force. */
export const freeDays = ({ model }: Around): IsFree => {
  const calendar = calendarIn(model.db);
  return (day) => freeOn(day, calendar) !== null;
};

/** An instant some milliseconds later. */
export const later = (at: string, milliseconds: number): string =>
  new Date(Date.parse(at) + milliseconds).toISOString();

/** Where a channel reaches somebody: an address out of the vault, or null when there is none. */
export const addressOf = async ({ vault }: Around, channel: string, accountId: string): Promise<string | null> => {
  const person = await vault.find(accountId);
  return (channel === 'email' ? person?.email : channel === 'sms' ? person?.phone : null) ?? null;
};

/** Things by a key, in the order they come in. */
export const grouped = <Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly Item[])[] => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
};
