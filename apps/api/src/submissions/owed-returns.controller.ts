import { Controller, Get, Query } from '@nestjs/common';
import { dayOf } from '@app/domain/kernel';
import { unitOfDraft } from '@app/domain/submissions';
import { Clock } from '@app/platform/clock';
import { Allowed, Caller, page, Scope, type Person } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { campaignLines, campaignsUnder, tasksOf } from '@app/projections/submissions';
import { Operations } from '@app/vault';
import { Names } from '../names.js';
import { OwedReturnsPageDto } from './my-return-answers.dto.js';
import { MyReturnsQuery } from './my-returns.dto.js';

/** 待填报: everything that somebody's units owe, whichever campaigns ask it. */
@Controller('my-returns')
export class OwedReturnsController {
  constructor(
    private readonly model: ReadModel,
    private readonly operations: Operations,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  /** Every return that the caller's units owe in open campaigns, the most urgent first. */
  @Get()
  @Allowed('submissions.read', 'list')
  async list(
    @Query() query: MyReturnsQuery,
    @Scope() { roots }: Scope,
    @Caller() reader: Person,
  ): Promise<OwedReturnsPageDto> {
    const { db } = this.model;
    const day = dayOf(this.clock.now());
    const owed = [];
    for (const campaign of campaignsUnder(db, { roots, dataYear: query.dataYear, status: 'open' })) {
      const { campaignId, name, dataYear, dueDate } = campaign;
      const drafts = new Set((await this.operations.drafts.keys(`${dataYear}/`)).map(unitOfDraft));
      for (const line of campaignLines(db, { campaignId, roots, drafts, day }))
        if (line.standing === 'owed') owed.push({ line, campaignId, campaign: name, dataYear, dueDate });
    }
    const window = owed.slice(query.offset, query.offset + query.limit);
    const rows = window.flatMap(({ line, ...of }) =>
      tasksOf(db, of.campaignId, [line]).map((task) => ({ ...task, ...of })),
    );
    const names = await this.names.for(reader, rows);
    const items = rows.map((row) => ({
      ...row,
      acknowledgedByName: names.of(row.acknowledgedBy),
      endedIntoNames: [],
      draftAt: null,
    }));
    return page(items, owed.length, query) as unknown as OwedReturnsPageDto;
  }
}
