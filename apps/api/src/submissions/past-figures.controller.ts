import { Controller, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { BringInFigures, type PastFiguresReport } from '@app/application/submissions';
import { Desk } from '@app/documents';
import { refusalSentences } from '@app/domain/catalogue';
import type { Refusal, Request } from '@app/domain/kernel';
import { Allowed, Asked, fill, ReadPosition, withContent } from '@app/platform/http';
import { TakesFile, uploaded } from '../uploaded.js';
import { BringInFiguresQuery, PastFiguresReportDto } from './past-figures.dto.js';

const sentence = ({ code, details }: Refusal) => fill(refusalSentences[code] ?? code, details);

/** How long an answer may wait for the lists to show what was brought in, in milliseconds. */
const patience = 2000;

/** Figures of the years before there was this system. */
@Controller('counties/:id/past-figures')
export class PastFiguresController {
  constructor(
    private readonly commands: CommandBus,
    private readonly lists: ReadPosition,
    private readonly desk: Desk,
  ) {}

  /**
   * Looks at a table of past figures in Excel: how its headings are understood, how many lines are new, and everything
   * that is wrong. With `confirm=true` and nothing wrong they count from here on as accepted figures of their year,
   * marked as brought in (补录); what is there already is never overwritten, and a second time changes nothing.
   */
  @Post()
  @HttpCode(200)
  @TakesFile()
  @Allowed('submissions.bring-in', { county: 'id' })
  async bringIn(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { confirm }: BringInFiguresQuery,
    @Req() raw: FastifyRequest,
    @Asked() request: Request,
  ): Promise<PastFiguresReportDto> {
    const file = await uploaded(raw);
    const read = await this.desk.read('figures', file.content, id);
    const asked = withContent(request, file.content);
    const report = await this.commands.execute<BringInFigures, PastFiguresReport>(
      new BringInFigures(id, read, file, confirm === 'true', asked, sentence),
    );
    if (report.last?.position) await this.lists.reached(report.last.position, patience);
    return report as PastFiguresReportDto;
  }
}
