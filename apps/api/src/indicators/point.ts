import { Injectable } from '@nestjs/common';
import { asInstant, dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Problem } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { countyAt, countySequenceBy } from '@app/projections/organizations';
import type { StandingQuery } from './indicators.dto.js';

/** A query's point in time, as the read models take it: today unless it says otherwise. */
@Injectable()
export class Points {
  constructor(
    private readonly model: ReadModel,
    private readonly clock: Clock,
  ) {}

  /** Of a county. */
  of(countyId: string, { dataYear, knownAt, knownBy, asOf, standard }: StandingQuery) {
    const by = knownBy === undefined ? undefined : countySequenceBy(this.model.db, countyId, asInstant(knownBy) ?? '');
    const known = [knownAt, by].filter((one) => one !== undefined);
    return {
      countyId,
      dataYear,
      standardId: standard,
      knownAt: known.length === 0 ? undefined : Math.min(...known),
      asOf: asOf ?? dayOf(this.clock.now()),
    };
  }

  /** Of a section: in the county that it stood in. @throws Problem 404 */
  ofSection(sectionId: string, query: StandingQuery) {
    const asOf = query.asOf ?? dayOf(this.clock.now());
    const countyId = countyAt(this.model.db, sectionId, { knownAt: query.knownAt ?? Number.MAX_SAFE_INTEGER, asOf });
    if (countyId === null) throw new Problem(404, 'resource.not-found');
    return this.of(countyId, query);
  }
}
