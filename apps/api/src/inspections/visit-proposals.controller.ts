import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { InspectionRequest, type InspectionAsk } from '@app/application/inspections';
import { derivedRequest } from '@app/application/kernel';
import { refusalSentences } from '@app/domain/catalogue';
import { checklistTemplates, planningPeriod } from '@app/domain/inspections';
import { dayOf, Refusal, type Outcome, type Request } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, Asked, Caller, fill, newIdFor, type Person } from '@app/platform/http';
import { proposedVisits } from '@app/projections/inspections';
import { ReadModel } from '@app/projections/kernel';
import { countyOf } from '@app/projections/organizations';
import { Names } from '../names.js';
import {
  AcceptVisitsAnswerDto,
  AcceptVisitsDto,
  VisitProposalsDto,
  VisitProposalsQuery,
  type AcceptedLineDto,
  type AcceptedVisitDto,
} from './visit-proposals.dto.js';

/** What a 责任督学 asks on a 经常性督导: the eight matters. */
const checklist = checklistTemplates.find(({ kinds }) => kinds.includes('routine'))?.questions ?? [];

/** The planner: proposes visits, and plans those that are taken. A proposal is no event. */
@Controller('counties/:countyId/visit-proposals')
export class VisitProposalsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allowed('inspections.plan', { county: 'countyId' })
  async propose(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Query() { from, to }: VisitProposalsQuery,
    @Caller() reader: Person,
  ): Promise<VisitProposalsDto> {
    planningPeriod(from, to);
    const day = dayOf(this.clock.now());
    const { days, proposals, notPlaced } = proposedVisits(this.model.db, { countyId, day, from, to });
    const names = await this.names.for(reader, [proposals, notPlaced]);
    return {
      from,
      to,
      days: days.length,
      proposals: proposals.map((one) => ({
        ...one,
        unitName: names.of(one.unitId),
        personName: names.of(one.accountId),
      })),
      notPlaced: notPlaced.map((one) => ({ ...one, unitName: names.of(one.unitId) })),
    };
  }

  /** Plans what was taken, each by itself. Repeated with the same key, it plans nothing twice. */
  @Post('acceptance')
  @Allowed('inspections.plan', { county: 'countyId' })
  async accept(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Body() { subject, visits }: AcceptVisitsDto,
    @Caller() reader: Person,
    @Asked() request: Request,
  ): Promise<AcceptVisitsAnswerDto> {
    const names = await this.names.for(reader, visits);
    const items: AcceptedLineDto[] = [];
    let position: string | null = null;
    for (const visit of visits) {
      const answer = await this.one(countyId, subject, visit, request);
      if (answer.position !== null) position = answer.position;
      items.push({ unitId: visit.unitId, unitName: names.of(visit.unitId), ...answer.line });
    }
    const done = items.filter((line) => line.done).length;
    return { done, refused: items.length - done, position, items };
  }

  private async one(
    countyId: string,
    subject: string,
    { unitId, accountId, date }: AcceptedVisitDto,
    request: Request,
  ): Promise<{ position: string | null; line: Omit<AcceptedLineDto, 'unitId' | 'unitName'> }> {
    const own = derivedRequest(request, `visit ${unitId} ${date}`);
    const id = newIdFor(own, 'inspection');
    const team = [accountId];
    const command: InspectionAsk = { type: 'PlanInspection', kind: 'routine', unitId, subject, team, date, checklist };
    try {
      if (countyOf(this.model.db, unitId) !== countyId)
        throw new Refusal('inspection.unknown-unit', { field: 'unitId', unitId }, 'invalid');
      const { position } = await this.commands.execute<InspectionRequest, Outcome>(
        new InspectionRequest(id, command, own),
      );
      return { position, line: { inspectionId: id, done: true, code: null, detail: null } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const detail = fill(refusalSentences[error.code] ?? error.code, error.details);
      return { position: null, line: { inspectionId: null, done: false, code: error.code, detail } };
    }
  }
}
