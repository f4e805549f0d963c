import { hash, randomBytes } from 'node:crypto';

/** 256 bits, in the alphabet of URLs and headers. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token or key. They are long and random (or not secret), so a plain hash is enough. */
export const hashed = (text: string): string => hash('sha256', text, 'hex');

/** An ISO instant, later by milliseconds. */
export const later = (at: string, milliseconds: number): string =>
  new Date(Date.parse(at) + milliseconds).toISOString();

/** Whether so many milliseconds have passed from one ISO instant to another. */
export const passed = (from: string, milliseconds: number, at: string): boolean =>
  Date.parse(from) + milliseconds <= Date.parse(at);

/** A session's last use is written when it is this much older (ms): a read should not cost a disk flush. */
export const seenEvery = 60_000;
