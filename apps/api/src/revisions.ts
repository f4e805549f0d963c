import { Inject, Injectable } from '@nestjs/common';
import { streamOf } from '@app/application/kernel';
import { revisionOf } from '@app/projections/audit';
import { ReadModel } from '@app/projections/kernel';
import { tenant } from '@app/runtime';

/** Which revision an answer shows: whoever decides on what they saw sends it back as `If-Match`. */
@Injectable()
export class Revisions {
  constructor(
    private readonly model: ReadModel,
    @Inject(tenant) private readonly tenantName: string,
  ) {}

  /** @param category of the decider; @param knownAt the sequence that the answer is as known at */
  of(category: string, id: string, knownAt?: number): number {
    // What is shown has been written: 0 could only be of a thing that is not there.
    return revisionOf(this.model.db, streamOf(this.tenantName, category, id), knownAt) ?? 0;
  }
}
