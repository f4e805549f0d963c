import type { Myself } from './session';

/** What was known of a past day: by the records up to the end of a day, up to one record, or (null) by all there are now. */
export type Knowledge = Readonly<{ by: 'day'; day: string }> | Readonly<{ by: 'record'; sequence: number }> | null;

/** A point of the past that a page is opened at: which day is asked about, and by which records. */
export type Past = Readonly<{ asOf: string; known: Knowledge }>;

type Query = Readonly<Record<string, unknown>>;

/** The names that a point has in the URL: `?asOf=2025-01-10&knownBy=2025-01-10`, or `knownAt` for the number of a record. */
export const pastKeys = ['asOf', 'knownAt', 'knownBy'] as const;

/** A day that there is (`2025-01-10`); null for anything else. */
export const dayIn = (value: unknown): string | null =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(value).toJSON()?.slice(0, 10) === value
    ? value
    : null;
const numberIn = (value: unknown): number | null =>
  typeof value === 'string' && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null;

/** What a URL says of the records to go by. The number of one goes before a day. */
const knownSaid = ({ knownAt, knownBy }: Query): readonly unknown[] => [knownAt, knownBy].filter((one) => one != null);

const knowledgeIn = (query: Query, today: string): Knowledge => {
  const said = knownSaid(query);
  const sequence = said.map(numberIn).find((one) => one !== null);
  if (sequence != null) return { by: 'record', sequence };
  const day = said.map(dayIn).find((one) => one !== null);
  return day != null && day < today ? { by: 'day', day } : null;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i;

/**
 * What a URL names of the records to go by when that is an event's id or an instant, of which only the server knows which
 * record it is; null: there is nothing to look up.
 */
export const namedIn = (query: Query): string | null => {
  for (const one of knownSaid(query)) {
    if (typeof one !== 'string') continue;
    if (uuid.test(one)) return one;
    // A plus sign that was not escaped has become a blank on the way.
    const at = one.replace(/ (?=\d{2}:\d{2}$)/, '+');
    if (instant.test(at) && Number.isFinite(Date.parse(at))) return at;
  }
  return null;
};

/** What of a URL no point was made of: words that are none, and days to come. */
export const unreadIn = (query: Query, today: string): readonly string[] => {
  const { asOf, ...said } = query;
  const isDay = (value: unknown): boolean => (dayIn(value) ?? '9999') <= today;
  return [
    ...[asOf].filter((one) => one != null && !isDay(one)),
    ...knownSaid(said).filter((one) => !isDay(one) && numberIn(one) === null),
  ].map(String);
};

/** The point that a URL asks for; null: today. What makes no sense, and days to come, count as not said: see `unreadIn`. */
export const pastIn = (query: Query, today: string): Past | null => {
  const asked = dayIn(query['asOf']);
  const asOf = asked !== null && asked < today ? asked : today;
  const known = knowledgeIn(query, today);
  return asOf === today && known === null ? null : { asOf, known };
};

/** A point as its URL has it; `pastIn` reads it back. */
export const pastQuery = ({ asOf, known }: Past): Record<string, string> => ({
  asOf,
  ...(known?.by === 'record' && { knownAt: String(known.sequence) }),
  ...(known?.by === 'day' && { knownBy: known.day }),
});

/** What a URL says of a point, as it stands there. */
export const saidOfPast = (query: Query): Record<string, string> =>
  Object.fromEntries(
    pastKeys.flatMap((key) => {
      const value = query[key];
      return typeof value === 'string' ? [[key, value]] : [];
    }),
  );

/** What was known of the shown point, as reads take it. A day's knowledge ends with the day, in the bureau's zone. */
export const knownAsked = (past: Past | null) => ({
  ...(past?.known?.by === 'record' && { knownAt: past.known.sequence }),
  ...(past?.known?.by === 'day' && { knownBy: `${past.known.day}T23:59:59.999+08:00` }),
});

/** The shown point as every read takes it; nothing of it: now. */
export const pointAsked = (past: Past | null) => ({ ...(past && { asOf: past.asOf }), ...knownAsked(past) });

const reading = /\.(read|journal|replay|health|common)$/;

/** Whether a permission changes nothing: all that is left of one's rights while the past is shown. */
export const readsOnly = (permission: Myself['permissions'][number]): boolean => reading.test(permission);
