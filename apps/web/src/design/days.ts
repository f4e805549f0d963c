import { useI18n } from 'vue-i18n';
import { daysBetween } from './calendar';
import { useToday } from '@web/session/today';

const zone = 'Asia/Shanghai';

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
