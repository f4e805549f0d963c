import { Controller, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { BringInLedger, type LedgerReport } from '@app/application/rectifications';
import { Desk } from '@app/documents';
import { refusalSentences } from '@app/domain/catalogue';
import type { Refusal, Request } from '@app/domain/kernel';
import { Allowed, Asked, fill, ReadPosition, withContent } from '@app/platform/http';
import { TakesFile, uploaded } from '../uploaded.js';
import { BringInLedgerQuery, LedgerReportDto } from './ledgers.dto.js';

const sentence = ({ code, details }: Refusal) => fill(refusalSentences[code] ?? code, details);

/** How long an answer may wait for the lists to show what was brought in, in milliseconds. */
const patience = 2000;

/** The ledger that a bureau kept before. */
@Controller('counties/:id/ledger')
export class LedgersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly lists: ReadPosition,
    private readonly desk: Desk,
  ) {}

  /**
   * Looks at a 整改台账 in Excel: how its headings are understood, how many lines are new, and everything that is wrong.
   * With `confirm=true` and nothing wrong it is brought in, with its own numbers and days; a second time changes nothing.
   */
  @Post()
  @HttpCode(200)
  @TakesFile()
  @Allowed('rectification.bring-in', { county: 'id' })
  async bringIn(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { confirm }: BringInLedgerQuery,
    @Req() raw: FastifyRequest,
    @Asked() request: Request,
  ): Promise<LedgerReportDto> {
    const file = await uploaded(raw);
    const read = await this.desk.read('ledger', file.content, id);
    const asked = withContent(request, file.content);
    const report = await this.commands.execute<BringInLedger, LedgerReport>(
      new BringInLedger(id, read, file, confirm === 'true', asked, sentence),
    );
    if (report.last?.position) await this.lists.reached(report.last.position, patience);
    return report as LedgerReportDto;
  }
}
