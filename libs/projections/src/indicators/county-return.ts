import type { CountyFacts, ItemEntry } from '@app/domain/indicators';
import { figuresOf, type Standard } from '@app/domain/standards';
import { derivedItemFigures, derivedRecognition, type Entries } from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';

/** What a county filed of itself, as far as the items and the survey rest on it. */
type OwnReturn = Readonly<{ figures: Readonly<Record<string, string>>; recognition: string | null }>;

/** The accepted version of a county's own return; undefined when it was not filed by form. */
const ownReturn = (db: Sqlite, countyId: string, dataYear: string, version: number): OwnReturn | undefined => {
  const row = db.get<{ entries: string }>(
    'select entries from submission_return where unit_id = ? and data_year = ? and version = ?',
    countyId,
    dataYear,
    version,
  );
  if (!row) return undefined;
  const entries = JSON.parse(row.entries) as Entries;
  // 未填 and 不适用 are no figures: the item stays open.
  const figures = Object.entries(derivedItemFigures(entries)).flatMap(([name, value]) =>
    value === null || value === 'n/a' ? [] : [[name, value] as const],
  );
  return { figures: Object.fromEntries(figures), recognition: derivedRecognition(entries) };
};

/**
 * The county's facts with the figures of its own accepted return: they count for every item for which its record has no
 * figures of its own. What is judged stays as it was judged.
 * @param version of the county's return that counts; undefined when none does
 */
export const withOwnReturn = (
  db: Sqlite,
  facts: CountyFacts,
  of: Readonly<{ countyId: string; dataYear: string; standard: Standard; version: number | undefined }>,
): CountyFacts => {
  const own = of.version === undefined ? undefined : ownReturn(db, of.countyId, of.dataYear, of.version);
  if (!own) return facts;
  const recorded = new Map(facts.items.map((entry) => [entry.item, entry]));
  const items = of.standard.items.flatMap((item): ItemEntry[] => {
    const entry = recorded.get(item.id);
    const figures = Object.fromEntries(
      figuresOf(item).flatMap((name) => (own.figures[name] === undefined ? [] : [[name, own.figures[name]] as const])),
    );
    if (Object.keys(entry?.figures ?? {}).length > 0 || Object.keys(figures).length === 0) return entry ? [entry] : [];
    return [{ item: item.id, judgement: entry?.judgement ?? null, figures, figuresOf: 'return' }];
  });
  return { ...facts, items, recognition: facts.recognition ?? own.recognition };
};
