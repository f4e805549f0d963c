import { useQueries } from '@tanstack/vue-query';
import { computed, type ComputedRef, type Ref } from 'vue';
import { sourceOf } from '@web/indicators/matrix/source';
import type { Source } from '@web/indicators/matrix/model';
import { readKey, readOnce, type Answer, type Asked } from '@web/server/read';
import type { Refused } from '@web/server/refused';
import { standingAt } from '@web/session/past';

const path = '/api/counties/{countyId}/standing';
type Standing = Answer<typeof path>;

/** Where the county stood at the end of a month, by what was known then. */
export type MonthStep = Readonly<{ day: string; standing: Standing['standing']; source: Source }>;

/**
 * The county's standing on each of some days, as it was known on that day: today, which has no end yet, as it is known now.
 * Days before it had any are left out.
 */
export const useMonths = (
  asked: ComputedRef<Asked<typeof path> | null>,
  days: ComputedRef<readonly string[]>,
  today: Readonly<Ref<string>>,
): Readonly<{
  steps: ComputedRef<readonly MonthStep[]>;
  isPending: ComputedRef<boolean>;
  error: ComputedRef<Refused | null>;
}> => {
  const at = (day: string): Asked<typeof path> => ({
    ...asked.value,
    query: {
      ...asked.value!.query!,
      ...standingAt({ asOf: day, known: day < today.value ? { by: 'day', day } : null }),
    },
  });
  const answers = useQueries({
    queries: computed(() =>
      (asked.value ? days.value : []).map((day) => ({
        queryKey: readKey(path, at(day)),
        queryFn: ({ signal }: { signal: AbortSignal }) => readOnce(path, at(day), signal),
      })),
    ),
    shallow: true,
  });
  const told = computed(() =>
    answers.value.map(({ data, error, isPending }) => ({ data, error: error as Refused | null, isPending })),
  );
  const steps = computed(() =>
    told.value.flatMap(({ data }, index) =>
      data ? [{ day: days.value[index]!, standing: data.standing, source: sourceOf(data) }] : [],
    ),
  );
  return {
    steps,
    isPending: computed(() => asked.value === null || told.value.some(({ isPending }) => isPending)),
    error: computed(() => told.value.find(({ error }) => error && error.status !== 404)?.error ?? null),
  };
};
