import type { Actor, Evidence } from '@app/domain/kernel';
import type { Random } from './random.js';

/** Those who act in one county, by id. */
export type Cast = Readonly<{
  countyId: string;
  director: Actor;
  inspectors: readonly Actor[];
  departments: readonly Readonly<{ unitId: string; head: Actor }>[];
}>;

/** The people of one school. */
export type Staff = Readonly<{ principal: Actor; reporter: Actor }>;

/** Somebody new. */
export const someone = (random: Random, role: string, unit: string): Actor => ({ id: random.uuid(), role, unit });

/** Between that many files that prove something. */
export const files = (random: Random, low: number, high: number): readonly Evidence[] =>
  Array.from({ length: random.whole(low, high) }, () => ({
    hash: random.hex(),
    mediaType: random.one(['image/jpeg', 'image/jpeg', 'application/pdf']),
    bytes: random.whole(40_000, 2_400_000),
  }));
