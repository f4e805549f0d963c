import { dayOf, plusDays } from '../kernel/index.js';

/** Hours of a day in the bureau's zone, `HH:MM`: from one up to (without) the other, over midnight when that is earlier. */
export type QuietHours = Readonly<{ from: string; to: string }>;

/** When a county's people are sent things. */
export type SendingTimes = Readonly<{
  /** `HH:MM` of the day's digest. */
  digestAt: string;
  /** Null: no hour is quiet. */
  quiet: QuietHours | null;
  /** Weekends and holidays are quiet too. */
  quietDays: boolean;
}>;

/** What holds where a county has set nothing. */
export const usualTimes: SendingTimes = { digestAt: '08:30', quiet: { from: '20:00', to: '08:00' }, quietDays: false };

/** Whether a day (ISO date) is free; asked of the calendar in force. */
export type IsFree = (day: string) => boolean;

/** No stretch of free days is longer. */
const longest = 40;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The instant of an hour of a day in the bureau's zone. */
export const instantAt = (day: string, time: string): string => new Date(`${day}T${time}:00.000+08:00`).toISOString();

/** `HH:MM` of an instant in the bureau's zone. */
const timeOf = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);

const within = ({ from, to }: QuietHours, time: string): boolean => {
  const [begins, ends, now] = [minutesOf(from), minutesOf(to), minutesOf(time)];
  return begins <= ends ? begins <= now && now < ends : now >= begins || now < ends;
};

/** Whether nothing is sent to a person at an instant. */
export const isQuiet = (at: string, { quiet, quietDays }: SendingTimes, isFree: IsFree): boolean =>
  (quietDays && isFree(dayOf(at))) || (quiet !== null && within(quiet, timeOf(at)));

/** The first instant from `at` on that is not quiet: `at` itself, the end of the quiet hours, or the next working day's. */
export const awakeFrom = (at: string, times: SendingTimes, isFree: IsFree): string => {
  let next = at;
  for (let turn = 0; turn < longest && isQuiet(next, times, isFree); turn++) {
    const day = dayOf(next);
    const { quiet, quietDays } = times;
    if (quietDays && isFree(day)) next = instantAt(plusDays(day, 1), '00:00');
    else if (quiet) next = instantAt(timeOf(next) < quiet.to ? day : plusDays(day, 1), quiet.to);
  }
  return next;
};

/** The instant of a day's digest: at its hour, or when that is quiet where the quiet hours end; null on a quiet day. */
export const digestOf = (day: string, times: SendingTimes, isFree: IsFree): string | null => {
  if (times.quietDays && isFree(day)) return null;
  const at = instantAt(day, times.digestAt);
  return times.quiet && isQuiet(at, times, isFree) ? instantAt(day, times.quiet.to) : at;
};

/** The first digest after an instant. */
export const digestAfter = (at: string, times: SendingTimes, isFree: IsFree): string => {
  const today = dayOf(at);
  for (let ahead = 0; ahead < longest; ahead++) {
    const digest = digestOf(plusDays(today, ahead), times, isFree);
    if (digest !== null && digest > at) return digest;
  }
  return awakeFrom(instantAt(plusDays(today, longest), times.digestAt), times, isFree);
};
