import { itemEntries, madeOf, type CountyFacts, type Figure } from '@app/domain/indicators';
import type { Standard } from '@app/domain/standards';
import { derivedItemFigures, derivedRecognition, type Entries } from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';
import { countedOverSchools, type SchoolsFiled } from './counted-return.js';

/** What a county filed of itself, as far as the items and the survey rest on it. */
type OwnReturn = Readonly<{ figures: Readonly<Record<string, Figure>>; recognition: string | null }>;

/** The accepted version of a county's own return; undefined when it was not filed by form. */
export const ownReturn = (db: Sqlite, countyId: string, dataYear: string, version: number): OwnReturn | undefined => {
  const row = db.get<{ entries: string }>(
    'select entries from submission_return where unit_id = ? and data_year = ? and version = ?',
    countyId,
    dataYear,
    version,
  );
  if (!row) return undefined;
  const entries = JSON.parse(row.entries) as Entries;
  return { figures: derivedItemFigures(entries), recognition: derivedRecognition(entries) };
};

/**
 * The county's facts with the figures that were filed for its items: those of its own accepted return, and those counted
 * over its schools. They count for every item for which its record has no figures of its own; its return counts before
 * what is counted. What is judged stays as it was judged.
 */
export const withFiledItems = (
  db: Sqlite,
  facts: CountyFacts,
  of: SchoolsFiled & Readonly<{ countyId: string }>,
): CountyFacts => {
  const { countyId, dataYear, standard, sections, sharedSchools, counting } = of;
  return filedItems(facts, counting, sections, sharedSchools, standard, db, countyId, dataYear);
};

/** What was accepted never changes: of the same versions it is found once. */
const filedItems = madeOf(
  8,
  (
    facts: CountyFacts,
    counting: SchoolsFiled['counting'],
    sections: SchoolsFiled['sections'],
    sharedSchools: SchoolsFiled['sharedSchools'],
    standard: Standard,
    db: Sqlite,
    countyId: string,
    dataYear: string,
  ): CountyFacts => {
    const version = counting.get(countyId)?.version;
    const own = version === undefined ? undefined : ownReturn(db, countyId, dataYear, version);
    const counted = countedOverSchools(db, { dataYear, standard, sections, sharedSchools, counting });
    if (!own && Object.keys(counted).length === 0) return facts;
    const items = itemEntries(standard, facts.items, { returned: own?.figures ?? {}, counted });
    return { ...facts, items, recognition: facts.recognition ?? own?.recognition ?? null };
  },
);
