import { Injectable } from '@nestjs/common';
import { usualTimes, type SendingTimes } from '@app/domain/notifications';
import type { ChannelName, LineKind } from '@app/platform/channels';
import { Operations } from '@app/vault';

/** Which of several configured places a way leads to, by its id; the server's own where none is named. */
export type ChosenLines = Readonly<Partial<Record<LineKind, string>>>;

/** How a county tells its people: through which ways, and when. */
export type CountyDelivery = SendingTimes & Readonly<{ channels: readonly ChannelName[]; lines: ChosenLines }>;

/** The line that a county has chosen for a way; null: the server's own. */
export const lineOf = ({ lines }: Pick<CountyDelivery, 'lines'>, channel: string): string | null =>
  (lines as Readonly<Record<string, string | undefined>>)[channel] ?? null;

/** How somebody wants to be told. */
export type PersonalDelivery = Readonly<{
  /** Ways that they do not want. */
  off: readonly ChannelName[];
  /** Nothing at once, whatever it is: all of it in the day's digest. */
  digestOnly: boolean;
}>;

/** E-mail, where it is configured; what costs money or is read by many is a county's choice. */
export const usualDelivery: CountyDelivery = { ...usualTimes, channels: ['email'], lines: {} };
const usualWishes: PersonalDelivery = { off: [], digestOnly: false };

const countyKey = (countyId: string) => `county/${countyId}`;
const personKey = (accountId: string) => `person/${accountId}`;

/** Choices of counties and people, beside the log: they decide no case. */
@Injectable()
export class DeliverySettings {
  constructor(private readonly operations: Operations) {}

  async ofCounty(countyId: string): Promise<CountyDelivery> {
    return { ...usualDelivery, ...(await this.read<CountyDelivery>(countyKey(countyId))) };
  }

  async setCounty(countyId: string, delivery: CountyDelivery): Promise<void> {
    await this.operations.preferences.put(countyKey(countyId), JSON.stringify(delivery));
  }

  async ofPerson(accountId: string): Promise<PersonalDelivery> {
    return { ...usualWishes, ...(await this.read<PersonalDelivery>(personKey(accountId))) };
  }

  async setPerson(accountId: string, wishes: PersonalDelivery): Promise<void> {
    await this.operations.preferences.put(personKey(accountId), JSON.stringify(wishes));
  }

  private async read<Value>(key: string): Promise<Partial<Value>> {
    const text = await this.operations.preferences.get(key);
    return text === null ? {} : (JSON.parse(text) as Partial<Value>);
  }
}
