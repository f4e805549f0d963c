import { computed, type ComputedRef } from 'vue';
import type { Place } from './places';

/** How many things wait for me in each place; nothing where nothing waits. */
export type Counts = Readonly<Partial<Record<Place['key'], number>>>;

export const useCounts = (): ComputedRef<Counts> => computed(() => ({}));
