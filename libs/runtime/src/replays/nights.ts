import { createHash } from 'node:crypto';
import { dayOf, plusDays } from '@app/domain/kernel';

/** Proofs begin between these two (the bureau's hours), each server at its own moment of each night. */
const from = '02:30';
const minutes = 90;
/** Begun later than this, a night is left to the next one. */
const until = '06:00';

const instantAt = (day: string, time: string): number => Date.parse(`${day}T${time}:00+08:00`);

/** A number that a server and a night have for themselves, as if by chance: the same again after a restart. */
export const chanceOf = (replica: string, day: string): number =>
  createHash('sha256').update(`${replica} ${day}`).digest().readUInt32BE();

/** When a server's proof of a night begins (milliseconds). @param day of the morning (ISO date) */
export const momentOf = (replica: string, day: string): number =>
  instantAt(day, from) + (chanceOf(replica, day) % (minutes * 60)) * 1000;

/** The last night whose moment has come, by the day of its morning. @param now ISO instant */
export const lastNight = (replica: string, now: string): string => {
  const today = dayOf(now);
  return momentOf(replica, today) <= Date.parse(now) ? today : plusDays(today, -1);
};

/**
 * Whether a server has something to prove now: in the night itself, or by day when it missed more than one night, as one
 * that is switched off in the evening does. @param proved the last night that was proved
 */
export const isDue = (replica: string, proved: string, now: string): boolean => {
  const last = lastNight(replica, now);
  if (proved >= last) return false;
  return Date.parse(now) < instantAt(last, until) || proved < plusDays(last, -1);
};
