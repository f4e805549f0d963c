import { computed, type ComputedRef } from 'vue';
import { useRead } from '@web/server/read';
import type { Place } from './places';

/** How many things wait for me in each place; nothing where nothing waits. */
export type Counts = Readonly<Partial<Record<Place['key'], number>>>;

/** Counts only of what waits for me (ui.md §4), read again by itself: they move nothing on the page. */
export const useCounts = (): ComputedRef<Counts> => {
  const { data } = useRead('/api/todos/counts', {}, { every: 60_000 });
  return computed(() => {
    if (!data.value) return {};
    const { total, submissions, inspections, issues, certifications } = data.value;
    return { todo: total, indicators: certifications, submissions, inspections, rectifications: issues };
  });
};
