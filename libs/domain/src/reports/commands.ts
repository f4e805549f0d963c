import type { Commands, Evidence, Known } from '@app/domain/kernel';
import type { LogThen, ReportKind } from './events.js';

/** The figures of a report, made of what is known at the sequence that comes with them. */
export type MadeFigures = Readonly<{
  county: string;
  standardId: string;
  asOf: string;
  log: LogThen;
  standardDigest: string;
  format: number;
  figures: Evidence;
}>;

/** Stream id `<countyId>.<dataYear>.<kind>`. */
export type ReportCommand = Commands<{
  IssueReport: {
    reportId: string;
    kind: ReportKind;
    countyId: string;
    dataYear: string;
    /** Null: nothing was known of such a county at that point. */
    made: Known<MadeFigures | null>;
    /** Random, from whoever asks: a decision draws no lots. */
    code: string;
  };
}>;
