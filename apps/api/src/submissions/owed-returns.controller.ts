import { Controller, Get, Query } from '@nestjs/common';
import { ReturnDrafts } from '@app/application/submissions';
import { dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, Caller, page, Scope, type Person } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { awaitsFiling, campaignLines, campaignsUnder, tasksOf, withDrafts } from '@app/projections/submissions';
import { Names } from '../names.js';
import { FilingDesk } from './filing-desk.js';
import { OwedReturnsPageDto } from './my-return-answers.dto.js';
import { MyReturnsQuery } from './my-returns.dto.js';

/** 待填报: everything that somebody's units owe, whichever campaigns ask it. */
@Controller('my-returns')
export class OwedReturnsController {
  constructor(
    private readonly model: ReadModel,
    private readonly drafts: ReturnDrafts,
    private readonly names: Names,
    private readonly clock: Clock,
    private readonly filing: FilingDesk,
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
      const lines = campaignLines(db, { campaignId, roots, day }).filter(({ standing }) => standing === 'owed');
      const drafted = await this.drafts.among(dataYear, lines.filter(awaitsFiling));
      const of = { campaignId, campaign: name, dataYear, dueDate };
      for (const line of withDrafts(lines, drafted)) owed.push({ line, of });
    }
    const window = owed.slice(query.offset, query.offset + query.limit);
    const rows = [...new Set(window.map(({ of }) => of))].flatMap((of) => {
      const lines = window.flatMap((one) => (one.of === of ? one.line : []));
      return tasksOf(db, of.campaignId, lines).map((task) => ({ ...task, ...of }));
    });
    const names = await this.names.for(reader, rows);
    const waits = ({ status }: { status: string }) => status === 'unacknowledged';
    const acknowledging = await this.filing.acknowledgements(rows.filter(waits), reader);
    const actsOf = new Map(rows.filter(waits).map((row, index) => [row, acknowledging[index]]));
    const items = rows.map((row) => ({
      ...row,
      acts: actsOf.get(row) ?? [],
      acknowledgedByName: names.of(row.acknowledgedBy),
      endedIntoNames: [],
      draftAt: null,
    }));
    return page(items, owed.length, query) as unknown as OwedReturnsPageDto;
  }
}
