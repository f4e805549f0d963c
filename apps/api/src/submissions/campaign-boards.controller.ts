import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ReturnDrafts } from '@app/application/submissions';
import { dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, Caller, page, Problem, Scope, type Person } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { isWithin } from '@app/projections/organizations';
import {
  awaitsFiling,
  campaignBoard,
  campaignById,
  campaignLines,
  campaignsUnder,
  countsOf,
  withDrafts,
  type CampaignLine,
  type CampaignRow,
  type CampaignTask,
} from '@app/projections/submissions';
import type { Sqlite } from '@app/sqlite';
import { Names } from '../names.js';
import { Revisions } from '../revisions.js';
import { CampaignDetailDto, CampaignsPageDto, CampaignUnitsPageDto } from './campaign-answers.dto.js';
import { CampaignsQuery, CampaignUnitsQuery } from './campaigns.dto.js';
import { FilingDesk } from './filing-desk.js';

/** The board: who owes what by when, how far each has come. Drafts are not in the log and are asked for beside it. */
@Controller('campaigns')
export class CampaignBoardsController {
  constructor(
    private readonly model: ReadModel,
    private readonly drafts: ReturnDrafts,
    private readonly names: Names,
    private readonly revisions: Revisions,
    private readonly clock: Clock,
    private readonly filing: FilingDesk,
  ) {}

  /** Campaigns of the caller's counties, or that ask the caller's units; the most urgent of the open ones first. */
  @Get()
  @Allowed('submissions.read', 'list')
  list(@Query() query: CampaignsQuery, @Scope() { roots }: Scope): CampaignsPageDto {
    const { dataYear, status, limit, offset } = query;
    const found = campaignsUnder(this.model.db, { roots, dataYear, status });
    return page(found.slice(offset, offset + limit).map(shown), found.length, query) as CampaignsPageDto;
  }

  /** A campaign, with the counts of the caller's units. */
  @Get(':id')
  @Allowed('submissions.read', { campaignParty: 'id' })
  async campaign(
    @Param('id', ParseUUIDPipe) id: string,
    @Scope() { roots }: Scope,
    @Caller() reader: Person,
  ): Promise<CampaignDetailDto> {
    const campaign = this.found(id);
    const lines = await this.lines(this.model.db, campaign, roots);
    const names = await this.names.for(reader, [campaign.openedBy]);
    const openedByName = names.of(campaign.openedBy);
    const revision = this.revisions.of('campaign', id);
    const acts = await this.filing.campaignActs(id, reader);
    return { ...shown(campaign), openedByName, counts: countsOf(lines), revision, acts } as CampaignDetailDto;
  }

  /** Its units, with counts of all that the caller may see of it. */
  @Get(':id/units')
  @Allowed('submissions.read', { campaignParty: 'id' })
  async units(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: CampaignUnitsQuery,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<CampaignUnitsPageDto> {
    const { db } = this.model;
    const campaign = this.found(id);
    const { under, overdue, status, standing, search, limit, offset } = query;
    const roots =
      under === undefined ? scope.roots : scope.roots.some((root) => isWithin(db, under, root)) ? [under] : [];
    const { counts, rows, total } = campaignBoard(db, id, await this.lines(db, campaign, roots), {
      status,
      standing,
      search,
      overdue: overdue === undefined ? undefined : overdue === 'true',
      limit,
      offset,
    });
    const names = await this.names.for(reader, rows);
    const items = [];
    for (const row of rows)
      items.push({
        ...row,
        acknowledgedByName: names.of(row.acknowledgedBy),
        endedIntoNames: row.endedInto.flatMap((unitId) => names.of(unitId) ?? []),
        draftAt: row.status === 'draft' ? await this.draftAt(campaign, row) : null,
      });
    return { ...page(items, total, query), counts } as unknown as CampaignUnitsPageDto;
  }

  private found(id: string): CampaignRow {
    const campaign = campaignById(this.model.db, id);
    if (!campaign) throw new Problem(404, 'resource.not-found');
    return campaign;
  }

  /** The campaign's lines; of units that have filed nothing it is asked whether they have a draft. */
  private async lines(db: Sqlite, campaign: CampaignRow, roots: readonly string[]): Promise<readonly CampaignLine[]> {
    const { campaignId, dataYear } = campaign;
    const lines = campaignLines(db, { campaignId, roots, day: dayOf(this.clock.now()) });
    return withDrafts(lines, await this.drafts.among(dataYear, lines.filter(awaitsFiling)));
  }

  private async draftAt({ dataYear }: CampaignRow, { unitId, form }: CampaignTask): Promise<string | null> {
    return (await this.drafts.read({ unitId, dataYear, form }))?.updatedAt ?? null;
  }
}

/** A row as it is shown. */
const shown = ({ openedSequence: _openedSequence, ...row }: CampaignRow) => row;
