import { Injectable } from '@nestjs/common';
import { DeadlineFacts } from '@app/application/deadlines';
import type { Calendar, DeadlineProfile, SchoolYear } from '@app/domain/deadlines';
import type { Known } from '@app/domain/kernel';
import { calendarIn, limitsInForce, schoolYearsOf } from '@app/projections/deadlines';
import { ReadModel } from '@app/projections/kernel';

/** Reads the administrator's table and the counties' adoptions; the answer says how far the log was known. */
@Injectable()
export class ReadDeadlineFacts extends DeadlineFacts {
  constructor(private readonly model: ReadModel) {
    super();
  }

  calendar(): Known<Calendar> {
    const { db, sequence } = this.model;
    return { value: calendarIn(db), sequence };
  }

  rules(countyId: string, day: string): Known<DeadlineProfile> {
    const { db, sequence } = this.model;
    return { value: limitsInForce(db, countyId, { knownAt: sequence, asOf: day }), sequence };
  }

  schoolYears(countyId: string): Known<readonly SchoolYear[]> {
    const { db, sequence } = this.model;
    return { value: schoolYearsOf(db, countyId), sequence };
  }
}
