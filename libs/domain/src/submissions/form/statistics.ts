import { canonicalEntries, type RawEntry } from './canonical-entries.js';
import type { Entries, Form } from './form.js';
import type { Finding } from './rules.js';
import { statisticsHeading, statisticsHeadings } from './statistics-headings.js';

/** One unit's row of the 教育事业统计 export: cell texts by the heading of their column. */
export type StatisticsRow = Readonly<Record<string, string | null>>;

/**
 * What a row of the export says of the fields that a unit is asked, marked as prefilled from the statistics of `dataYear`.
 * Columns that no field names are passed over. A cell that cannot be read is left out and named: nobody is offered a
 * wrong number. 不适用 is left out too, since only the unit can say why.
 */
export const statisticsEntries = (
  form: Form,
  row: StatisticsRow,
  dataYear: string,
): Readonly<{ entries: Entries; findings: readonly Finding[] }> => {
  const cells = new Map(Object.entries(row).map(([heading, text]) => [statisticsHeading(heading), text]));
  const raw: Record<string, RawEntry> = {};
  for (const field of form.fields) {
    const heading = statisticsHeadings(field).find((name) => cells.get(name)?.trim());
    const value = heading === undefined ? null : (cells.get(heading) ?? null);
    if (value !== null) raw[field.code] = { value, origin: { kind: 'prefilled', from: 'statistics', dataYear } };
  }
  const { entries, findings } = canonicalEntries(form, raw);
  const wrong = new Set(findings.map(({ field }) => field));
  const sound = Object.entries(entries).filter(([code]) => !wrong.has(code));
  return {
    entries: Object.fromEntries(sound),
    findings: findings.filter(({ rule }) => rule !== 'not-applicable-unexplained'),
  };
};
