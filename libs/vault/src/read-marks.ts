/** What somebody has read: everything up to an event of the log, and single notices of later ones. */
export type ReadState = Readonly<{ upTo: number; read: ReadonlySet<string> }>;

/** A notice as a mark needs it: its id, and the number of its event. */
export type Markable = Readonly<{ id: string; sequence: number }>;

/** Read marks of notices, by account: kept beside the log, since looking at something is no fact of a case. */
export abstract class ReadMarks {
  abstract of(accountId: string): Promise<ReadState>;
  abstract mark(accountId: string, notices: readonly Markable[]): Promise<void>;
  /** Everything of events up to this one has been read. Never goes back. */
  abstract markAll(accountId: string, upTo: number): Promise<void>;
}
