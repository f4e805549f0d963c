import { useMutation } from '@tanstack/vue-query';
import { ref, watch, type ComputedRef } from 'vue';
import type { Schemas } from '@app/api-client';
import { client } from '@web/server/client';
import type { Asked } from '@web/server/read';
import { answered, type Refused } from '@web/server/refused';
import { bodyOf, type Assumption } from './assumptions';

/**
 * What is assumed, and what would stand if. What is shown is always what was asked: another assumption, day, standard, year
 * or county takes the answer away; another county the assumptions too, which are about schools that it does not have.
 */
export const useSimulation = (asked: ComputedRef<Asked<'/api/counties/{countyId}/standing'> | null>) => {
  const assumed = ref<readonly Assumption[]>([]);
  const simulate = useMutation<Schemas['CountySimulationDto'], Refused>({
    mutationFn: () => {
      const { path, query } = asked.value!;
      return answered(
        client.POST('/api/counties/{countyId}/simulation', {
          params: { path: path!, query: query! },
          body: bodyOf(assumed.value),
        }),
      );
    },
  });
  const assume = (all: readonly Assumption[]): void => {
    assumed.value = all;
    simulate.reset();
  };
  watch(
    () => JSON.stringify(asked.value),
    () => simulate.reset(),
  );
  watch(
    () => asked.value?.path?.countyId,
    () => assume([]),
  );
  return { assumed, assume, simulate };
};
