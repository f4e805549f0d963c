import { Injectable } from '@nestjs/common';
import { Problem, soon, type Scope, type Soon } from '@app/platform/http';
import type { StandingQuestion } from '@app/projections/indicators';
import { ReadModel } from '@app/projections/kernel';
import { countyAt } from '@app/projections/organizations';
import { TimePoints, type PointOptions } from '../points/points.js';
import type { StandingQuery } from './indicators.dto.js';

/** A question about a county, on a day that is known. */
export type DatedQuestion = StandingQuestion & Readonly<{ asOf: string }>;

/**
 * A query's point in time and its county, as the read models take it: today unless it says otherwise. `scope`: of whoever
 * asks.
 */
@Injectable()
export class Points {
  constructor(
    private readonly model: ReadModel,
    private readonly times: TimePoints,
  ) {}

  /** Of a county. @throws Problem 400 for a point that is none */
  of(countyId: string, query: StandingQuery, scope: Scope, options?: PointOptions): Soon<DatedQuestion> {
    const { dataYear, standard: standardId } = query;
    return soon(this.times.of(query, scope, options), ({ knownAt, asOf }) => ({
      countyId,
      dataYear,
      standardId,
      knownAt,
      asOf,
    }));
  }

  /** Of a section, or of another unit within a county: in the county that it stood in. @throws Problem 400, 404 */
  async ofSection(unitId: string, query: StandingQuery, scope: Scope, options?: PointOptions): Promise<DatedQuestion> {
    const { knownAt, asOf } = await this.times.of(query, scope, options);
    const countyId = countyAt(this.model.db, unitId, { knownAt: knownAt ?? Number.MAX_SAFE_INTEGER, asOf });
    if (countyId === null) throw new Problem(404, 'resource.not-found');
    return { countyId, dataYear: query.dataYear, standardId: query.standard, knownAt, asOf };
  }
}
