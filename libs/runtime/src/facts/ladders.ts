import { Inject, Injectable } from '@nestjs/common';
import { LadderFacts } from '@app/application/deadlines';
import { dueRowOf, ladderOn } from '@app/projections/deadlines';
import { ReadModel } from '@app/projections/kernel';
import { countyAt } from '@app/projections/organizations';
import { tenant } from '../options.js';

/** Reads what is due, and the ladders that counties adopted. */
@Injectable()
export class ReadLadderFacts extends LadderFacts {
  constructor(
    private readonly model: ReadModel,
    @Inject(tenant) readonly tenant: string,
  ) {
    super();
  }

  due(key: string) {
    return dueRowOf(this.model.db, key);
  }

  ladder(countyId: string, day: string) {
    const { rungs, basis, sequence } = ladderOn(this.model.db, countyId, day);
    return { value: { rungs, basis }, sequence };
  }

  countyOf(unitId: string, day: string) {
    const { db, sequence } = this.model;
    return { value: countyAt(db, unitId, { knownAt: sequence, asOf: day }), sequence };
  }
}
