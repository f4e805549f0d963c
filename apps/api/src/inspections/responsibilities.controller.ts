import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ResponsibilityRequest, type ResponsibilityAsk } from '@app/application/inspections';
import { responsibilityRules } from '@app/domain/inspections';
import { dayOf, type Outcome, type Request } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, Asked, Caller, OutcomeDto, type Person } from '@app/platform/http';
import { inspectorReach } from '@app/projections/access';
import { responsibilitiesIn } from '@app/projections/inspections';
import { ReadModel } from '@app/projections/kernel';
import { unitsUnder } from '@app/projections/organizations';
import { Names } from '../names.js';
import { EntrustSchoolDto, RelieveSchoolDto, ResponsibleInspectorsDto } from './responsibilities.dto.js';

const from = (effectiveAt: string | undefined) => (effectiveAt === undefined ? {} : { effectiveAt });

/** 责任督学: whose schools are whose, from which day on. */
@Controller()
export class ResponsibilitiesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  @Get('counties/:countyId/responsible-inspectors')
  @Allowed('inspections.read', { county: 'countyId' })
  async list(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Caller() reader: Person,
  ): Promise<ResponsibleInspectorsDto> {
    const { db } = this.model;
    const day = dayOf(this.clock.now());
    const rows = responsibilitiesIn(db, countyId).filter(({ until }) => until === null || until > day);
    const today = rows.filter(({ since }) => since <= day);
    const serving = inspectorReach(db, { countyId, from: day, to: day }).map(({ accountId }) => accountId);
    const accountIds = [...new Set([...serving, ...rows.map(({ accountId }) => accountId)])];
    const held = new Set(today.map(({ unitId }) => unitId));
    const without = unitsUnder(db, [countyId], { kind: 'school' }).filter(({ unitId }) => !held.has(unitId));
    const names = await this.names.for(reader, [rows, accountIds, without.map(({ unitId }) => unitId)], accountIds);
    const { schools: most, clause, advised, advice } = responsibilityRules;
    return {
      day,
      most,
      clause,
      advised,
      advice,
      inspectors: accountIds.map((accountId) => ({
        accountId,
        name: names.of(accountId),
        holds: today.filter((row) => row.accountId === accountId).length,
        schools: rows
          .filter((row) => row.accountId === accountId)
          .map(({ unitId, since, until, basis }) => ({ unitId, unitName: names.of(unitId), since, until, basis })),
      })),
      without: without.map(({ unitId }) => ({ unitId, unitName: names.of(unitId) })),
    };
  }

  /** Names the 责任督学 of a school. */
  @Post('responsible-inspectors')
  @Allowed('inspections.entrust', { bodyUnit: 'unitId' })
  entrust(
    @Body() { accountId, unitId, basis, effectiveAt }: EntrustSchoolDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(accountId, { type: 'EntrustSchool', unitId, basis, ...from(effectiveAt) }, request);
  }

  @Post('responsible-inspectors/:accountId/ending')
  @Allowed('inspections.entrust', { bodyUnit: 'unitId' })
  relieve(
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @Body() { unitId, reason, effectiveAt }: RelieveSchoolDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(accountId, { type: 'RelieveSchool', unitId, reason, ...from(effectiveAt) }, request);
  }

  private ask(accountId: string, command: ResponsibilityAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute<ResponsibilityRequest, Outcome>(
      new ResponsibilityRequest(accountId, command, request),
    );
  }
}
