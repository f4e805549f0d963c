import type { Schemas } from '@app/api-client';
import { bureauDay } from '@web/design/calendar';

type Event = Pick<Schemas['EventDetailDto'], 'sequence' | 'recordedAt' | 'effectiveAt' | 'data'>;
type County = Pick<Schemas['MyCountyDto'], 'unitId' | 'dataYears'>;

const latest = (one: string, other: string): string => (one > other ? one : other);

/** The school year in which a day lies: `2025-01-10` is in 2024-2025. */
const schoolYear = (day: string): string => {
  const first = Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0);
  return `${first}-${first + 1}`;
};

/** The year that a record is about: the one that it names, else that of the day, where the county has figures of it. */
const yearOf = ({ data }: Event, day: string, { dataYears }: County): string | null => {
  const named = data['dataYear'];
  if (typeof named === 'string' && /^\d{4}-\d{4}$/.test(named)) return named;
  return dataYears.includes(schoolYear(day)) ? schoolYear(day) : null;
};

/**
 * The address of the county as it stood with a record, and just before it: on the day that it was recorded, or came to
 * hold if that was later and is past.
 */
export const around = (
  event: Event,
  way: 'before' | 'after',
  county: County,
  today: string,
): Record<string, string> => {
  const recorded = bureauDay(event.recordedAt);
  const asOf = event.effectiveAt > today ? recorded : latest(recorded, event.effectiveAt);
  const year = yearOf(event, asOf, county);
  return {
    county: county.unitId,
    ...(year !== null && { year }),
    asOf,
    knownAt: String(way === 'after' ? event.sequence : event.sequence - 1),
  };
};
