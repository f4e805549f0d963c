import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { OrganizationRequest, SchoolRequest, type OrganizationAsk } from '@app/application/organizations';
import type { Outcome, Request } from '@app/domain/kernel';
import { Allowed, Asked, newIdFor, OutcomeDto, page, Problem, Scope } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import {
  ancestorsOf,
  isWithin,
  unitById,
  unitHistory,
  unitsAt,
  unitsPage,
  unitsUnder,
} from '@app/projections/organizations';
import { KnownQuery, PointQuery } from '../points/point.dto.js';
import { asksNow, TimePoints } from '../points/points.js';
import { Revisions } from '../revisions.js';
import {
  CloseUnitDto,
  MergeUnitDto,
  MoveUnitDto,
  RegisteredSchoolDto,
  RegisterSchoolDto,
  RegisterUnitDto,
  RenameUnitDto,
  SplitUnitDto,
  UnitDaysDto,
  UnitDetailDto,
  UnitDto,
  UnitsPageDto,
  UnitsQuery,
} from './organizations.dto.js';

const since = (effectiveAt: string | undefined) => (effectiveAt === undefined ? {} : { effectiveAt });

/** The organisation tree: 省、市、县、学区、学校、校区、学部, and the departments that rectify. */
@Controller('organizations')
export class OrganizationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly revisions: Revisions,
    private readonly times: TimePoints,
  ) {}

  /** Units that the caller may see, in the order of registration. */
  @Get('units')
  @Allowed('organizations.read', 'list')
  list(@Query() query: UnitsQuery, @Scope() scope: Scope): UnitsPageDto {
    const { db } = this.model;
    const { under, kind, search, ended, limit, offset } = query;
    const roots =
      under === undefined ? scope.roots : scope.roots.some((root) => isWithin(db, under, root)) ? [under] : [];
    const found = unitsPage(db, { roots, kind, search, ended: ended === 'true', limit, offset });
    return page(found.rows, found.total, query) as UnitsPageDto;
  }

  /** Every open unit at and below one, the unit first: today's, or those of a point as they were then, as known then. */
  @Get('units/:id/tree')
  @Allowed('organizations.read', { unit: 'id' })
  async tree(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PointQuery,
    @Scope() scope: Scope,
  ): Promise<UnitDto[]> {
    const { knownAt, asOf } = await this.times.of(query, scope);
    const { db } = this.model;
    return (asksNow(query) ? unitsUnder(db, [id]) : unitsAt(db, id, { knownAt, asOf })) as UnitDto[];
  }

  @Get('units/:id')
  @Allowed('organizations.read', { unit: 'id' })
  unit(@Param('id', ParseUUIDPipe) id: string): UnitDetailDto {
    const { db } = this.model;
    const unit = unitById(db, id);
    if (!unit) throw new Problem(404, 'resource.not-found');
    const ancestors = ancestorsOf(db, id).filter(({ unitId }) => unitId !== id);
    const children = unitsUnder(db, [id], { ended: true }).filter(({ parentId }) => parentId === id);
    const revision = this.revisions.of('organization', id);
    return { ...unit, revision, ancestors, children, history: unitHistory(db, id) } as unknown as UnitDetailDto;
  }

  /** What it was called, where it stood and whether it stood, on each of its days, as known at a point. */
  @Get('units/:id/history')
  @Allowed('organizations.read', { unit: 'id' })
  async history(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: KnownQuery,
    @Scope() scope: Scope,
  ): Promise<UnitDaysDto[]> {
    const { knownAt } = await this.times.of(query, scope);
    const days = unitHistory(this.model.db, id, knownAt);
    if (days.length === 0) throw new Problem(404, 'resource.not-found');
    return [...days];
  }

  @Post('units')
  @Allowed('organizations.register', { bodyUnit: 'parentId' })
  register(@Body() body: RegisterUnitDto, @Asked() request: Request): Promise<OutcomeDto> {
    return this.ask(newIdFor(request, 'unit'), registration(body), request);
  }

  /** A school with its sections. The position answered is that of the last of them. */
  @Post('schools')
  @Allowed('organizations.register', { bodyUnit: 'parentId' })
  async registerSchool(@Body() body: RegisterSchoolDto, @Asked() request: Request): Promise<RegisteredSchoolDto> {
    const school = { ...registration(body), kind: body.kind };
    const sections = body.sections.map(({ stage, name }) => ({ stage, name }));
    const asked = new SchoolRequest(newIdFor(request, 'unit'), school, sections, request);
    const [made, ...parts] = await this.commands.execute<SchoolRequest, readonly [Outcome, ...Outcome[]]>(asked);
    const { position, sequence } = parts.at(-1) ?? made;
    return { ...made, position, sequence, sectionIds: parts.map(({ id }) => id) };
  }

  @Post('units/:id/name')
  @Allowed('organizations.rename', { unit: 'id' })
  rename(@Param('id', ParseUUIDPipe) id: string, @Body() body: RenameUnitDto, @Asked() request: Request) {
    return this.ask(id, { type: 'RenameUnit', name: body.name, ...since(body.effectiveAt) }, request);
  }

  @Post('units/:id/parent')
  @Allowed('organizations.move', { unit: 'id' }, { bodyUnit: 'parentId' })
  move(@Param('id', ParseUUIDPipe) id: string, @Body() body: MoveUnitDto, @Asked() request: Request) {
    return this.ask(id, { type: 'MoveUnit', parentId: body.parentId, ...since(body.effectiveAt) }, request);
  }

  @Post('units/:id/merger')
  @Allowed('organizations.merge', { unit: 'id' }, { bodyUnit: 'into' })
  merge(@Param('id', ParseUUIDPipe) id: string, @Body() body: MergeUnitDto, @Asked() request: Request) {
    return this.ask(id, { type: 'MergeUnit', into: body.into, ...since(body.effectiveAt) }, request);
  }

  @Post('units/:id/split')
  @Allowed('organizations.split', { unit: 'id' }, { bodyUnit: 'into' })
  split(@Param('id', ParseUUIDPipe) id: string, @Body() body: SplitUnitDto, @Asked() request: Request) {
    return this.ask(id, { type: 'SplitUnit', into: body.into, ...since(body.effectiveAt) }, request);
  }

  @Post('units/:id/closure')
  @Allowed('organizations.close', { unit: 'id' })
  close(@Param('id', ParseUUIDPipe) id: string, @Body() body: CloseUnitDto, @Asked() request: Request) {
    return this.ask(id, { type: 'CloseUnit', reason: body.reason, ...since(body.effectiveAt) }, request);
  }

  private ask(id: string, command: OrganizationAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute<OrganizationRequest, Outcome>(new OrganizationRequest(id, command, request));
  }
}

const registration = (body: RegisterUnitDto | RegisterSchoolDto) => {
  const { kind, name, parentId, code, schoolType, urbanRural, sharedBuildings, effectiveAt } = body;
  const { stage, departmentType } = 'sections' in body ? { stage: null, departmentType: null } : body;
  return {
    type: 'RegisterUnit' as const,
    kind,
    name,
    parentId,
    code: code ?? null,
    schoolType: schoolType ?? null,
    stage: stage ?? null,
    departmentType: departmentType ?? null,
    urbanRural: urbanRural ?? null,
    sharedBuildings: sharedBuildings ?? false,
    ...since(effectiveAt),
  };
};
