import type { Recorded } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';
import { nameId, nameTables, noteStream, streamId } from './names.js';
import { namedUnits, subjectOf } from './subjects.js';

/**
 * One narrow row an event: who did what where and when. What changed stays in the log and is read from there on demand.
 * `recorded_at` (milliseconds) never goes back, so that a time means one place in the log.
 */
export const trail: Projection = {
  name: 'trail@4',
  tables: `
    create table trail (
      sequence integer primary key, stream integer not null, revision integer not null, wire_type integer not null,
      person integer not null, role integer not null, recorded_at integer not null, effective_at text not null
    ) strict;
    ${nameTables}
    create table trail_unit (unit integer not null, sequence integer not null) strict`,
  indexes: `
    create index trail_by_stream on trail (stream);
    create index trail_by_person on trail (person);
    create index trail_stream_by_unit on trail_stream (unit);
    create index trail_unit_by_unit on trail_unit (unit, sequence)`,
  when: {},
  every: (db, event) => {
    const { sequence, stream, revision, actor } = event;
    db.run(
      'insert into trail values (?, ?, ?, ?, ?, ?, ?, ?)',
      sequence,
      revision === 0 ? noteStream(db, stream, sequence, subjectOf(event) ?? null) : streamId(db, stream),
      revision,
      nameId(db, event.wireType),
      nameId(db, actor.id),
      nameId(db, actor.role),
      neverBack(db, event),
      event.effectiveAt,
    );
    for (const unit of namedUnits(event)) db.run('insert into trail_unit values (?, ?)', nameId(db, unit), sequence);
  },
};

/** What the last row says, so that it need not be asked after each event. */
const lastRow = Symbol('last row of the trail');

/** When an event was recorded, in milliseconds; not before the one before it, whatever a clock said. */
const neverBack = (db: Sqlite, { sequence, recordedAt }: Recorded): number => {
  const known = db.remembered(lastRow, () => ({ sequence: 0, at: 0 }));
  const before =
    known.sequence === sequence - 1
      ? known.at
      : (db.get<{ at: number }>(
          `select recorded_at as at from trail where sequence < ? order by sequence desc limit 1`,
          sequence,
        )?.at ?? 0);
  const at = Math.max(before, Date.parse(recordedAt));
  Object.assign(known, { sequence, at });
  return at;
};
