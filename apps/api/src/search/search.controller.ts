import { Controller, Get, Query } from '@nestjs/common';
import { dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, Caller, type Person } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { search, type Found } from '@app/projections/search';
import { Names } from '../names.js';
import { SearchAnswerDto, SearchQuery } from './search.dto.js';

/** Of each kind. */
const most = 8;

/** The box that finds anything: units, issues, inspections, campaigns. */
@Controller('search')
export class SearchController {
  constructor(
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  /** What the caller may see of it, the first of each kind. */
  @Get()
  @Allowed('search.read', 'list')
  async find(@Query() { q: text }: SearchQuery, @Caller() reader: Person): Promise<SearchAnswerDto> {
    const at = this.clock.now();
    const desk = { accountId: reader.accountId, seats: reader.grants, day: dayOf(at), at };
    const found = search(this.model.db, desk, text.trim(), most);
    const names = await this.names.for(reader, found);
    const named = (rows: readonly Found[]) => rows.map((row) => ({ ...row, unitName: names.of(row.unitId) }));
    return {
      units: named(found.units),
      issues: named(found.issues),
      inspections: named(found.inspections),
      campaigns: named(found.campaigns),
    };
  }
}
