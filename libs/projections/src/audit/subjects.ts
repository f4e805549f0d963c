import type { Recorded } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';

/** Categories whose stream id begins with the unit that it is about: `submission-<unitId>.<dataYear>`. */
const namedByUnit = ['organization-', 'submission-', 'county-record-', 'verification-', 'ladder-', 'replay-'];

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

/** The unit that a stream is about, from its first event: in its name, or in its data. Undefined: about no unit. */
export const subjectOf = (first: Readonly<{ stream: string; data: unknown }>): string | undefined => {
  const data = first.data as Readonly<Record<string, unknown>>;
  return unitInName(first.stream) ?? textOf(data['unitId']) ?? textOf(data['sectionId']) ?? textOf(data['countyId']);
};

/** The unit that a stream is about, by the stream's name; null when there is no such stream or it is about no unit. */
export const subjectOfStream = (db: Sqlite, stream: string): string | null =>
  db.get<{ unit: string | null }>('select unit from trail_stream where name = ?', stream)?.unit ?? null;

/**
 * Units that an event names beside its stream's subject: the lead unit and those that support it, the one that took
 * another in, a section. `unitId` counts after the first event only, where it is somebody else's: who acknowledged.
 */
export const namedUnits = (event: Recorded): readonly string[] => {
  const data = event.data as Readonly<Record<string, unknown>>;
  let found: string[] | undefined;
  for (const key in data) {
    if (!(key.endsWith('nitId') || key.endsWith('nitIds') || key === 'into' || key === 'sectionId')) continue;
    if (key === 'unitId' && event.revision === 0) continue;
    const value = data[key];
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      const unit = textOf(one);
      if (unit !== undefined && !event.stream.includes(unit) && !found?.includes(unit)) (found ??= []).push(unit);
    }
  }
  return found ?? none;
};

const none: readonly string[] = [];
