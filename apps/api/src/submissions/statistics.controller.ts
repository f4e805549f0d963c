import { Controller, Get, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { StatisticsImport, type StatisticsImported } from '@app/application/submissions';
import { textOf } from '@app/attachments';
import type { Request } from '@app/domain/kernel';
import { statisticsText } from '@app/domain/submissions';
import { Allowed, Asked, Caller, type Person } from '@app/platform/http';
import { Names } from '../names.js';
import { TakesFile, uploaded } from '../uploaded.js';
import { StatisticsImportedDto } from './statistics.dto.js';

/** 教育事业统计 of a county and year: a source of prefill, imported as a file. */
@Controller('counties')
export class StatisticsController {
  constructor(
    private readonly imports: StatisticsImport,
    private readonly names: Names,
  ) {}

  /** What was imported last; nothing when nothing was. */
  @Get(':countyId/statistics/:dataYear')
  @ApiExtraModels(StatisticsImportedDto)
  @ApiOkResponse({ schema: { nullable: true, allOf: [{ $ref: getSchemaPath(StatisticsImportedDto) }] } })
  @Allowed('submissions.read', { county: 'countyId' })
  async last(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Param('dataYear') dataYear: string,
    @Caller() reader: Person,
  ): Promise<StatisticsImportedDto | null> {
    const found = await this.imports.last(countyId, dataYear);
    return found && this.shown(found, reader);
  }

  /** Takes a CSV file (UTF-8 or GB 18030) in the place of the one before. Rows are matched by 学校（机构）标识码. */
  @Post(':countyId/statistics/:dataYear')
  @TakesFile()
  @Allowed('submissions.statistics', { county: 'countyId' })
  async take(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Param('dataYear') dataYear: string,
    @Req() raw: FastifyRequest,
    @Asked() request: Request,
    @Caller() caller: Person,
  ): Promise<StatisticsImportedDto> {
    const { content, name } = await uploaded(raw);
    const text = statisticsText(textOf(content));
    return this.shown(await this.imports.take(countyId, dataYear, { text, name }, request), caller);
  }

  private async shown(imported: StatisticsImported, reader: Person): Promise<StatisticsImportedDto> {
    const names = await this.names.for(reader, [imported.importedBy]);
    const { unmatched, used, unused } = imported;
    const lists = { unmatched: [...unmatched], used: [...used], unused: [...unused] };
    return { ...imported, ...lists, importedByName: names.of(imported.importedBy) };
  }
}
