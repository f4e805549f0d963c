import type { Envelope } from '@app/domain/kernel';
import { canonical, hashVersion, sha256 } from '@app/ledger';
import { EventIdTaken, type ExpectedRevision, type NewEvent } from './event-store.js';

/** An event and the text of its data: what can be done before the writer's turn. */
export type Prepared = Readonly<{ id: string; event: Omit<NewEvent, 'data'>; data: string; dataHash: string }>;

/** An append on its way: where to, on which condition, what. */
export type Append = Readonly<{ stream: string; expected: ExpectedRevision; events: readonly Prepared[] }>;

/** Checks the form of an append, and writes its data out. @throws EventIdTaken, NotCanonical, TypeError */
export const prepared = (stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Append => {
  if (stream === '' || events.length === 0) throw new TypeError('an append needs a stream and at least one event');
  if (expected !== 'noStream' && !(Number.isSafeInteger(expected) && expected >= 0))
    throw new TypeError(`${expected} is not a revision`);
  const ids = new Set<string>();
  return {
    stream,
    expected,
    events: events.map((event) => {
      if (ids.size === ids.add(event.id).size) throw new EventIdTaken(event.id);
      const { data: said, ...bare } = event;
      const data = canonical(said);
      return { id: event.id, event: bare, data, dataHash: sha256(data) };
    }),
  };
};

/** Where an event goes, and what is known only there. */
export type Place = Readonly<{ stream: string; revision: number; prevHash: string; recordedAt: string }>;

/** The envelope's bytes and their hash. Its keys stand in canonical order here: that is the quick way to write it. */
export const sealed = ({ event, dataHash }: Prepared, place: Place): Readonly<{ meta: string; hash: string }> => {
  const envelope: Envelope = {
    actor: { id: event.actor.id, role: event.actor.role, unit: event.actor.unit },
    causationId: event.causationId,
    commandId: event.commandId,
    correlationId: event.correlationId,
    dataHash,
    effectiveAt: event.effectiveAt,
    hashVersion,
    id: event.id,
    occurredAt: event.occurredAt,
    prevHash: place.prevHash,
    recordedAt: place.recordedAt,
    requestDigest: event.requestDigest,
    revision: place.revision,
    schemaVersion: event.schemaVersion,
    stream: place.stream,
    tenant: event.tenant,
    type: event.type,
  };
  const meta = canonical(envelope);
  return { meta, hash: sha256(meta) };
};
