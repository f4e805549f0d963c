import type { Schemas } from '@app/api-client';
import type { Asked } from '@web/server/read';

type Trail = Asked<'/api/audit/trail'>['query'];
type Row = Schemas['TrailRowDto'];

/** Reads a page of the trail, newest first. */
export type ReadTrail = (query: NonNullable<Trail>) => Promise<Schemas['TrailPageDto']>;
const limit = 200;

/** The last record before another one, among those of a filter; null: there is none. @throws Refused */
export const recordBefore = async (read: ReadTrail, filter: Trail, sequence: number): Promise<Row | null> =>
  (await read({ ...filter, before: sequence, limit: 1 })).items[0] ?? null;

/** The first record after another one, among those of a filter; null: there is none. @throws Refused */
export const recordAfter = async (
  read: ReadTrail,
  filter: Trail,
  { sequence, recordedAt }: Pick<Row, 'sequence' | 'recordedAt'>,
): Promise<Row | null> => {
  let found: Row | null = null;
  let before: number | null = null;
  // The trail is told newest first: read down to the record itself, which is no later than its own instant.
  for (;;) {
    const page = await read({ ...filter, from: recordedAt, limit, ...(before !== null && { before }) });
    const later: readonly Row[] = page.items.filter((row) => row.sequence > sequence);
    found = later.at(-1) ?? found;
    if (later.length < page.items.length || page.next === null) return found;
    before = page.next;
  }
};
