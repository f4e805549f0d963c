import type { Recorded } from '@app/domain/kernel';
import type { PaperData, PaperForm } from '@app/domain/reports';
import type { Sqlite } from '@app/sqlite';

/** The point and the subject that a paper is of. Everything in it is what was known at `knownAt` of the day `asOf`. */
export type PaperAsked = Readonly<{
  /** County, unit, issue or inspection, as the form's subject says. */
  subjectId: string;
  /** The county that it belongs to: its numbers are given there. */
  countyId: string;
  /** School year: `2024-2025`. */
  dataYear: string;
  /** Null: the standard that the county works to on the day. */
  standardId: string | null;
  /** The last event (number in the log) that it knows of. */
  knownAt: number;
  /** ISO date. */
  asOf: string;
  /** Answers to what the form asks beyond its point (a period, a recipient), by name; checked by the kind. */
  answers: Readonly<Record<string, string>>;
}>;

/** Category and id of a stream. */
export type StreamNamed = readonly [category: string, id: string];

/** What a paper is gathered from: rows that are kept on both axes, and the events of a stream as they were recorded. */
export type PaperReads = Readonly<{
  db: Sqlite;
  /** All events of a stream, oldest first; the reader leaves out what is later than its point. @throws StoreUnavailable */
  stream(category: string, id: string): Promise<readonly Recorded[]>;
}>;

/** One kind of paper: its built-in form, and where its values come from. Equal points give equal data, whenever it is asked. */
export type PaperSource = Readonly<{
  form: PaperForm;
  /** Null: nothing was known of such a subject at the point. */
  gather(reads: PaperReads, asked: PaperAsked): Promise<PaperData | null>;
  /** Streams that its values rest on beside the inputs of the county's standing: where a paper made again differs, they are checked too. */
  streams?(db: Sqlite, asked: PaperAsked): readonly StreamNamed[];
}>;
