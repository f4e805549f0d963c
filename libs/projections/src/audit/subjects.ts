import type { Recorded } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';

/** Categories whose stream id begins with the unit that it is about: `submission-<unitId>.<dataYear>`. */
const namedByUnit = ['organization-', 'submission-', 'county-record-'];

/** The unit in the stream's name, or undefined when the name does not tell. */
const unitInName = (stream: string): string | undefined => {
  // `hj.<tenant>.<category>-<id>`
  const name = stream.indexOf('.', 3) + 1;
  for (const category of namedByUnit) {
    if (!stream.startsWith(category, name)) continue;
    const id = name + category.length;
    const end = stream.indexOf('.', id);
    return end === -1 ? stream.slice(id) : stream.slice(id, end);
  }
  return undefined;
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/**
 * The unit that a stream is about: in its name, or in the first of its events that names one.
 * Null for streams that are about no unit.
 */
export const subjectOf = (db: Sqlite, event: Recorded): string | null => {
  const named = unitInName(event.stream);
  if (named !== undefined) return named;
  const known = db.get<{ unit: string }>(`select unit from trail_subject where stream = ?`, event.stream);
  if (known) return known.unit;
  const data = event.data as Readonly<Record<string, unknown>>;
  const unit = textOf(data['unitId']) ?? textOf(data['sectionId']) ?? textOf(data['countyId']);
  if (unit === undefined) return null;
  db.run(`insert into trail_subject values (?, ?)`, event.stream, unit);
  return unit;
};

/** The unit that a stream is about, by the stream's name; null when there is no such stream or it is about no unit. */
export const subjectOfStream = (db: Sqlite, stream: string): string | null =>
  db.get<{ unit: string }>(`select unit from trail_subject where stream = ?`, stream)?.unit ?? null;

/** Other units that an event names: the lead unit and those that support it, the one that took another in, its sections. */
export const namedUnits = (event: Recorded, subject: string | null): readonly string[] => {
  const data = event.data as Readonly<Record<string, unknown>>;
  let found: string[] | undefined;
  for (const key in data) {
    if (!(key.endsWith('nitId') || key.endsWith('nitIds') || key === 'into' || key === 'sectionId')) continue;
    for (const value of [data[key]].flat()) {
      const unit = textOf(value);
      if (unit !== undefined && unit !== subject && !found?.includes(unit)) (found ??= []).push(unit);
    }
  }
  return found ?? none;
};

const none: readonly string[] = [];
