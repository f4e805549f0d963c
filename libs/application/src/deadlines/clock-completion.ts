import { Injectable } from '@nestjs/common';
import type { ClockCommand, ClockSubject, SupervisionKind } from '@app/domain/deadlines';
import { dayOf, type Command, type Recorded } from '@app/domain/kernel';
import { isOrdered, rectification } from '@app/domain/rectifications';
import { EventStore } from '@app/event-store';
import { folded, streamOf } from '../kernel/index.js';
import { DeadlineFacts } from './facts.js';

/** What the first event of an issue or an inspection says of it. */
type Origin = Readonly<{
  unitId: string;
  countyId: string;
  kind?: SupervisionKind;
  inspectionId?: string | null;
}>;

/** Since when the clock of an issue stood after its last event; null while it ran. */
const stoppedAsOf = (past: readonly Recorded[]): string | null => {
  const issue = folded(rectification, past);
  return isOrdered(issue) ? (issue.clock.stopped?.from ?? null) : null;
};

/** Adds to a clock that a process starts the limits of the county on the day of the act, and the calendar. */
@Injectable()
export class ClockCompletion {
  constructor(
    private readonly store: EventStore,
    private readonly facts: DeadlineFacts,
  ) {}

  /** @throws StoreUnavailable */
  async start(asked: Command, { tenant, recordedAt, sequence }: Recorded): Promise<Command> {
    const command = asked as Extract<ClockCommand, { type: 'StartClock' }>;
    const past = (await this.pastOf(command.subject, tenant)).filter((one) => one.sequence <= sequence);
    const origin = past[0]?.data as Origin | undefined;
    if (!origin) throw new Error(`nothing is known of ${command.subject.kind} ${command.subject.id}`);
    const { unitId, countyId } = origin;
    const kind = await this.kindOf(origin, tenant);
    const rules = this.facts.rules(countyId, command.effectiveAt ?? dayOf(recordedAt));
    const stoppedFrom = command.subject.kind === 'issue' ? stoppedAsOf(past) : null;
    const completed: ClockCommand = {
      ...command,
      facts: { unitId, countyId, kind, rules, calendar: this.facts.calendar(), stoppedFrom },
    };
    return completed;
  }

  /** The days that were left are counted by the calendar as it is known now. */
  release(asked: Command): Promise<Command> {
    const command = asked as Extract<ClockCommand, { type: 'ReleaseDeadline' }>;
    const completed: ClockCommand = { ...command, calendar: this.facts.calendar() };
    return Promise.resolve(completed);
  }

  /** Of what kind of supervision it is; of an issue that no inspection found, of none. */
  private async kindOf({ kind, inspectionId }: Origin, tenant: string): Promise<SupervisionKind | null> {
    if (kind !== undefined) return kind;
    if (!inspectionId) return null;
    const [planned] = await this.pastOf({ kind: 'inspection', id: inspectionId }, tenant);
    return (planned?.data as Origin | undefined)?.kind ?? null;
  }

  private pastOf({ kind, id }: Pick<ClockSubject, 'kind' | 'id'>, tenant: string): Promise<readonly Recorded[]> {
    const category = kind === 'issue' ? 'rectification' : 'inspection';
    return this.store.readStream(streamOf(tenant, category, id));
  }
}
