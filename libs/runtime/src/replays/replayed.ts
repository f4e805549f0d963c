import { setImmediate as turn } from 'node:timers/promises';
import type { Recorded } from '@app/domain/kernel';
import { standingProjections } from '@app/projections/indicators';
import { anyProjection, Dispatch, type Projection } from '@app/projections/kernel';
import { issueDueDates, issueLedger } from '@app/projections/rectifications';
import { Sqlite } from '@app/sqlite';

/** The read models that a county's standing and its issues are answered from: the live ones, no copies of them. */
export const provenProjections: readonly Projection[] = [
  ...standingProjections,
  anyProjection(issueLedger),
  anyProjection(issueDueDates),
];

const dispatch = new Dispatch(provenProjections);

/** Events entered in one go: whoever else waits for this thread has a turn in between. */
const batch = 50;

/** A read model in memory that some events alone have filled. To be closed. @throws what a projection throws */
export const replayed = async (events: readonly Recorded[]): Promise<Sqlite> => {
  const db = new Sqlite(':memory:', { journal: 'MEMORY', synchronous: 'OFF' });
  try {
    for (const { tables, indexes } of provenProjections) db.exec(`${tables};\n${indexes ?? ''}`);
    for (let at = 0; at < events.length; at += batch) {
      await turn();
      db.transaction(() => dispatch.apply(db, events.slice(at, at + batch)));
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};
