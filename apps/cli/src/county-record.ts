import type { INestApplicationContext } from '@nestjs/common';
import { ReadModel } from '@app/projections/kernel';
import { countyRecordAt, type CountyRecordAt } from '@app/projections/report-checks';
import { unitMeant } from './add-user.js';
import { Failed } from './failed.js';

/** Which county's record, as known when, on which day. */
export type RecordAsked = Readonly<{
  county: string;
  dataYear: string;
  standard?: string | undefined;
  asOf?: string | undefined;
  knownAt?: number | undefined;
}>;

/** What a report is compared with. @throws Failed */
export const countyRecord = (
  context: INestApplicationContext,
  { county, standard, ...point }: RecordAsked,
): CountyRecordAt => {
  const model = context.get(ReadModel);
  const countyId = unitMeant(context, county);
  const found = countyRecordAt(model.db, { countyId, standardId: standard, ...point });
  if (!found) throw new Failed(`“${county}”不是区县，或那时还没有它的记录。`);
  return found;
};
