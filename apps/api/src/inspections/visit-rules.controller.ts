import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { VisitRuleRequest } from '@app/application/inspections';
import type { Outcome, Request } from '@app/domain/kernel';
import { Allowed, Asked, OutcomeDto } from '@app/platform/http';
import { SetVisitRuleDto } from './visit-rules.dto.js';

/** How often a county itself asks for a visit; what is in force stands in its visit duty. */
@Controller('counties/:countyId/visit-rule')
export class VisitRulesController {
  constructor(private readonly commands: CommandBus) {}

  /** From today or a later day on; without a number it is taken back. */
  @Post()
  @Allowed('inspections.rule', { county: 'countyId' })
  set(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Body() { perMonth = null, leastDays, basis, effectiveAt }: SetVisitRuleDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const command = {
      type: 'SetVisitRule',
      perMonth,
      leastDays,
      basis,
      ...(effectiveAt !== undefined && { effectiveAt }),
    } as const;
    return this.commands.execute<VisitRuleRequest, Outcome>(new VisitRuleRequest(countyId, command, request));
  }
}
