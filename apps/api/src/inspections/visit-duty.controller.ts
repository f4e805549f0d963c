import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { dutyStates, regularVisitClause, visitingRules } from '@app/domain/inspections';
import { dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, Caller, Problem, type Person } from '@app/platform/http';
import { visitPlanOf, type VisitPlan } from '@app/projections/inspections';
import { ReadModel } from '@app/projections/kernel';
import { countyOf } from '@app/projections/organizations';
import { Names, type NameBook } from '../names.js';
import { metIn, shownDay, shownRule, shownSchool } from './shown-duty.js';
import { SchoolDutyDto, VisitDutyDto, type DutyCountsDto } from './visit-duty.dto.js';

/** 月月有督导: which school was last visited when and by whom, and who is out of date. */
@Controller()
export class VisitDutyController {
  constructor(
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  @Get('counties/:countyId/visit-duty')
  @Allowed('inspections.read', { county: 'countyId' })
  async county(@Param('countyId', ParseUUIDPipe) countyId: string, @Caller() reader: Person): Promise<VisitDutyDto> {
    const plan = visitPlanOf(this.model.db, { countyId, day: this.today() });
    const names = await this.namesIn(plan, reader);
    const count = (state: string) => plan.schools.filter((school) => school.state === state).length;
    return {
      countyId,
      day: plan.day,
      schoolDay: shownDay(plan.schoolDay),
      requiredPerTerm: visitingRules.routinePerTerm,
      clause: regularVisitClause,
      rule: shownRule(plan.rule),
      comingRule: shownRule(plan.comingRule),
      counts: Object.fromEntries(dutyStates.map((state) => [state, count(state)])) as unknown as DutyCountsDto,
      schools: plan.schools.map((school) => shownSchool(school, names)),
    };
  }

  /** For a school: when it was last visited, by whom, and what is still to come. */
  @Get('organizations/:unitId/visit-duty')
  @Allowed('inspections.read', { unit: 'unitId' })
  async school(@Param('unitId', ParseUUIDPipe) unitId: string, @Caller() reader: Person): Promise<SchoolDutyDto> {
    const { db } = this.model;
    const countyId = countyOf(db, unitId);
    const plan = countyId === null ? null : visitPlanOf(db, { countyId, day: this.today(), unitId });
    const school = plan?.schools.find((one) => one.unitId === unitId);
    if (!plan || !school) throw new Problem(404, 'resource.not-found');
    const names = await this.namesIn(plan, reader);
    return {
      day: plan.day,
      schoolDay: shownDay(plan.schoolDay),
      rule: shownRule(plan.rule),
      school: shownSchool(school, names),
    };
  }

  private today(): string {
    return dayOf(this.clock.now());
  }

  private namesIn(plan: VisitPlan, reader: Person): Promise<NameBook> {
    return this.names.for(reader, plan.schools, metIn(plan));
  }
}
