import type { Fact, Recorded } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from './projection.js';

/** What one projection does with one event. */
export type Step = Readonly<{ projection: string; run: (db: Sqlite, data: unknown, event: Recorded) => void }>;

type Handler = Step['run'];

/** For each event type, the steps of all projections that want it, in the list's order. Made once, looked up per event. */
export class Dispatch {
  private readonly table = new Map<string, readonly Step[]>();
  private readonly always: readonly Step[];

  /** Names of all projections. */
  readonly projections: readonly string[];

  constructor(projections: readonly Projection[]) {
    this.projections = projections.map(({ name }) => name);
    const types = new Set(projections.flatMap(({ when }) => Object.keys(when)));
    this.always = stepsOf(projections, undefined);
    for (const type of types) this.table.set(type, stepsOf(projections, type));
  }

  /** Steps for an event's type in code; those that keep every event for a type that nobody names. */
  stepsFor(type: string): readonly Step[] {
    return this.table.get(type) ?? this.always;
  }

  /** The hot loop: no savepoints, no parking. Throws what the first failing step throws. */
  apply(db: Sqlite, events: readonly Recorded[]): void {
    for (const event of events) {
      for (const step of this.stepsFor(event.type)) step.run(db, event.data, event);
    }
  }
}

const stepsOf = (projections: readonly Projection[], type: string | undefined): readonly Step[] =>
  projections.flatMap(({ name, every, when }) => {
    const each: Handler | undefined = every && ((db, _, event) => every(db, event));
    // `when` is typed by its own union of events; the key has been matched, so the handler fits the event.
    const named = type === undefined ? undefined : ((when as Record<string, unknown>)[type] as Handler | undefined);
    if (!each && !named) return [];
    if (!each || !named) return [{ projection: name, run: (each ?? named)! }];
    const both: Handler = (db, data, event: Recorded<Fact>) => {
      each(db, data, event);
      named(db, data, event);
    };
    return [{ projection: name, run: both }];
  });
