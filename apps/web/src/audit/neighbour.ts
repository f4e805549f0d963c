import type { Schemas } from '@app/api-client';
import type { Asked } from '@web/server/read';

type Trail = Asked<'/api/audit/trail'>['query'];
type Row = Schemas['TrailRowDto'];

/** Reads a page of the trail: newest first, or on from a record. */
export type ReadTrail = (query: NonNullable<Trail>) => Promise<Schemas['TrailPageDto']>;

/** The record next to another one, before it or after it, among those of a filter; null: there is none. @throws Refused */
export const neighbourOf = async (
  read: ReadTrail,
  filter: Trail,
  sequence: number,
  way: 'before' | 'after',
): Promise<Row | null> => (await read({ ...filter, [way]: sequence, limit: 1 })).items[0] ?? null;
