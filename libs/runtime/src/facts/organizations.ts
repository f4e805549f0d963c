import { Injectable } from '@nestjs/common';
import { OrganizationFacts } from '@app/application/organizations';
import { ReadModel } from '@app/projections/kernel';
import { unitFactsOf } from '@app/projections/organizations';

/** Reads the tree; the answer says how far the log was known. */
@Injectable()
export class ReadOrganizationFacts extends OrganizationFacts {
  constructor(private readonly model: ReadModel) {
    super();
  }

  unit(unitId: string, day: string) {
    return { value: unitFactsOf(this.model.db, unitId, day), sequence: this.model.sequence };
  }
}
