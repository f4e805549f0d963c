import type { EventCatalogue, Evidence, Facts } from '@app/domain/kernel';
import type { LogThen } from '../events.js';
import type { PaperSubject } from './paper.js';

/** What a paper is asked for, and bound to: enough to gather the same values again. */
export type PaperBinding = Readonly<{
  /** `self-assessment`. */
  kind: string;
  subject: PaperSubject;
  /** County, unit, issue or inspection. */
  subjectId: string;
  countyId: string;
  /** School year: `2024-2025`. */
  dataYear: string;
  standardId: string;
  /** The last event (number in the log) that the values know of. */
  knownAt: number;
  /** The day that they are true of (ISO date). */
  asOf: string;
  /** Answers to what the form asks beyond its point, by name. */
  answers: Readonly<Record<string, string>>;
}>;

/** Papers that left the house. One stream for each county, year and kind, `<countyId>.<dataYear>.<kind>`, so that numbers have no gaps. */
export type PaperEvent = Facts<{
  PaperIssued: PaperBinding & {
    paperId: string;
    /** The units that it is of: who may read it, wherever they stand later. */
    unitIds: readonly string[];
    /** 1, 2, 3 … within its stream. */
    number: number;
    /** The paper's name, and the county's, as printed. */
    name: string;
    county: string;
    /** Edition of the form's names. */
    edition: number;
    /** The bureau's own template that it was printed by; none: the built-in form. */
    template: readonly Evidence[];
    log: LogThen;
    /** SHA-256 of the standard's rules as this program had them (RFC 8785). */
    standardDigest: string;
    /** The values (RFC 8785) as a kept file: its hash is what the paper is compared by. Always one. */
    values: readonly Evidence[];
    /** The Word file. Always one. */
    file: readonly Evidence[];
    /** Short code for the public page. */
    code: string;
  };
}>;

export const paperEvents: EventCatalogue<PaperEvent> = { category: 'paper', versions: { PaperIssued: 1 } };
