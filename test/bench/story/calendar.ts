import type { Random } from './random.js';

const day = 86_400_000;
const hour = 3_600_000;

/** Milliseconds of nine in the morning (Asia/Shanghai) of an ISO date. */
export const morningOf = (date: string): number => Date.parse(`${date}T01:00:00.000Z`);

/** The ISO date of a moment in the bureau's zone. */
export const dateOf = (at: number): string => new Date(at + 8 * hour).toISOString().slice(0, 10);

/** The moment of a working hour, so many days after another. */
export const later = (at: number, days: number, random: Random): number =>
  morningOf(dateOf(at + days * day)) + random.whole(0, 8 * hour - 1);

/** The ISO date so many days after a moment's. */
export const dateAfter = (at: number, days: number): string => dateOf(at + days * day);

/** `2024-2025` of the year in which it begins. */
export const schoolYear = (first: number): string => `${first}-${first + 1}`;
