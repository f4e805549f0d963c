import type { CountyRecord } from '@app/domain/report-checks';
import type { Sqlite } from '@app/sqlite';
import { resolved, standingAt, standingSources, type StandingQuestion } from '../indicators/index.js';

/** A county's record, with the point that it was read at. */
export type CountyRecordAt = Readonly<{
  county: string | null;
  dataYear: string;
  standardId: string;
  sequence: number;
  asOf: string;
  record: CountyRecord;
}>;

/**
 * What a report may be compared with: the county's standing and the figures of its items. Plain data, so that it can be
 * handed to a thread. Undefined when there is no such county, nothing was known of it yet, or no such standard.
 */
export const countyRecordAt = (db: Sqlite, question: StandingQuestion): CountyRecordAt | undefined => {
  const point = resolved(db, question);
  if (!point) return undefined;
  const { dataYear, standard, sequence, asOf } = point;
  const { county, standing } = standingAt(db, point);
  const { input } = standingSources(db, { ...point, knownAt: sequence });
  const items = Object.assign({}, ...input.county.items.map(({ figures }) => figures)) as Record<string, string>;
  const { indicators, stages, excluded } = standing;
  const record = { standing: { indicators, stages, excluded }, items, names: standard.figures };
  return { county, dataYear, standardId: standard.id, sequence, asOf, record };
};
