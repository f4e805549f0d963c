import type { Actor, Recorded, Request } from '@app/domain/kernel';
import { namedId } from '@app/ledger';

/** Who acts when nobody does: a process. */
export const system: Actor = { id: 'system', role: 'process', unit: 'system' };

/**
 * The request of a process's n-th command about an event. Everything but the time depends on the event alone, so that
 * a second delivery of the event asks for the same thing and is answered from the stream.
 */
export const reactionRequest = (process: string, event: Recorded, n: number, at: string): Request => ({
  commandId: namedId(`${process}/${n}`, event.id),
  // What is asked for is a function of the event, so the event's content stands for it.
  digest: event.dataHash,
  actor: system,
  tenant: event.tenant,
  correlationId: event.correlationId,
  causationId: event.id,
  at,
});

/** Ids for what a process makes out of an event: the same at each delivery. */
export const reactionIds =
  (process: string, event: Pick<Recorded, 'id'>) =>
  (...parts: readonly (string | number)[]): string =>
    namedId(JSON.stringify([process, ...parts]), event.id);
