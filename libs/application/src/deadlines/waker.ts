import { Injectable } from '@nestjs/common';
import { dayOf, type Outcome, type Request } from '@app/domain/kernel';
import { stepClock } from '@app/domain/deadlines';
import { inspection } from '@app/domain/inspections';
import { rectification, type RectificationCommand } from '@app/domain/rectifications';
import { countyRecord } from '@app/domain/standards';
import { EventStore } from '@app/event-store';
import { addresses, namedId } from '@app/ledger';
import { CommandExecutor, presentState, system } from '../kernel/index.js';
import { DeadlineFacts } from './facts.js';
import { LadderFacts, type Due } from './ladder-facts.js';

/** The same for everyone who wakes the same thing for the same reason, however often. */
const requestOf = ({ key, wakeOn, sequence }: Due, tenant: string, at: string): Request => {
  const commandId = namedId(JSON.stringify(['wake', tenant, key, wakeOn, sequence]), addresses);
  const half = (part: string): string => namedId(part, commandId).replaceAll('-', '');
  return {
    commandId,
    // What is asked for is a function of the row, so the row stands for it.
    digest: half('one') + half('other'),
    actor: system,
    tenant,
    correlationId: namedId('correlation', commandId),
    causationId: null,
    at,
  };
};

/** Wakes what is due. Twice, late, or side by side in several processes: it is written once. */
@Injectable()
export class Waker {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly facts: LadderFacts,
    private readonly days: DeadlineFacts,
    private readonly store: EventStore,
  ) {}

  /**
   * @param key of a due row: `issue/<id>`
   * @param at the instant now (ISO); what is due later than its day is left alone
   * @returns what came of it; null when nothing is due under the key
   * @throws Refusal, StoreUnavailable
   */
  async wake(key: string, at: string): Promise<Outcome | null> {
    const due = this.facts.due(key);
    if (!due || due.wakeOn > dayOf(at)) return null;
    const request = requestOf(due, this.facts.tenant, at);
    switch (due.kind) {
      case 'issue':
        return this.advance(due, request);
      case 'waiver':
        return this.execute(due, { type: 'ExpireWaiver', calendar: this.days.calendar() }, request);
      case 'order':
        return this.execute(due, { type: 'SettleDueDate', calendar: this.days.calendar() }, request);
      case 'letter':
        return this.settleLetter(due, request);
      case 'exemption':
        return this.expire(due, request);
      case 'settle':
        return this.settle(due, request);
      default:
        throw new Error(`nothing wakes a ${due.kind}`);
    }
  }

  /** After a standstill by the ladder that held on the day it was due: a newer one does not make anybody late. */
  private advance({ subject, countyId, wakeOn }: Due, request: Request): Promise<Outcome> {
    const ladder = this.facts.ladder(countyId, wakeOn);
    const command = { type: 'AdvanceLadder', ladder, calendar: this.days.calendar() } as const;
    return this.execute({ subject }, command, request);
  }

  private execute(
    { subject }: Pick<Due, 'subject'>,
    command: RectificationCommand,
    request: Request,
  ): Promise<Outcome> {
    return this.commands.execute(rectification, subject, command, request);
  }

  /** The day of a letter that was 暂定: the inspection's own, beside the orders that were given by it. */
  private settleLetter({ subject }: Due, request: Request): Promise<Outcome> {
    const command = { type: 'SettleLetterDate', calendar: this.days.calendar() } as const;
    return this.commands.execute(inspection, subject, command, request);
  }

  /** A 过渡性放宽 whose last day is over: its subject names the county's record of the year, the standard and the grant. */
  private async expire({ subject, wakeOn }: Due, request: Request): Promise<Outcome> {
    const [countyId = '', dataYear = '', standardId = '', exemptionId = ''] = subject.split('/');
    const id = `${countyId}.${dataYear}`;
    const record = await presentState(this.store, countyRecord, request.tenant, id);
    const granted = record.status === 'open' ? record.exemptions[exemptionId] : undefined;
    // By then the section may have moved to another county, or be closed.
    const section = granted ? this.facts.countyOf(granted.sectionId, wakeOn) : { value: null, sequence: 0 };
    const command = {
      type: 'ExpireExemption',
      countyId,
      dataYear,
      standardId,
      exemptionId,
      section,
      effectiveAt: wakeOn,
    } as const;
    return this.commands.execute(countyRecord, id, command, request);
  }

  /** A day that was 暂定: by the calendar as it is known now. Nothing is written while the year is still not published. */
  private settle({ subject }: Due, request: Request): Promise<Outcome> {
    const command = { type: 'SettleDeadline', calendar: this.days.calendar() } as const;
    return this.commands.execute(stepClock, subject, command, request);
  }
}
