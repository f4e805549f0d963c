import { shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import type { Schemas } from '@app/api-client';
import { readOnce } from '@web/server/read';
import { Refused } from '@web/server/refused';

/** Every unit of an area that files figures of a year, page after page. Null while they are read. */
export const useFilingUnits = (
  wanted: () => Readonly<{ dataYear: string; under: string }> | null,
): Readonly<{ units: ShallowRef<readonly Schemas['SubmissionDto'][] | null>; error: Ref<Refused | null> }> => {
  const units = shallowRef<readonly Schemas['SubmissionDto'][] | null>(null);
  const error = shallowRef<Refused | null>(null);
  watch(
    wanted,
    async (query, _before, cleanUp) => {
      let stale = false;
      cleanUp(() => (stale = true));
      units.value = null;
      error.value = null;
      if (query === null) return;
      const found: Schemas['SubmissionDto'][] = [];
      try {
        for (let total = 1; found.length < total && !stale;) {
          const page = await readOnce('/api/submissions', { query: { ...query, limit: 200, offset: found.length } });
          found.push(...page.items);
          total = page.items.length === 0 ? 0 : page.total;
        }
        if (!stale) units.value = found;
      } catch (problem) {
        if (!(problem instanceof Refused)) throw problem;
        error.value = problem;
      }
    },
    { immediate: true },
  );
  return { units, error };
};
