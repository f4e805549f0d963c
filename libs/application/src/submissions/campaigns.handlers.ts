import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Refusal, type Outcome, type Request } from '@app/domain/kernel';
import {
  campaign,
  campaignTask,
  campaignTaskId,
  type CampaignCommand,
  type CampaignTaskCommand,
} from '@app/domain/submissions';
import { EventStore } from '@app/event-store';
import { namedId } from '@app/ledger';
import { CommandExecutor, derivedRequest, presentState } from '../kernel/index.js';
import { CampaignFacts } from './campaign-facts.js';

type Bare<Command> = Command extends CampaignCommand
  ? Omit<Command, 'campaignId' | 'area' | 'newUnits' | 'outstanding'>
  : never;

/** A command about a campaign, before the facts it rests on are gathered. */
export type CampaignAsk = Bare<CampaignCommand>;

/** Fixed for ever: a name is one campaign of its county and year. */
const namespace = '0f8f3a6e-6a0b-5c1d-8a46-1f3b7e5d2c90';

/** The id of a county's campaign of that name and year: opened twice, it is the same one. */
export const campaignIdOf = (countyId: string, dataYear: string, name: string): string =>
  namedId(JSON.stringify(['campaign', countyId, dataYear, name.trim()]), namespace);

/** Asks something of one campaign. */
export class CampaignRequest {
  constructor(
    readonly campaignId: string,
    readonly command: CampaignAsk,
    readonly request: Request,
  ) {}
}

/** 签收 of a campaign by a unit, or by a school for all that is asked of it and of what stands below it. */
export class AcknowledgeRequest {
  constructor(
    readonly campaignId: string,
    readonly unitId: string,
    readonly request: Request,
  ) {}
}

@CommandHandler(CampaignRequest)
export class CampaignHandler implements ICommandHandler<CampaignRequest, Outcome> {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly store: EventStore,
    private readonly facts: CampaignFacts,
  ) {}

  async execute({ campaignId, command, request }: CampaignRequest): Promise<Outcome> {
    return this.commands.execute(campaign, campaignId, await this.completed(campaignId, command, request), request);
  }

  private async completed(campaignId: string, command: CampaignAsk, request: Request): Promise<CampaignCommand> {
    switch (command.type) {
      case 'OpenCampaign':
        return { ...command, campaignId, area: this.facts.filingUnits(command.countyId) };
      case 'AddUnits': {
        const present = await presentState(this.store, campaign, request.tenant, campaignId);
        const area = this.facts.filingUnits(present.status === 'none' ? '' : present.countyId);
        return { ...command, area, newUnits: this.facts.newUnits(campaignId) };
      }
      case 'RemindUnits':
        return { ...command, outstanding: this.facts.outstanding(campaignId) };
      case 'ReleaseUnits':
      case 'ChangeDueDate':
      case 'CloseCampaign':
      case 'ReopenCampaign':
        return command;
    }
  }
}

@CommandHandler(AcknowledgeRequest)
export class AcknowledgeHandler implements ICommandHandler<AcknowledgeRequest, readonly Outcome[]> {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly facts: CampaignFacts,
  ) {}

  /** One short stream each; a repeat after a crash goes on where it stopped. Never empty. */
  async execute({ campaignId, unitId, request }: AcknowledgeRequest): Promise<readonly Outcome[]> {
    const units = this.facts.askedUnder(campaignId, unitId);
    // A city or county acknowledges for itself only: 签收 is each unit's own word.
    const own = request.actor.role === 'supervisionDirector' ? units.filter((id) => id === unitId) : units;
    if (units.length === 0) throw new Refusal('campaign.not-asked', { campaignId, unitId }, 'not-found');
    if (own.length === 0) throw new Refusal('campaign.not-yours', { unitId }, 'forbidden');
    const tasks = own.map((id) => ({ id, task: this.facts.task(campaignId, id) }));
    // Parts that have ended keep nobody from acknowledging the others; a unit of which nothing stands is told so.
    const standing = tasks.filter(({ task }) => !task.value?.endedFrom);
    const outcomes: Outcome[] = [];
    for (const { id, task } of standing.length > 0 ? standing : tasks) {
      const command: CampaignTaskCommand = { type: 'AcknowledgeCampaign', campaignId, unitId: id, task };
      const asked = derivedRequest(request, `acknowledge ${id}`);
      outcomes.push(await this.commands.execute(campaignTask, campaignTaskId(campaignId, id), command, asked));
    }
    return outcomes;
  }
}
