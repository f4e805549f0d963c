import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Desk, type NarrativeCheck } from '@app/documents';
import { reportRules, type Finding } from '@app/domain/report-checks';
import { Allowed, Problem, Scope } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { countyRecordAt, type CountyRecordAt } from '@app/projections/report-checks';
import { StandingQuery } from '../indicators/indicators.dto.js';
import { Points } from '../indicators/point.js';
import { TakesFile, uploaded } from '../uploaded.js';
import { ReportCheckDto, ReportRuleDto } from './report-checks.dto.js';

const titles = new Map(reportRules.map(({ name, title }) => [name, title]));
const shown = (finding: Finding) => ({ ...finding, title: titles.get(finding.rule)! });

const answered = ({ text, check, compared }: NarrativeCheck, at: CountyRecordAt | null): ReportCheckDto => {
  const { figures, contradictions, remarks, more } = check;
  const findings = { contradictions: contradictions.map(shown), remarks: remarks.map(shown), more };
  if (!at) return { text, figures, ...findings, county: null } as unknown as ReportCheckDto;
  const { county, dataYear, standardId, sequence, asOf } = at;
  const record = { county, dataYear, standardId, sequence, asOf, comparisons: compared };
  return { text, figures, ...findings, county: record } as unknown as ReportCheckDto;
};

/** Narrative reports, read by a grammar. To have one checked records nothing: an upload here is no evidence. */
@Controller()
export class ReportChecksController {
  constructor(
    private readonly model: ReadModel,
    private readonly points: Points,
    private readonly desk: Desk,
  ) {}

  /** The grammar: which sentences are understood, and what is computed of them. */
  @Get('report-checks/rules')
  @Allowed('standards.read', 'list')
  rules(): ReportRuleDto[] {
    return reportRules.map(({ name, title, understands, agrees, contradicts }) => ({
      name,
      title,
      understands,
      agrees,
      contradicts,
    }));
  }

  /**
   * Reads a report (text in UTF-8, UTF-16 or GB18030, or a Word file) and finds where its counts, shares, sums and tables
   * contradict each other. Nothing is kept.
   */
  @Post('report-checks')
  @HttpCode(200)
  @TakesFile()
  @Allowed('standards.read', 'list')
  async alone(@Req() raw: FastifyRequest, @Scope() { roots }: Scope): Promise<ReportCheckDto> {
    const { content } = await uploaded(raw);
    return answered(await this.desk.checkNarrative(content, null, roots[0] ?? ''), null);
  }

  /** The same, and beside the county's record at a point: units and pupils, indicators met, coefficients, figures of items. */
  @Post('counties/:countyId/report-checks')
  @HttpCode(200)
  @TakesFile()
  @Allowed('indicators.read', { county: 'countyId' })
  async besideCounty(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Query() query: StandingQuery,
    @Scope() scope: Scope,
    @Req() raw: FastifyRequest,
  ): Promise<ReportCheckDto> {
    const question = await this.points.of(countyId, query, scope);
    const at = countyRecordAt(this.model.db, question);
    if (!at) throw new Problem(404, 'resource.not-found');
    const { content } = await uploaded(raw);
    return answered(await this.desk.checkNarrative(content, at.record, countyId), at);
  }
}
