import type { Sqlite } from '@app/sqlite';

/** Who recorded each of some events: account id by sequence. */
export const peopleOf = (db: Sqlite, sequences: readonly number[]): ReadonlyMap<number, string> =>
  new Map(
    db
      .all<{ sequence: number; person: string }>(
        `select sequence, n.name as person from trail t join trail_name n on n.id = t.person
         where sequence in (select value from json_each(?))`,
        JSON.stringify(sequences),
      )
      .map(({ sequence, person }) => [sequence, person]),
  );
