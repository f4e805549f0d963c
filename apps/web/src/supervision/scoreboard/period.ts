import type { Router, RouteLocationNormalizedLoaded } from 'vue-router';
import { computed, type ComputedRef } from 'vue';

/** Days that are scored, as the URL has them; without them the running year. */
export type Period = Readonly<{ from: string; to: string }>;
export type PeriodName = 'year' | 'before' | 'all' | 'own';

const isDay = (text: unknown): text is string => typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text);
const yearOf = (year: number): Period => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** The periods that have a name, seen from a day. */
export const periodsOf = (today: string): Readonly<Record<Exclude<PeriodName, 'own'>, Period>> => {
  const year = Number(today.slice(0, 4));
  return { year: yearOf(year), before: yearOf(year - 1), all: { from: '2000-01-01', to: yearOf(year).to } };
};

/** The period of a URL, and what it is called. */
export const periodIn = (
  { from, to }: Readonly<Record<string, unknown>>,
  today: string,
): Period & Readonly<{ name: PeriodName }> => {
  const named = periodsOf(today);
  const asked = { from: isDay(from) ? from : named.year.from, to: isDay(to) ? to : named.year.to };
  const name = (['year', 'before', 'all'] as const).find(
    (one) => named[one].from === asked.from && named[one].to === asked.to,
  );
  return { ...asked, name: name ?? 'own' };
};

/** The period of the page's URL, and how to show another one. */
export const usePeriod = (
  route: RouteLocationNormalizedLoaded,
  router: Router,
  today: Readonly<{ value: string }>,
): Readonly<{ period: ComputedRef<ReturnType<typeof periodIn>>; choose: (period: Period) => void }> => ({
  period: computed(() => periodIn(route.query, today.value)),
  choose: ({ from, to }) => {
    const { year } = periodsOf(today.value);
    const query = from === year.from && to === year.to ? { from: undefined, to: undefined } : { from, to };
    void router.replace({ query: { ...route.query, offset: undefined, ...query } });
  },
});
