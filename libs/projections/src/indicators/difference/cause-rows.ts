import { causeText, type Cause, type InputChange, type Reason } from '@app/domain/indicators';
import { dayOf, type Evidence } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import type { FieldOrigin } from '../provenance.js';

/** Two points of one county and year: its own sequences, and days (ISO dates). Neither goes back. */
export type Span = Readonly<{
  countyId: string;
  dataYear: string;
  standardId: string;
  from: Readonly<{ sequence: number; asOf: string }>;
  to: Readonly<{ sequence: number; asOf: string }>;
}>;

/** An act that put an input otherwise, with whose act it was and what it rests on. */
export type DifferenceCause = Cause &
  Readonly<{
    /** Its place in the answer: changes name their causes by it. */
    id: number;
    why: Reason;
    /** Key of the input that it changed; empty of what no input changed. */
    input: string;
    unitId: string | null;
    subject: string;
    /** Wire name of the event. */
    type: string | null;
    person: string | null;
    role: string | null;
    recordedAt: string | null;
    /** Who filed what was accepted; null of other acts. */
    filedBy: string | null;
    filedSequence: number | null;
    evidence: readonly Evidence[];
    /** Fields of the return that the figure is made of, with where each came from. */
    fields: readonly FieldOrigin[];
    /** All of it in words. */
    sentence: string;
  }>;

/**
 * What a builder finds: without its place, its words, and what the trail says of the event. `input`: what it changed; null
 * of what no input changed.
 */
export type Found = Omit<
  DifferenceCause,
  'id' | 'input' | 'act' | 'type' | 'person' | 'role' | 'recordedAt' | 'recordedOn' | 'files' | 'sentence'
> &
  Readonly<{ input: InputChange | null }>;

/** Of a builder that has nothing more to say. */
export const bareCause = {
  measure: '',
  basis: null,
  cell: null,
  filedBy: null,
  filedSequence: null,
  evidence: [],
  fields: [],
} as const;

type Entry = Readonly<{ sequence: number; type: string; person: string; role: string; at: number }>;

/** `submission.correction-accepted` → CorrectionAccepted. */
const actOf = (type: string): string =>
  type
    .slice(type.indexOf('.') + 1)
    .split('-')
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join('');

type Act = Pick<DifferenceCause, 'act' | 'type' | 'person' | 'role' | 'recordedAt' | 'recordedOn'>;

const nothing: Act = { act: null, type: null, person: null, role: null, recordedAt: null, recordedOn: null };

const actIn = ({ type, person, role, at }: Entry): Act => {
  const recordedAt = new Date(at).toISOString();
  return { act: actOf(type), type, person, role, recordedAt, recordedOn: dayOf(recordedAt) };
};

/** Written out field by field: a county that filed everything has some thousands of them. */
const complete = (one: Found, id: number, event: Act): DifferenceCause => {
  const cause = {
    why: one.why,
    input: one.input?.key ?? '',
    kind: one.kind,
    unitId: one.unitId,
    subject: one.subject,
    label: one.label,
    measure: one.measure,
    from: one.from,
    to: one.to,
    sequence: one.sequence,
    effectiveFrom: one.effectiveFrom,
    between: one.between,
    basis: one.basis,
    cell: one.cell,
    filedBy: one.filedBy,
    filedSequence: one.filedSequence,
    evidence: one.evidence,
    fields: one.fields,
    id,
    act: event.act,
    type: event.type,
    person: event.person,
    role: event.role,
    recordedAt: event.recordedAt,
    recordedOn: event.recordedOn,
    files: one.evidence.length,
    sentence: '',
  };
  cause.sentence = causeText(cause);
  return cause;
};

/** Gives each cause its place and its words, and the event's actor and moment: one look into the trail for all of them. */
export const withEvents = (db: Sqlite, found: readonly Found[]): readonly DifferenceCause[] => {
  const sequences = new Set<number>();
  for (const { sequence } of found) if (sequence !== null) sequences.add(sequence);
  const entries = new Map(
    db
      .all<Entry>(
        `select t.sequence, wire.name as type, who.name as person, post.name as role, t.recorded_at as at
         from json_each(?) one cross join trail t on t.sequence = one.value
         join trail_name wire on wire.id = t.wire_type join trail_name who on who.id = t.person
         join trail_name post on post.id = t.role`,
        JSON.stringify([...sequences]),
      )
      .map((entry) => [entry.sequence, actIn(entry)]),
  );
  return found.map((one, id) =>
    complete(one, id, (one.sequence === null ? undefined : entries.get(one.sequence)) ?? nothing),
  );
};
