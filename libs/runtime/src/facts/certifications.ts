import { Injectable } from '@nestjs/common';
import { CertificationFacts } from '@app/application/certifications';
import { computedOf, type Computed, type Offices, type StepLevel } from '@app/domain/certifications';
import type { Calendar } from '@app/domain/deadlines';
import type { Known } from '@app/domain/kernel';
import { basic2012 } from '@app/domain/standards';
import { hasSeatAt } from '@app/projections/access';
import { calendarIn } from '@app/projections/deadlines';
import { countyStanding } from '@app/projections/indicators';
import { ReadModel } from '@app/projections/kernel';
import { ancestorsOf } from '@app/projections/organizations';

const levels: Readonly<Record<string, StepLevel>> = { city: 'city', province: 'province' };

/** Reads the standing, the tree and the accounts; the answer says how far the log was known. */
@Injectable()
export class ReadCertificationFacts extends CertificationFacts {
  constructor(private readonly model: ReadModel) {
    super();
  }

  computed(
    of: Readonly<{ countyId: string; standardId: string; dataYear: string }>,
    day: string,
  ): Known<Computed | null> {
    const { db, sequence } = this.model;
    const found = countyStanding(db, { ...of, knownAt: sequence, asOf: day });
    if (!found) return { value: null, sequence };
    const basic = countyStanding(db, { ...of, standardId: basic2012.id, knownAt: sequence, asOf: day });
    return { value: { ...computedOf(found.standing), basicBalance: basic?.standing.verdict ?? null }, sequence };
  }

  offices(countyId: string, actingUnitId: string, day: string): Offices {
    const { db } = this.model;
    const above = ancestorsOf(db, countyId).flatMap(({ unitId, kind }) => {
      const level = levels[kind];
      return level ? [{ unitId, level }] : [];
    });
    const here = above.filter(({ unitId }) => hasSeatAt(db, unitId, 'supervisionDirector', day));
    return {
      levels: here.map(({ level }) => level),
      actsFor: above.find(({ unitId }) => unitId === actingUnitId)?.level ?? 'county',
    };
  }

  calendar(): Known<Calendar> {
    const { db, sequence } = this.model;
    return { value: calendarIn(db), sequence };
  }
}
