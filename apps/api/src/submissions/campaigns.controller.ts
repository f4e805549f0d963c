import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AcknowledgeRequest, campaignIdOf, CampaignRequest, type CampaignAsk } from '@app/application/submissions';
import type { Outcome, Request } from '@app/domain/kernel';
import { Allowed, Asked, OutcomeDto } from '@app/platform/http';
import { basisOf } from '../basis.dto.js';
import { dated } from '../dated.dto.js';
import { AcknowledgedDto } from './campaign-answers.dto.js';
import {
  AddUnitsDto,
  ChangeDueDateDto,
  CloseCampaignDto,
  OpenCampaignDto,
  ReleaseUnitsDto,
  ReopenCampaignDto,
  type CampaignDueDto,
} from './campaigns.dto.js';

/** The day, its basis and when it was said, as a command carries them. */
const due = (body: CampaignDueDto) => ({ dueDate: body.dueDate, ...basisOf(body), ...dated(body) });

/** Rounds of filing: what the bureau does with them, and a unit's 签收. */
@Controller('campaigns')
export class CampaignsController {
  constructor(private readonly commands: CommandBus) {}

  /** Opens a round of filing for every filing unit of the county, or some. */
  @Post()
  @Allowed('submissions.campaign', { bodyUnit: 'countyId' })
  open(@Body() body: OpenCampaignDto, @Asked() request: Request): Promise<OutcomeDto> {
    const { countyId, name, dataYear, forms, unitIds } = body;
    const command = { type: 'OpenCampaign', countyId, name, dataYear, forms, unitIds: unitIds ?? null } as const;
    return this.ask(campaignIdOf(countyId, dataYear, name), { ...command, ...due(body) }, request);
  }

  /** Asks further units: those named, or all 新建未纳入 at once. */
  @Post(':id/units')
  @HttpCode(200)
  @Allowed('submissions.campaign', { campaign: 'id' })
  add(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { unitIds }: AddUnitsDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(id, { type: 'AddUnits', unitIds: unitIds ?? null }, request);
  }

  @Post(':id/release')
  @HttpCode(200)
  @Allowed('submissions.campaign', { campaign: 'id' })
  release(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { unitIds, reason }: ReleaseUnitsDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(id, { type: 'ReleaseUnits', unitIds, reason }, request);
  }

  @Post(':id/due-date')
  @HttpCode(200)
  @Allowed('submissions.campaign', { campaign: 'id' })
  changeDueDate(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeDueDateDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(id, { type: 'ChangeDueDate', reason: body.reason, ...due(body) }, request);
  }

  /** Reminds every unit that owes and has not filed, each at most once a day. */
  @Post(':id/reminder')
  @HttpCode(200)
  @Allowed('submissions.campaign', { campaign: 'id' })
  remind(@Param('id', ParseUUIDPipe) id: string, @Asked() request: Request): Promise<OutcomeDto> {
    return this.ask(id, { type: 'RemindUnits' }, request);
  }

  @Post(':id/closure')
  @HttpCode(200)
  @Allowed('submissions.campaign', { campaign: 'id' })
  close(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: CloseCampaignDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(id, { type: 'CloseCampaign', reason }, request);
  }

  @Post(':id/reopening')
  @HttpCode(200)
  @Allowed('submissions.campaign', { campaign: 'id' })
  reopen(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReopenCampaignDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(id, { type: 'ReopenCampaign', reason: body.reason, ...due(body) }, request);
  }

  /** 签收 by a unit; a school acknowledges for its sections and campuses at once. */
  @Post(':id/units/:unitId/acknowledgement')
  @HttpCode(200)
  @Allowed('submissions.acknowledge', { campaignParty: 'id' }, { unit: 'unitId' })
  async acknowledge(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Asked() request: Request,
  ): Promise<AcknowledgedDto> {
    const asked = new AcknowledgeRequest(id, unitId, request);
    const outcomes = await this.commands.execute<AcknowledgeRequest, readonly Outcome[]>(asked);
    // Streams are named after campaign and unit.
    return { ...outcomes.at(-1)!, unitIds: outcomes.map((one) => one.id.slice(id.length + 1)) };
  }

  private ask(id: string, command: CampaignAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute<CampaignRequest, Outcome>(new CampaignRequest(id, command, request));
  }
}
