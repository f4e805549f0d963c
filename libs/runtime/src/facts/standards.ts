import { Injectable } from '@nestjs/common';
import { StandardFacts } from '@app/application/standards';
import type { Known } from '@app/domain/kernel';
import { ReadModel } from '@app/projections/kernel';
import { countyAt, unitById } from '@app/projections/organizations';
import { exemptedInAnotherYear } from '@app/projections/standards';

/** Reads the tree as it stood on the day; the answer says how far the log was known. */
@Injectable()
export class ReadStandardFacts extends StandardFacts {
  constructor(private readonly model: ReadModel) {
    super();
  }

  countyOfSection(sectionId: string, day: string): Known<string | null> {
    const { db, sequence } = this.model;
    const isSection = unitById(db, sectionId)?.kind === 'section';
    return { value: isSection ? countyAt(db, sectionId, { knownAt: sequence, asOf: day }) : null, sequence };
  }

  exemptedElsewhere(granting: Parameters<StandardFacts['exemptedElsewhere']>[0], day: string): Known<string | null> {
    const { db, sequence } = this.model;
    const value = exemptedInAnotherYear(db, granting, { knownAt: sequence, asOf: day });
    return { value, sequence };
  }
}
