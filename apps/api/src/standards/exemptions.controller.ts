import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { publishedStandard } from '@app/domain/standards';
import { Allowed, Caller, Problem, Scope, type Person } from '@app/platform/http';
import { peopleOf } from '@app/projections/audit';
import { ReadModel } from '@app/projections/kernel';
import { unitNamesAt } from '@app/projections/organizations';
import { exemptionsOf } from '@app/projections/standards';
import { Names } from '../names.js';
import { TimePoints } from '../points/points.js';
import { ExemptionDto, ExemptionsQuery } from './exemptions.dto.js';

/** 过渡性放宽 of a county's schools: what was granted, until when, and how it ended. */
@Controller('counties/:county/exemptions')
export class ExemptionsController {
  constructor(
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly times: TimePoints,
  ) {}

  @Get()
  @Allowed('standards.read', { county: 'county' })
  async list(
    @Param('county', ParseUUIDPipe) countyId: string,
    @Query() { standardId, ...query }: ExemptionsQuery,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<ExemptionDto[]> {
    const standard = publishedStandard(standardId);
    if (!standard) throw new Problem(404, 'resource.not-found');
    const { db } = this.model;
    const { knownAt = this.model.sequence, asOf } = await this.times.of(query, scope);
    const rows = exemptionsOf(db, { countyId, standardId }, { knownAt, asOf });
    const people = peopleOf(
      db,
      rows.flatMap(({ sequence, revokedSequence }) => [
        sequence,
        ...(revokedSequence === null ? [] : [revokedSequence]),
      ]),
    );
    const names = await this.names.for(reader, [...people.values()]);
    const sections = unitNamesAt(
      db,
      rows.map(({ sectionId }) => sectionId),
      { knownAt, asOf },
    );
    const by = (sequence: number | null) => names.of(sequence === null ? null : (people.get(sequence) ?? null));
    return rows.map((row): ExemptionDto => {
      const asked = [...standard.indicators, ...standard.items].find(({ id }) => id === row.subject);
      const rule = standard.exemptions.find(({ subject }) => subject === row.subject);
      return {
        ...row,
        evidence: [...row.evidence],
        section: sections.get(row.sectionId) ?? null,
        requirement: asked?.name ?? row.subject,
        relief: rule?.relief ?? '',
        clause: rule?.clause ?? '',
        grantedByName: by(row.sequence),
        revokedByName: by(row.revokedSequence),
      };
    });
  }
}
