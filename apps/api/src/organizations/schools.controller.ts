import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ImportSchools, type SchoolListReport } from '@app/application/organizations';
import { Desk, schoolListWorkbook } from '@app/documents';
import { refusalSentences } from '@app/domain/catalogue';
import type { Refusal, Request } from '@app/domain/kernel';
import { Allowed, Asked, fill, ReadPosition, withContent } from '@app/platform/http';
import { workbookFile, xlsx } from '../submissions/workbook-file.js';
import { TakesFile, uploaded } from '../uploaded.js';
import { ImportSchoolsQuery, SchoolListReportDto } from './schools.dto.js';

const sentence = ({ code, details }: Refusal) => fill(refusalSentences[code] ?? code, details);

/** How long an answer may wait for the lists to show what was registered, in milliseconds. */
const patience = 2000;

/** The schools of a county, from a workbook. */
@Controller('organizations')
export class SchoolsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly lists: ReadPosition,
    private readonly desk: Desk,
  ) {}

  /** An empty list to fill in, with drop-downs and what to write. */
  @Get('schools/template')
  @ApiProduces(xlsx)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Allowed('organizations.register', 'list')
  async template(@Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return workbookFile(reply, { bytes: Buffer.from(await schoolListWorkbook()), name: '学校名单.xlsx' });
  }

  /**
   * Looks at a list of schools in Excel: how its headings are understood, which schools are new, and everything that is
   * wrong, by cell. With `confirm=true` and nothing wrong they are registered with their sections; a second time changes
   * nothing.
   */
  @Post(':countyId/schools/import')
  @HttpCode(200)
  @TakesFile()
  @Allowed('organizations.register', { county: 'countyId' })
  async bringIn(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Query() { confirm }: ImportSchoolsQuery,
    @Req() raw: FastifyRequest,
    @Asked() request: Request,
  ): Promise<SchoolListReportDto> {
    const { content } = await uploaded(raw);
    const list = await this.desk.read('schools', content, countyId);
    const asked = withContent(request, content);
    const report = await this.commands.execute<ImportSchools, SchoolListReport>(
      new ImportSchools(countyId, list, content, confirm === 'true', asked, sentence),
    );
    if (report.last?.position) await this.lists.reached(report.last.position, patience);
    return report as SchoolListReportDto;
  }
}
