import type { Command, Decider, Fact, Recorded } from '@app/domain/kernel';
import type { EventStore } from '@app/event-store';
import { streamOf } from './stamping.js';

/** What the events of a stream come to. The catalogue gives a stream of a category no other events than the decider's. */
export const folded = <C extends Command, E extends Fact, State>(
  decider: Decider<C, E, State>,
  past: readonly Recorded[],
): State =>
  (past as readonly Recorded<E>[]).reduce((before: State, event) => decider.evolve(before, event), decider.initial);

/**
 * What a stream has come to, read from the log itself: for a handler whose question to the read models depends on it.
 * The decision is taken on a later reading, so it must check that the answer still fits.
 */
export const presentState = async <C extends Command, E extends Fact, State>(
  store: EventStore,
  decider: Decider<C, E, State>,
  tenant: string,
  id: string,
): Promise<State> => folded(decider, await store.readStream(streamOf(tenant, decider.category, id)));
