import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { paragraphOf, type Told } from '@app/domain/indicators';
import { dayOf } from '@app/domain/kernel';
import { Allowed, Caller, Problem, Scope, type Person } from '@app/platform/http';
import {
  countyPlanAt,
  explainedAt,
  schoolGapsAt,
  type ExplainedInput,
  type Explanation,
} from '@app/projections/indicators';
import { ReadModel } from '@app/projections/kernel';
import { Names, type NameBook } from '../names.js';
import { CountyExplainQuery, ExplainQuery, ExplanationDto } from './explanations.dto.js';
import { fieldLabel } from './field-label.js';
import { CountyPlanDto, SectionGapsDto } from './gaps.dto.js';
import { StandingQuery } from './indicators.dto.js';
import { Points } from './point.js';

/** Why a number is what it is, and what is missing. */
@Controller()
export class ExplanationsController {
  constructor(
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly points: Points,
  ) {}

  /** Of a section: an indicator's ratio, or whether the section complies. */
  @Get('sections/:sectionId/explanation')
  @Allowed('indicators.read', { unit: 'sectionId' })
  async ofSection(
    @Param('sectionId', ParseUUIDPipe) sectionId: string,
    @Query() query: ExplainQuery,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<ExplanationDto> {
    const point = await this.points.ofSection(sectionId, query, scope);
    return this.told(explainedAt(this.model.db, { ...point, sectionId, subject: query.indicator }), reader);
  }

  /** Of a county: a coefficient, a mean, a count, an item, the verdict. */
  @Get('counties/:countyId/explanation')
  @Allowed('indicators.read', { county: 'countyId' })
  async ofCounty(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Query() query: CountyExplainQuery,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<ExplanationDto> {
    const point = await this.points.of(countyId, query, scope);
    return this.told(explainedAt(this.model.db, { ...point, sectionId: null, subject: query.subject }), reader);
  }

  /** What each school lacks in whole units, who drives a coefficient, and the shortest list that would settle both. */
  @Get('counties/:countyId/gaps')
  @Allowed('indicators.read', { county: 'countyId' })
  async countyGaps(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Query() query: StandingQuery,
    @Scope() scope: Scope,
  ): Promise<CountyPlanDto> {
    const point = await this.points.of(countyId, query, scope);
    const plan = countyPlanAt(this.model.db, point);
    if (!plan) throw new Problem(404, 'resource.not-found');
    return plan as unknown as CountyPlanDto;
  }

  /** What the school of a section lacks; null when it lacks nothing. */
  @Get('sections/:sectionId/gaps')
  @Allowed('indicators.read', { unit: 'sectionId' })
  async sectionGaps(
    @Param('sectionId', ParseUUIDPipe) sectionId: string,
    @Query() query: StandingQuery,
    @Scope() scope: Scope,
  ): Promise<SectionGapsDto> {
    const point = await this.points.ofSection(sectionId, query, scope);
    const found = schoolGapsAt(this.model.db, point, sectionId);
    if (!found) throw new Problem(404, 'resource.not-found');
    return found as unknown as SectionGapsDto;
  }

  private async told(explanation: Explanation | undefined, reader: Person): Promise<ExplanationDto> {
    if (!explanation) throw new Problem(404, 'resource.not-found');
    const names = await this.names.for(reader, explanation.inputs);
    const inputs = explanation.inputs.map((input) => ({
      ...input,
      filedByName: names.of(input.filedBy),
      acceptedByName: names.of(input.acceptedBy),
      fields: input.fields?.map((one) => ({ ...one, label: fieldLabel(one.field) })) ?? null,
    }));
    const paragraph = paragraphOf(
      explanation,
      explanation.inputs.map((input) => inWords(input, names)),
      explanation,
    );
    return { ...explanation, inputs, paragraph } as unknown as ExplanationDto;
  }
}

/** A person's name for those who may know it, else the person's unit: somebody answers for every number. */
const inWords = (input: ExplainedInput, names: NameBook): Told => {
  const person = (id: string | null) => names.of(id) ?? names.unitOf(id);
  const cells = (input.fields ?? []).flatMap(({ field, origin }) =>
    origin.kind === 'workbook' ? [`上报表格“${origin.sheet}”${origin.cell}（${fieldLabel(field)}）`] : [],
  );
  return {
    label: input.label,
    value: input.value,
    measure: input.measure,
    filedBy: person(input.filedBy),
    filedOn: input.filedAt === null ? null : dayOf(input.filedAt),
    filedSequence: input.filedSequence,
    acceptedBy: person(input.acceptedBy),
    acceptedSequence: input.acceptedSequence,
    cell: input.broughtIn
      ? `补录表格“${input.broughtIn.sheet}”第${input.broughtIn.row}行`
      : cells.length === 0
        ? null
        : cells.join('、'),
    broughtIn: input.broughtIn !== null,
  };
};
