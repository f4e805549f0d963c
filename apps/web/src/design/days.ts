import { useI18n } from 'vue-i18n';
import { useToday } from '@web/session/today';

const zone = 'Asia/Shanghai';

/** Days from one date to another (`2025-03-10`), negative when the other is before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** The day after (or before) a date by a number of days. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Dates and times as a bureau writes them: the year only when it is not this one. */
export const useDays = () => {
  const { locale, t } = useI18n();
  const today = useToday();
  const say = (date: Date, parts: Intl.DateTimeFormatOptions, timeZone: string): string =>
    new Intl.DateTimeFormat(locale.value, { ...parts, timeZone }).format(date);
  const dayOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
  const weekday = (day: string): string => t(`words.day.weekday.day${dayOf(day).getUTCDay()}`);
  return {
    /** `3月18日`, `2024年3月18日` when of another year. */
    short: (day: string): string =>
      say(
        dayOf(day),
        { month: 'long', day: 'numeric', ...(day.slice(0, 4) !== today.value.slice(0, 4) && { year: 'numeric' }) },
        'UTC',
      ),
    /** `2025年3月18日`. */
    full: (day: string): string => say(dayOf(day), { year: 'numeric', month: 'long', day: 'numeric' }, 'UTC'),
    /** `2025年3月18日 星期二`. */
    long: (day: string): string =>
      `${say(dayOf(day), { year: 'numeric', month: 'long', day: 'numeric' }, 'UTC')} ${weekday(day)}`,
    /** An instant in the bureau's zone: `3月18日 10:42`. */
    moment: (instant: string): string => {
      const local = say(new Date(instant), { year: 'numeric', month: '2-digit', day: '2-digit' }, zone);
      const sameYear = local.includes(today.value.slice(0, 4));
      return say(
        new Date(instant),
        {
          month: 'long',
          day: 'numeric',
          hour: '2-digit',
          minute: '2-digit',
          hour12: false,
          ...(!sameYear && { year: 'numeric' }),
        },
        zone,
      );
    },
    /** Time of day in the bureau's zone: `10:42`. */
    time: (instant: string | Date): string =>
      say(new Date(instant), { hour: '2-digit', minute: '2-digit', hour12: false }, zone),
    /** What is left: `剩 8 天`, `今天`, `逾期 4 天`. */
    left: (day: string): string => {
      const days = daysBetween(today.value, day);
      if (days === 0) return t('words.day.today');
      return days < 0 ? t('words.day.over', { days: -days }) : t('words.day.left', { days });
    },
  };
};
