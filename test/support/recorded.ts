import { dayOf, wireType, type Fact, type Recorded } from '@app/domain/kernel';
import type { Projection } from '@app/projections/kernel';
import type { Sqlite } from '@app/sqlite';

/** A fact in a test's log: `{ in: 'rectification-1', fact }`, and what of the envelope matters to the test. */
export type Happening = Readonly<{ in: `${string}-${string}`; fact: Fact }> & Partial<Omit<Recorded, 'type' | 'data'>>;

/** Numbers happenings as the store would: sequence and position over all, revision in each stream, a minute apart. */
export const recorded = (happenings: readonly Happening[]): readonly Recorded[] => {
  const revisions = new Map<string, number>();
  return happenings.map(({ in: name, fact, ...envelope }, index) => {
    const stream = `hj.main.${name}`;
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const at = new Date(Date.UTC(2025, 2, 3, 1, index)).toISOString();
    const id = `00000000-0000-5000-8000-${String(index + 1).padStart(12, '0')}`;
    const wire = wireType(name.slice(0, name.indexOf('-')), fact.type);
    return {
      ...fact,
      id,
      wireType: wire,
      schemaVersion: 1,
      stream,
      revision,
      commandId: id,
      requestDigest: '0'.repeat(64),
      correlationId: id,
      causationId: null,
      actor: { id: 'account-1', role: 'inspector', unit: 'county-1' },
      tenant: 'main',
      occurredAt: at,
      effectiveAt: dayOf(envelope.occurredAt ?? at),
      recordedAt: at,
      dataHash: '0'.repeat(64),
      hashVersion: 1,
      prevHash: '0'.repeat(64),
      sequence: index + 1,
      position: String(index + 1).padStart(20, '0'),
      ...envelope,
    };
  });
};

/** Runs events through projections in order, by hand: the plainest reading of what a projection is. */
export const apply = (db: Sqlite, projections: readonly Projection[], events: readonly Recorded[]): void => {
  for (const event of events) {
    for (const { every, when } of projections) {
      every?.(db, event);
      when[event.type]?.(db, event.data as never, event as never);
    }
  }
};
