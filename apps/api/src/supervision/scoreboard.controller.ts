import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { scoreboardOf, type ScoreLine, type ScoreOf } from '@app/domain/rectifications';
import { Allowed, Caller, page, Problem, Scope, type Person } from '@app/platform/http';
import { calendarIn } from '@app/projections/deadlines';
import { ReadModel, Recent } from '@app/projections/kernel';
import { unitById } from '@app/projections/organizations';
import { linesBehind, linesOf, scoreLinesOf, type ScoreFilter } from '@app/projections/rectifications';
import { Names, type NameBook } from '../names.js';
import { TimePoints } from '../points/points.js';
import { ScoreboardDto, ScoreboardQuery, ScoreLinesPageDto, ScoreLinesQuery } from './scoreboard.dto.js';

/** 督办成效: on time, how long each step takes, what came back. Of a county, or of one school or department by itself. */
@Controller('supervision/scoreboard')
export class ScoreboardController {
  private readonly recent = new Recent<Promise<readonly ScoreLine[]>>(4);

  constructor(
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly times: TimePoints,
  ) {}

  @Get(':unitId')
  @Allowed('rectification.read', { unit: 'unitId' })
  async scoreboard(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Query() query: ScoreboardQuery,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<ScoreboardDto> {
    const filter = await this.filter(unitId, query, scope);
    const { total, units, inspectors } = scoreboardOf(await this.lines(filter));
    const whole = this.isWhole(unitId);
    const ids = [...units, ...inspectors].map(({ id }) => id);
    const names = await this.names.for(reader, [unitId, ids]);
    const { from, to, day } = filter;
    return {
      unitId,
      unitName: names.of(unitId),
      from,
      to,
      day,
      total,
      units: named(units, names),
      inspectors: whole ? named(inspectors, names) : [],
    } as unknown as ScoreboardDto;
  }

  /** The list behind a number: as many lines as the number says. */
  @Get(':unitId/lines')
  @Allowed('rectification.read', { unit: 'unitId' })
  async list(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Query() query: ScoreLinesQuery,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<ScoreLinesPageDto> {
    const { figure, lead, inspector, limit, offset } = query;
    const filter = await this.filter(unitId, query, scope);
    const whole = this.isWhole(unitId);
    const cell = { figure, leadUnitId: orNobody(lead), inspectorId: whole ? orNobody(inspector) : undefined };
    const found = linesBehind(await this.lines(filter), cell);
    const shown = found.slice(offset, offset + limit);
    const ids = [...new Set(shown.map(({ issueId }) => issueId))];
    const issues = new Map(linesOf(this.model.db, ids, filter).map((issue) => [issue.issueId, issue]));
    const names = await this.names.for(reader, [shown, [...issues.values()].map(({ unitId: of }) => of)]);
    const items = shown.flatMap(({ unitId: leadUnitId, inspectorId, ...line }) => {
      const issue = issues.get(line.issueId);
      if (!issue) return [];
      const { problem, unitId: of, severity, status } = issue;
      const person = whole ? inspectorId : null;
      return {
        ...line,
        problem,
        unitId: of,
        unitName: names.of(of),
        severity,
        status,
        leadUnitId,
        leadUnitName: names.of(leadUnitId),
        inspectorId: person,
        inspectorName: names.of(person),
      };
    });
    return page(items, found.length, { limit, offset }) as unknown as ScoreLinesPageDto;
  }

  /** Kept for whoever opens the lists behind the numbers: as known at a sequence, they never change. */
  private lines(filter: ScoreFilter): Promise<readonly ScoreLine[]> {
    const key = JSON.stringify([filter, this.model.sequence]);
    const lines = this.recent.get(key, () =>
      scoreLinesOf(() => this.model.db, filter, calendarIn(this.model.db, filter.knownAt)),
    );
    lines.catch(() => this.recent.drop(key, lines));
    return lines;
  }

  /** A unit that others lie in; of a school or a department it is not told who inspects it how. */
  private isWhole(unitId: string): boolean {
    const kind = unitById(this.model.db, unitId)?.kind;
    return kind === 'county' || kind === 'city' || kind === 'province';
  }

  /** @throws Problem 400 when the first day is after the last */
  private async filter(unitId: string, query: ScoreboardQuery, scope: Scope): Promise<ScoreFilter> {
    const { knownAt, asOf } = await this.times.of(query, scope);
    const year = asOf.slice(0, 4);
    const period = { from: query.from ?? `${year}-01-01`, to: query.to ?? `${year}-12-31` };
    if (period.from > period.to)
      throw new Problem(400, 'request.invalid', {}, [{ field: 'to', detail: '截止日期不能早于起始日期，请改填。' }]);
    return { unitId, ...period, day: asOf, knownAt: knownAt ?? this.model.sequence };
  }
}

/** What the query says of a row: nothing, somebody, or nobody. */
const orNobody = (id: string | undefined): string | null | undefined => (id === 'none' ? null : id);

const named = (scores: readonly ScoreOf[], names: NameBook) =>
  scores.map((score) => ({ ...score, name: names.of(score.id) }));
