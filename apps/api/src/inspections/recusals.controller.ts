import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RecusalRequest } from '@app/application/inspections';
import type { Outcome, Request } from '@app/domain/kernel';
import { Allowed, Asked, OutcomeDto, page, Scope } from '@app/platform/http';
import { recusalsUnder } from '@app/projections/inspections';
import { ReadModel } from '@app/projections/kernel';
import { dated } from '../dated.dto.js';
import { DeclareRecusalDto, EndRecusalDto, RecusalsPageDto, RecusalsQuery } from './recusals.dto.js';

/** 回避登记: which inspectors may not judge which units, and until when. */
@Controller('recusals')
export class RecusalsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
  ) {}

  @Get()
  @Allowed('inspections.recusal', 'list')
  list(@Query() query: RecusalsQuery, @Scope() { roots }: Scope): RecusalsPageDto {
    const { account, knownAt, limit, offset } = query;
    const found = recusalsUnder(this.model.db, roots, { accountId: account, knownAt, limit, offset });
    return page(found.rows, found.total, query) as RecusalsPageDto;
  }

  @Post()
  @Allowed('inspections.recusal', { bodyUnit: 'unitId' })
  declare(@Body() body: DeclareRecusalDto, @Asked() request: Request): Promise<OutcomeDto> {
    const { accountId, unitId, ground, leftOn } = body;
    const left = leftOn === undefined ? {} : { leftOn };
    const command = { type: 'DeclareRecusal', unitId, ground, ...left, ...dated(body) } as const;
    return this.commands.execute<RecusalRequest, Outcome>(new RecusalRequest(accountId, command, request));
  }

  @Post(':accountId/ending')
  @Allowed('inspections.plan', { bodyUnit: 'unitId' })
  end(
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @Body() body: EndRecusalDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const { unitId, ground, reason } = body;
    const command = { type: 'EndRecusal', unitId, ground, reason, ...dated(body) } as const;
    return this.commands.execute<RecusalRequest, Outcome>(new RecusalRequest(accountId, command, request));
  }
}
