import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { dayAfter } from '@web/design/calendar';
import { dayIn } from '@web/session/past';
import { useServerDay } from '@web/session/today';
import { between, secondDay } from './between';

/**
 * Two days that stand in the URL (`?from=2025-01-10&to=2025-03-18`), each known by its own records; else from the end of last
 * month to today. `asked`: as reads of a difference take them.
 */
export const useDayPair = () => {
  const route = useRoute();
  const router = useRouter();
  const today = useServerDay();
  const said = (name: string): string => {
    const value = route.query[name];
    return typeof value === 'string' ? value : '';
  };
  const from = computed(() => {
    const day = dayIn(said('from'));
    return day !== null && day <= today.value ? day : dayAfter(`${today.value.slice(0, 7)}-01`, -1);
  });
  const to = computed(() => secondDay({ asOf: from.value }, said('to'), today.value));
  const asked = computed(() =>
    between({ asOf: from.value, known: { by: 'day', day: from.value } }, to.value, today.value),
  );
  const choose = (name: string, value: string): void =>
    void router.replace({ query: { ...route.query, [name]: value } });
  return { from, to, today, asked, choose };
};
