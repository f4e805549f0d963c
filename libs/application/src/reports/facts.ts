import type { Known } from '@app/domain/kernel';
import type { MadeFigures, ReportKind } from '@app/domain/reports';

/** What a report is asked for: now and today, unless it says otherwise. */
export type ReportQuestion = Readonly<{
  kind: ReportKind;
  countyId: string;
  dataYear: string;
  /** The one adopted last, when absent. */
  standardId?: string | undefined;
  /** Only events up to and with this number in the log. */
  knownAt?: number | undefined;
  /** ISO date. */
  asOf: string;
}>;

/** Figures of a report, made and not kept: `document` is what will be printed, a JSON value. */
export type ReportFigures = Pick<MadeFigures, 'county' | 'standardId' | 'asOf'> &
  Readonly<{ countyId: string; document: unknown }>;

/** What issuing a report must know. Implemented over the read models, the log's tree and the store of files. */
export abstract class ReportFacts {
  /** Makes the figures; writes nothing. Null: nothing was known of such a county. */
  abstract figures(question: ReportQuestion): Known<ReportFigures | null>;
  /**
   * Keeps the figures as a file; the log is signed as it is then.
   * @throws StoreUnavailable; what signing throws when the log is not what was signed before
   */
  abstract kept(figures: ReportFigures): Promise<MadeFigures>;
  /** A fresh short code. */
  abstract newCode(): string;
}
