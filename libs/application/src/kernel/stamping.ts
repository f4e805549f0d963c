import {
  asInstant,
  checkNotAhead,
  dayOf,
  isDate,
  Refusal,
  type Actor,
  type Command,
  type Context,
  type Fact,
  type Request,
} from '@app/domain/kernel';
import type { EventTypes, NewEvent } from '@app/event-store';
import { addresses, namedId } from '@app/ledger';

/** `hj.main.rectification-<id>`. The ledger's prefix is fixed for ever; the tenant is part of the name. */
export const streamOf = (tenant: string, category: string, id: string): string => `hj.${tenant}.${category}-${id}`;

/**
 * The same request under another command id: for a handler that writes a second stream for one request
 * (a reservation beside the thing it reserves). Stable, so that a repeat writes neither again. Without `If-Match`.
 */
export const derivedRequest = (request: Request, purpose: string): Request => ({
  commandId: namedId(`for:${purpose}`, request.commandId),
  digest: request.digest,
  actor: request.actor,
  tenant: request.tenant,
  correlationId: request.correlationId,
  causationId: request.causationId,
  at: request.at,
});

/** What a decider may know of the asker. Ids for new things depend on the command alone. */
export const contextOf = (request: Request): Context => ({
  actorId: request.actor.id,
  role: request.actor.role,
  unitId: request.actor.unit,
  at: request.at,
  newId: (...parts) => namedId(JSON.stringify(parts), request.commandId),
});

/** Somebody who only wants to know what they could do. Nothing is written, so that ids need not be stable. */
export const asking = ({ id, role, unit }: Actor, at: string): Context => ({
  actorId: id,
  role,
  unitId: unit,
  at,
  newId: (...parts) => namedId(JSON.stringify(parts), addresses),
});

/** When it was done and since when it is true; neither may be in the future, but what is decided ahead. @throws Refusal time.* */
const times = (command: Command, at: string, ahead: boolean): { occurredAt: string; effectiveAt: string } => {
  const now = asInstant(at);
  if (now === undefined) throw new TypeError(`the clock gave ${at}`);
  const occurredAt = command.occurredAt === undefined ? now : asInstant(command.occurredAt);
  if (occurredAt === undefined) throw malformed('occurredAt', command.occurredAt);
  if (occurredAt > now) throw inFuture('occurredAt', occurredAt);
  const effectiveAt = command.effectiveAt ?? dayOf(occurredAt);
  if (!isDate(effectiveAt)) throw malformed('effectiveAt', effectiveAt);
  checkNotAhead(effectiveAt, dayOf(now), ahead);
  return { occurredAt, effectiveAt };
};

const malformed = (field: string, value: unknown) => new Refusal('time.malformed', { field, value }, 'invalid');
const inFuture = (field: string, value: string) => new Refusal('time.in-future', { field, value }, 'invalid');

/** Facts dressed for the store. Ids are named by their index within the command (`namedId`): a repeat asks for the same ones. */
export const newEvents = (
  facts: readonly Fact[],
  command: Command,
  request: Request,
  types: EventTypes,
  ahead = false,
): readonly NewEvent[] => {
  const { occurredAt, effectiveAt } = times(command, request.at, ahead);
  return facts.map(({ type, data }, index) => {
    const wire = types.toWire(type);
    return {
      id: namedId(String(index), request.commandId),
      type: wire.type,
      schemaVersion: wire.version,
      data,
      commandId: request.commandId,
      requestDigest: request.digest,
      correlationId: request.correlationId,
      causationId: request.causationId,
      actor: request.actor,
      tenant: request.tenant,
      occurredAt,
      effectiveAt,
    };
  });
};
