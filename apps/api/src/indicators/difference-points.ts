import { Injectable } from '@nestjs/common';
import { Problem, type Scope } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { countyAt } from '@app/projections/organizations';
import { TimePoints, type Point } from '../points/points.js';
import { wrongPoint, type PointField } from '../points/wrong-point.js';
import type { DifferenceQuery } from './difference.dto.js';
import type { DatedQuestion } from './point.js';

/** Two points that a difference is asked between. */
export type PointPair = Readonly<{ from: DatedQuestion; to: DatedQuestion }>;

type PairQuery = Pick<DifferenceQuery, 'knownAt' | 'knownBy' | 'asOf' | 'fromKnownAt' | 'fromKnownBy' | 'fromAsOf'>;

/** Reads two points: what the first does not name is like the second. */
@Injectable()
export class DifferencePoints {
  constructor(
    private readonly model: ReadModel,
    private readonly times: TimePoints,
  ) {}

  /** @throws Problem 400: a point that is none, or the first after the second */
  async pair(
    { fromKnownAt, fromKnownBy, fromAsOf, ...query }: PairQuery,
    scope: Scope,
  ): Promise<Readonly<{ from: Point; to: Point }>> {
    const to = await this.times.of(query, scope);
    const given = await this.times.of({ knownAt: fromKnownAt, knownBy: fromKnownBy, asOf: fromAsOf }, scope, {
      prefix: 'from',
    });
    const from = { knownAt: given.knownAt ?? to.knownAt, asOf: fromAsOf ?? to.asOf };
    const late: readonly PointField[] = [
      ...((from.knownAt ?? this.model.sequence) > (to.knownAt ?? this.model.sequence)
        ? [fromKnownAt === undefined ? ('fromKnownBy' as const) : ('fromKnownAt' as const)]
        : []),
      ...(from.asOf > to.asOf ? ['fromAsOf' as const] : []),
    ];
    if (late.length > 0) throw wrongPoint(late, '起点不能晚于终点，请改填较早的起点。');
    return { from, to };
  }

  /** Of a county. */
  async of(countyId: string, query: DifferenceQuery, scope: Scope): Promise<PointPair> {
    const { from, to } = await this.pair(query, scope);
    const of = { countyId, dataYear: query.dataYear, standardId: query.standard };
    return { from: { ...of, ...from }, to: { ...of, ...to } };
  }

  /** Of a unit within a county: in the county that it stood in at the second point, or else at the first. @throws Problem 404 */
  async ofUnit(unitId: string, query: DifferenceQuery, scope: Scope): Promise<PointPair> {
    const { from, to } = await this.pair(query, scope);
    const { db } = this.model;
    const at = ({ knownAt, asOf }: Point) =>
      countyAt(db, unitId, { knownAt: knownAt ?? Number.MAX_SAFE_INTEGER, asOf });
    const countyId = at(to) ?? at(from);
    if (countyId === null) throw new Problem(404, 'resource.not-found');
    const of = { countyId, dataYear: query.dataYear, standardId: query.standard };
    return { from: { ...of, ...from }, to: { ...of, ...to } };
  }
}
