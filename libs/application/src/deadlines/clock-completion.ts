import { Injectable } from '@nestjs/common';
import type { ClockCommand, ClockSubject, SupervisionKind } from '@app/domain/deadlines';
import { dayOf, type Command, type Recorded } from '@app/domain/kernel';
import { EventStore } from '@app/event-store';
import { streamOf } from '../kernel/index.js';
import { DeadlineFacts } from './facts.js';

/** What the first event of an issue or an inspection says of it. */
type Origin = Readonly<{ unitId: string; countyId: string; kind?: SupervisionKind }>;

/** Adds to a clock that a process starts the limits of the county on the day of the act, and the calendar. */
@Injectable()
export class ClockCompletion {
  constructor(
    private readonly store: EventStore,
    private readonly facts: DeadlineFacts,
  ) {}

  /** @throws StoreUnavailable */
  async complete(asked: Command, { tenant, recordedAt }: Recorded): Promise<Command> {
    const command = asked as Extract<ClockCommand, { type: 'StartClock' }>;
    const origin = await this.originOf(command.subject, tenant);
    if (!origin) throw new Error(`nothing is known of ${command.subject.kind} ${command.subject.id}`);
    const { unitId, countyId, kind = null } = origin;
    const rules = this.facts.rules(countyId, command.effectiveAt ?? dayOf(recordedAt));
    const completed: ClockCommand = {
      ...command,
      facts: { unitId, countyId, kind, rules, calendar: this.facts.calendar() },
    };
    return completed;
  }

  private async originOf({ kind, id }: ClockSubject, tenant: string): Promise<Origin | undefined> {
    const category = kind === 'issue' ? 'rectification' : 'inspection';
    const [first] = await this.store.readStream(streamOf(tenant, category, id));
    return first?.data as Origin | undefined;
  }
}
