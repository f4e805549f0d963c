import type { Fact, Recorded } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';

/** A read model: its tables, what fills them, and (beside it, in the same file) what reads them. */
export type Projection<E extends Fact = Fact> = Readonly<{
  /** `issue-ledger@1`: raise the number when rows change for the same events. */
  name: `${string}@${number}`;
  /** `create table … strict` statements. Table names begin with the projection's name in snake case. */
  tables: string;
  /** `create index` statements: run with the tables on a live file, and last in a rebuild. */
  indexes?: string;
  /** Changes for one event. Throwing parks the event's stream for this projection. No clock, no randomness. */
  when: {
    [Type in E['type']]?: (
      db: Sqlite,
      data: Extract<E, { type: Type }>['data'],
      event: Recorded<Extract<E, { type: Type }>>,
    ) => void;
  };
  /** For the few that keep every event, whatever its type. Runs before `when`. */
  every?: (db: Sqlite, event: Recorded<Fact>) => void;
}>;

/** Forgets the event union, so that projections of different slices can stand in one list. */
export const anyProjection = (projection: Omit<Projection, 'when'> & Readonly<{ when: object }>): Projection =>
  projection as Projection;
