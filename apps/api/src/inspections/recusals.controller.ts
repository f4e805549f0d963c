import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RecusalRequest } from '@app/application/inspections';
import type { Outcome, Request } from '@app/domain/kernel';
import { Allowed, Asked, Caller, OutcomeDto, page, Scope, type Person } from '@app/platform/http';
import { recusalsUnder } from '@app/projections/inspections';
import { ReadModel } from '@app/projections/kernel';
import { dated } from '../dated.dto.js';
import { Names } from '../names.js';
import { TimePoints } from '../points/points.js';
import { DeclareRecusalDto, EndRecusalDto, RecusalsPageDto, RecusalsQuery } from './recusals.dto.js';

/** 回避登记: which inspectors may not judge which units, and until when. */
@Controller('recusals')
export class RecusalsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly times: TimePoints,
  ) {}

  @Get()
  @Allowed('inspections.recusal', 'list')
  async list(@Query() query: RecusalsQuery, @Scope() scope: Scope, @Caller() reader: Person): Promise<RecusalsPageDto> {
    const { account, limit, offset } = query;
    const { knownAt } = await this.times.of(query, scope);
    const found = recusalsUnder(this.model.db, scope.roots, { accountId: account, knownAt, limit, offset });
    const names = await this.names.for(reader, found.rows);
    const rows = found.rows.map((row) => ({
      ...row,
      personName: names.of(row.accountId),
      unitName: names.of(row.unitId),
    }));
    return page(rows, found.total, query) as RecusalsPageDto;
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
