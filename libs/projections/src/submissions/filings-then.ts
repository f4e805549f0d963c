import type { Sqlite } from '@app/sqlite';

/** How a unit's filing of a year stood at a sequence. */
export type FilingStood = 'submitted' | 'returned' | 'withdrawn' | 'accepted';

type Version = Readonly<{
  unitId: string;
  supersedes: number | null;
  decided: 'accepted' | 'superseded' | 'returned' | 'withdrawn' | 'refused' | null;
}>;

/** What the last version says: what was accepted before stands on while a correction waits, is refused or is taken back. */
const stood = (versions: readonly Version[]): FilingStood | null => {
  const last = versions.at(-1);
  if (!last) return null;
  const accepted = versions.some(({ decided }) => decided === 'accepted' || decided === 'superseded');
  switch (last.decided) {
    case 'accepted':
    case 'superseded':
    case 'refused':
      return 'accepted';
    case 'withdrawn':
      return accepted ? 'accepted' : 'withdrawn';
    case 'returned':
      return 'returned';
    case null:
      return last.supersedes === null ? 'submitted' : 'accepted';
  }
};

/** How the filings of units of a data year stood at a sequence; units that had filed nothing are missing. */
export const filingsThen = (
  db: Sqlite,
  unitIds: readonly string[],
  dataYear: string,
  knownAt: number,
): ReadonlyMap<string, FilingStood> => {
  const rows = db.all<Version>(
    `select v.unit_id as unitId, v.supersedes, case when v.decided_sequence <= ? then v.status end as decided
     from json_each(?) one cross join submission_version v on v.unit_id = one.value and v.data_year = ?
     where v.filed_sequence <= ? order by v.unit_id, v.version`,
    knownAt,
    JSON.stringify(unitIds),
    dataYear,
    knownAt,
  );
  const found = new Map<string, Version[]>();
  for (const row of rows) {
    const versions = found.get(row.unitId);
    if (versions) versions.push(row);
    else found.set(row.unitId, [row]);
  }
  return new Map(
    [...found].flatMap(([unitId, versions]) => {
      const how = stood(versions);
      return how ? [[unitId, how] as const] : [];
    }),
  );
};

/** The rounds of filing of a data year that were opened by a sequence for one of these areas, in that order. */
export const campaignsOpened = (
  db: Sqlite,
  areas: readonly string[],
  dataYear: string,
  knownAt: number,
): readonly string[] =>
  db
    .all<{ id: string }>(
      `select campaign_id as id from campaign
       where data_year = ? and opened_sequence <= ? and county_id in (select value from json_each(?))
       order by opened_sequence`,
      dataYear,
      knownAt,
      JSON.stringify(areas),
    )
    .map(({ id }) => id);
