import type { EventCatalogue, Evidence, Facts } from '@app/domain/kernel';

/** Which paper: the county's standing (差异系数、达标) is the first. */
export type ReportKind = 'standing';

/** What a report is bound to: enough to make the same figures again, and to prove that they were the record's. */
export type ReportBinding = Readonly<{
  kind: ReportKind;
  countyId: string;
  /** School year: `2024-2025`. */
  dataYear: string;
  standardId: string;
  /** The last event (number in the log) that the figures know of. */
  knownAt: number;
  /** The day that they are true of (ISO date). */
  asOf: string;
}>;

/** The log when the report was issued, as its checkpoint has it: how many events, and the root of their tree (hex). */
export type LogThen = Readonly<{ count: number; root: string }>;

/** Papers that left the house. One stream for each county, year and kind, `<countyId>.<dataYear>.<kind>`, so that numbers have no gaps. */
export type ReportEvent = Facts<{
  ReportIssued: ReportBinding & {
    reportId: string;
    /** 1, 2, 3 … within its stream. */
    number: number;
    /** The county's name as printed. */
    county: string;
    log: LogThen;
    /** SHA-256 of the standard's rules as this program had them (RFC 8785). */
    standardDigest: string;
    /** Edition of the form that the figures are written in. */
    format: number;
    /** The figures (RFC 8785) as a kept file: its hash is what the report is compared by. Always one. */
    figures: readonly Evidence[];
    /** Short code for the public page; see `report-code.ts`. */
    code: string;
  };
}>;

export const reportEvents: EventCatalogue<ReportEvent> = { category: 'report', versions: { ReportIssued: 1 } };
