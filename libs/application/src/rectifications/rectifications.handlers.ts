import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { dayOf, Refusal, type Outcome, type Request } from '@app/domain/kernel';
import { proposedLead, rectification, type RectificationCommand } from '@app/domain/rectifications';
import { EventStore } from '@app/event-store';
import { CommandExecutor, KeptEvidence, presentState } from '../kernel/index.js';
import { actingFor, actsForUnit, isOffice } from './acting.js';
import { RectificationFacts } from './facts.js';
import { isPosted } from './posted.js';

type Bare<Command> =
  Command extends Exclude<
    RectificationCommand,
    { type: 'BringInIssue' | 'AdvanceLadder' | 'ExpireWaiver' | 'SettleDueDate' | 'AdoptCommonPlan' }
  >
    ? Omit<Command, 'issueId' | 'county' | 'unknownUnits' | 'recusal' | 'belongs' | 'calendar' | 'posted'>
    : never;

type Order = Extract<RectificationCommand, { type: 'AssignRectification' }>;

/** A command about an issue, before the facts it rests on are gathered. An order may leave open who leads. */
export type RectificationAsk =
  | Exclude<Bare<RectificationCommand>, { type: 'AssignRectification' }>
  | (Omit<Bare<Order>, 'leadUnitId'> & Readonly<{ leadUnitId?: string | undefined }>);

/** Asks something of one issue. `id` is the issue's, also for one that is to be raised. */
export class RectificationRequest {
  constructor(
    readonly id: string,
    readonly command: RectificationAsk,
    readonly request: Request,
  ) {}
}

type RestingOnFacts = Extract<
  RectificationAsk,
  {
    type:
      | 'RequestConsultation'
      | 'AssignRectification'
      | 'ReassignIssue'
      | 'VerifyOnSite'
      | 'HandOverResponsibility'
      | 'FilePostedReport';
  }
>;

const restsOnFacts = (command: RectificationAsk): command is RestingOnFacts =>
  [
    'RequestConsultation',
    'AssignRectification',
    'ReassignIssue',
    'VerifyOnSite',
    'HandOverResponsibility',
    'FilePostedReport',
  ].includes(command.type);

@CommandHandler(RectificationRequest)
export class RectificationHandler implements ICommandHandler<RectificationRequest, Outcome> {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly store: EventStore,
    private readonly facts: RectificationFacts,
    private readonly evidence: KeptEvidence,
  ) {}

  async execute({ id, command, request }: RectificationRequest): Promise<Outcome> {
    const completed = await this.completed(id, command, request);
    const asked = await this.acting(id, command, request);
    return this.commands.execute(rectification, id, completed, asked, async () => {
      await this.evidence.check(command, request);
      await this.checkNamed(id, command, request);
    });
  }

  /**
   * What a command names beside its own issue lies in the same county: nobody proposes work to another county's school.
   * What processes pass on was looked at when a person said it.
   */
  private async checkNamed(id: string, command: RectificationAsk, { actor, tenant }: Request): Promise<void> {
    if (actor.role === 'process') return;
    if (command.type === 'RaiseIssue' && command.proposedLeadUnitId !== undefined) {
      const { value: unitIds } = this.facts.unknownUnits([command.proposedLeadUnitId], command.unitId);
      if (unitIds.length > 0) throw new Refusal('rectification.unknown-unit', { unitIds }, 'invalid');
    }
    if (command.type === 'SupersedeIssue') {
      const issue = await presentState(this.store, rectification, tenant, id);
      const other = await presentState(this.store, rectification, tenant, command.byIssueId);
      const elsewhere =
        other.status === 'none' || ('raised' in issue && issue.raised.countyId !== other.raised.countyId);
      if (elsewhere) throw new Refusal('rectification.unknown', { byIssueId: command.byIssueId }, 'not-found');
    }
  }

  /** A school acts for its sections and campuses: a 学部 that leads has nobody of its own to sign. */
  private async acting(id: string, { type }: RectificationAsk, request: Request): Promise<Request> {
    if (!actsForUnit.has(type) || isOffice(request.actor.role)) return request;
    const issue = await presentState(this.store, rectification, request.tenant, id);
    return { ...request, actor: { ...request.actor, unit: actingFor(this.facts, issue, type, request.actor.unit) } };
  }

  private async completed(id: string, command: RectificationAsk, request: Request): Promise<RectificationCommand> {
    if (command.type === 'RaiseIssue') return { ...command, issueId: id, county: this.facts.countyOf(command.unitId) };
    if (command.type === 'ResumeClock') return { ...command, calendar: this.facts.calendar() };
    if (!restsOnFacts(command)) return command;
    const issue = await presentState(this.store, rectification, request.tenant, id);
    const of = issue.status === 'none' ? '' : issue.unitId;
    if (command.type === 'RequestConsultation')
      return { ...command, unknownUnits: this.facts.unknownUnits([command.departmentId], of) };
    if (command.type === 'FilePostedReport')
      return { ...command, posted: await isPosted(this.store, request.tenant, issue) };
    if (command.type === 'HandOverResponsibility') {
      const lead = 'order' in issue ? issue.order.leadUnitId : of;
      return { ...command, belongs: this.facts.rectifiesFor(command.toAccountId, lead, dayOf(request.at)) };
    }
    if (command.type !== 'VerifyOnSite') {
      const leadUnitId = command.leadUnitId ?? proposedLead(issue) ?? of;
      const unknownUnits = this.facts.unknownUnits([leadUnitId, ...command.supportingUnitIds], of);
      const reckoning = command.period === undefined ? {} : { calendar: this.facts.calendar() };
      return { ...command, leadUnitId, unknownUnits, ...reckoning };
    }
    const units = 'order' in issue ? [issue.unitId, issue.order.leadUnitId] : [];
    return { ...command, recusal: this.facts.recusal(units, [request.actor.id], command.on) };
  }
}
