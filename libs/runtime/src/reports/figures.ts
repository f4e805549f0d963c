import { standingFigures, type ReportBinding } from '@app/domain/reports';
import { publishedStandard } from '@app/domain/standards';
import { canonical, sha256 } from '@app/ledger';
import { countyStanding } from '@app/projections/indicators';
import type { Sqlite } from '@app/sqlite';

/** What a report is asked for: `standardId` may be left to the county's adoptions. */
export type FiguresQuestion = Omit<ReportBinding, 'standardId'> & Readonly<{ standardId?: string | undefined }>;

/** A report's figures, with what they turned out to be bound to. */
export type Figures = Readonly<{ county: string; standardId: string; figures: ReturnType<typeof standingFigures> }>;

/**
 * The figures of a report, out of what is kept of the inputs at its point: for a new report and for an old one alike.
 * Null: nothing is known of such a county at that point, or its standard is not published.
 */
export const figuresOf = (db: Sqlite, { standardId, ...question }: FiguresQuestion): Figures | null => {
  const found = countyStanding(db, { ...question, standardId });
  if (!found) return null;
  const county = found.county ?? '';
  const bound = { ...question, standardId: found.standing.standardId };
  const figures = standingFigures(bound, { county, adopted: found.adopted, standing: found.standing });
  return { county, standardId: bound.standardId, figures };
};

/** SHA-256 of a standard's rules as this program has them; null for one that it does not have. */
export const standardDigest = (standardId: string): string | null => {
  const standard = publishedStandard(standardId);
  return standard ? sha256(canonical(JSON.parse(JSON.stringify(standard)))) : null;
};
