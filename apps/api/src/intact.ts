import type { Envelope, EventCatalogue, Recorded } from '@app/domain/kernel';
import { canonical, genesis, sha256 } from '@app/ledger';

/** The envelope as it was sealed: what the store adds to it for reading is taken off. */
const envelopeOf = (event: Recorded): Envelope => {
  const { data: _data, wireType, sequence: _sequence, position: _position, ...rest } = event;
  return { ...rest, type: wireType };
};

/**
 * Whether each event of a whole stream is as it was written: its data have their hash, and it names the hash of the
 * one before. Null: its shape was brought up to today's, so that the bytes written are not at hand here.
 * @param stream oldest first, from the first event on
 */
export const intact = (
  stream: readonly Recorded[],
  { versions }: Pick<EventCatalogue, 'versions'>,
): readonly (boolean | null)[] =>
  stream.map((event, index) => {
    const before = stream[index - 1];
    if (event.prevHash !== (before ? sha256(canonical(envelopeOf(before))) : genesis)) return false;
    if (event.schemaVersion !== versions[event.type]) return null;
    return sha256(canonical(event.data)) === event.dataHash;
  });
