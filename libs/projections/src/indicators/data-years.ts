import { dataYearOf } from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';

/** The data years of a county, the newest first, and the one that is shown to whoever names none. */
export type CountyYears = Readonly<{
  /** The last one of which figures were accepted; the one of the day while there is none. */
  dataYear: string;
  /** Years in which something was filed, asked or recorded, and the one of the day. */
  dataYears: readonly string[];
  /** The one after the day's: a round of filing may be opened ahead of it. */
  nextDataYear: string;
}>;

const under = 'select unit from organization_closure where ancestor = ?';

const following = (dataYear: string): string => `${dataYear.slice(5)}-${Number(dataYear.slice(5)) + 1}`;

/** Read from what is there, never from a calendar alone. @param day ISO date */
export const countyYears = (db: Sqlite, countyId: string, day: string): CountyYears => {
  const present = dataYearOf(day);
  const found = db.all<{ year: string; accepted: number }>(
    `select year, max(accepted) as accepted from (
       select data_year as year, accepted_version is not null as accepted from submission_current
         where unit_id in (${under})
       union all select data_year, 0 from campaign where county_id = ?
       union all select data_year, 0 from county_record where county_id = ?)
     group by year order by year desc`,
    countyId,
    countyId,
    countyId,
  );
  const years = new Set([present, ...found.map(({ year }) => year)]);
  return {
    dataYear: found.find(({ accepted }) => accepted === 1)?.year ?? present,
    dataYears: [...years].toSorted().toReversed(),
    nextDataYear: following(present),
  };
};
