import type { Recorded } from '@app/domain/kernel';
import { Sqlite } from '@app/sqlite';
import { Dispatch } from './dispatch.js';
import type { Projection } from './projection.js';

/**
 * What the rows of some events alone answer: the live tables in memory, filled by the handlers that fill them live. For what
 * is about one thing, whose few events are read from its own streams.
 */
export const fromEvents = (
  projections: readonly Projection[],
): (<Answer>(events: readonly Recorded[], read: (db: Sqlite) => Answer) => Answer) => {
  const dispatch = new Dispatch(projections);
  return (events, read) => {
    const db = new Sqlite(':memory:', { journal: 'MEMORY', synchronous: 'OFF' });
    try {
      for (const { tables } of projections) db.exec(tables);
      db.transaction(() => dispatch.apply(db, events));
      return read(db);
    } finally {
      db.close();
    }
  };
};
