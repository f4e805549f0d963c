import { setImmediate } from 'node:timers/promises';
import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { dayOf, plusMonths, plusYears } from '@app/domain/kernel';
import { dataYearOf } from '@app/domain/submissions';
import { Clock } from '@app/platform/clock';
import { Allowed, Problem, Scope } from '@app/platform/http';
import { lastRecordedOn } from '@app/projections/audit';
import { countySeries } from '@app/projections/indicators';
import { ReadModel } from '@app/projections/kernel';
import { TimePoints } from '../points/points.js';
import { SeriesDto, SeriesQuery } from './series.dto.js';

/** So many steps are answered at once: five years by the month. */
const most = 60;

const wrong = (field: string, detail: string) => new Problem(400, 'request.invalid', {}, [{ field, detail }]);

/** Where a county stood, step by step: to be played before a meeting. */
@Controller()
export class SeriesController {
  constructor(
    private readonly model: ReadModel,
    private readonly times: TimePoints,
    private readonly clock: Clock,
  ) {}

  /** The matrix by months or school years; each step as it was known by the end of its day, with what changed since the one before. */
  @Get('counties/:countyId/series')
  @Allowed('indicators.read', { county: 'countyId' })
  async series(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Query() { from, to, step, knownAt, dataYear, standard }: SeriesQuery,
    @Scope() scope: Scope,
  ): Promise<SeriesDto> {
    const today = dayOf(this.clock.now());
    if (to !== undefined && to > today) throw wrong('to', '日期还没有到，不能晚于今天。');
    const { knownAt: known } = await this.times.of({ knownAt }, scope);
    const { db } = this.model;
    const questions = daysOf(from, to ?? today, step).map((asOf) => ({
      countyId,
      dataYear: dataYear ?? dataYearOf(asOf),
      standardId: standard,
      knownAt: known ?? lastRecordedOn(db, asOf),
      asOf,
    }));
    const steps: object[] = [];
    for (const one of countySeries(() => this.model.db, questions)) {
      steps.push({ ...one, dataYear: questions[steps.length]!.dataYear });
      await setImmediate();
    }
    return { countyId, steps } as unknown as SeriesDto;
  }
}

/** The first day, the same day of each month or year after it, and the last. @throws Problem 400 */
const daysOf = (from: string, to: string, step: SeriesQuery['step']): readonly string[] => {
  if (from > to) throw wrong('from', '起始日期不能晚于截止日期。');
  const days: string[] = [];
  for (let count = 0; ; count++) {
    const day = step === 'month' ? plusMonths(from, count) : plusYears(from, count);
    if (day >= to) return [...days, to];
    if (days.length >= most - 1) throw wrong('from', `时段太长，一次最多看${most}步，请缩短时段或改用更长的间隔。`);
    days.push(day);
  }
};
