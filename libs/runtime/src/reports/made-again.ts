import type { Attachments } from '@app/attachments';
import {
  differencesOf,
  type FigureDifference,
  type LogThen,
  type ReportBinding,
  type ReportEvent,
} from '@app/domain/reports';
import type { EventStore } from '@app/event-store';
import { canonical, sha256 } from '@app/ledger';
import { placesOf, wholeStreamsOf } from '@app/projections/audit';
import { countySequences } from '@app/projections/organizations';
import type { Sqlite } from '@app/sqlite';
import type { Checkpoints } from '../proofs/checkpoints.js';
import { isAsSealed } from '../proofs/event-proof.js';
import { figuresOf, standardDigest } from './figures.js';

/**
 * Why a report made again is not what it was: the log has fewer events than it had, or others; inputs of the county
 * are missing in it or were changed; this program has other rules of the standard, another form of the paper, or
 * computes otherwise.
 */
export type AgainCause = 'log-shorter' | 'log-differs' | 'inputs-changed' | 'standard' | 'format' | 'calculation';

/** A report made once more from what is kept of its point. */
export type MadeAgain = Readonly<{
  /** It says what was issued. To the byte where the digests are equal too: where a paper's values lead is not what it says. */
  isEqual: boolean;
  /** SHA-256 of the figures as issued, and as made now (null: nothing can be made). */
  digest: string;
  digestNow: string | null;
  /** None when it is equal and the log is still the one it was made from. */
  causes: readonly AgainCause[];
  /** Numbers of the events that it rests on, up to its point, that are missing or not as they were sealed. */
  wrongEvents: readonly number[];
  /** The figures as issued are at hand; without them no difference can be told. */
  isKept: boolean;
  differences: readonly FigureDifference[];
}>;

/** What was issued, as far as making it again goes. */
export type IssuedThen = Pick<ReportBinding, 'countyId' | 'knownAt' | 'standardId'> &
  Readonly<{
    log: LogThen;
    standardDigest: string;
    /** SHA-256 of the kept values. */
    digest: string;
    /** Names of the streams that it rests on beside the inputs of the county's standing. */
    streams: readonly string[];
  }>;
/** What this program makes of the same point: a JSON value (null: nothing), and whether in the same form. */
export type MadeNow<Values extends object> = Readonly<{
  values: Values | null;
  isSameForm: boolean;
  /** What of values, kept or made now, is held against the other's. */
  compared: (values: Values) => object;
}>;
export type AgainTools = Readonly<{
  db: Sqlite;
  store: EventStore;
  checkpoints: Checkpoints;
  attachments: Attachments;
}>;

/** Makes a report again and says what differs. @throws StoreUnavailable */
export const madeAgain = (issued: ReportEvent['data'], tools: AgainTools): Promise<MadeAgain> => {
  const values = figuresOf(tools.db, issued)?.figures ?? null;
  const now = { values, isSameForm: values?.format === issued.format, compared: (all: object) => all };
  return heldAgainst({ ...issued, digest: issued.figures[0]!.hash, streams: [] }, now, tools);
};

/** Holds what was issued against what is made now, and says what differs. @throws StoreUnavailable */
export const heldAgainst = async <Values extends object>(
  issued: IssuedThen,
  { values, isSameForm, compared }: MadeNow<Values>,
  tools: AgainTools,
): Promise<MadeAgain> => {
  const { digest } = issued;
  const digestNow = values === null ? null : sha256(canonical(values));
  const logCauses = await logCausesOf(issued, tools);
  const equal = { isEqual: true, digest, digestNow, causes: logCauses, wrongEvents: [], isKept: true, differences: [] };
  if (digestNow === digest) return equal;
  const file = await keptFigures(digest, tools);
  const kept = file === null ? null : canonical(compared(JSON.parse(file) as Values));
  const text = values === null ? null : canonical(compared(values));
  if (kept !== null && kept === text) return equal;
  const wrongEvents = await wrongInputs(issued, tools);
  const causes = [
    ...logCauses,
    ...(wrongEvents.length > 0 ? (['inputs-changed'] as const) : []),
    ...(standardDigest(issued.standardId) === issued.standardDigest ? [] : (['standard'] as const)),
    ...(isSameForm ? [] : (['format'] as const)),
  ];
  const differences = kept === null ? [] : differencesOf(JSON.parse(kept), text === null ? null : JSON.parse(text));
  const isKept = kept !== null;
  // No event that it rests on is wrong, same rules, same form: what is left is that this program computes otherwise.
  const all = causes.length > 0 ? causes : (['calculation'] as const);
  return { isEqual: false, digest, digestNow, causes: all, wrongEvents, isKept, differences };
};

const logCausesOf = async ({ log }: IssuedThen, { store, checkpoints }: AgainTools): Promise<readonly AgainCause[]> => {
  if ((await store.head()).count < log.count) return ['log-shorter'];
  return (await checkpoints.tree.rootAt(log.count)) === log.root ? [] : ['log-differs'];
};

/** Those of the events that the figures rest on that are not there, or not as they were sealed. */
const wrongInputs = async (
  { countyId, knownAt, streams }: IssuedThen,
  { db, store }: AgainTools,
): Promise<readonly number[]> => {
  const wrong: number[] = [];
  // What was accepted stands in an earlier event of the same stream.
  const ofStanding = wholeStreamsOf(db, countySequences(db, countyId, knownAt), knownAt);
  const all = new Set([...ofStanding, ...placesOf(db, streams, knownAt)]);
  for (const sequence of [...all].toSorted((one, other) => one - other)) {
    const [stored] = await store.readStored({ after: sequence - 1, limit: 1 });
    if (stored?.sequence !== sequence || !isAsSealed(stored)) wrong.push(sequence);
  }
  return wrong;
};

/** The figures as issued; null when their file is missing or damaged. */
const keptFigures = async (digest: string, { attachments }: AgainTools): Promise<string | null> => {
  if ((await attachments.verify(digest)) !== true) return null;
  return (await attachments.get(digest))?.content.toString('utf8') ?? null;
};
