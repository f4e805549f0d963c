import { computed, type ComputedRef } from 'vue';
import type { Question } from '@web/indicators/question';
import { useRead } from '@web/server/read';
import { pointAsked } from '@web/session/past';
import { useSession } from '@web/session/session';

/** By which standard a county is certified: the one that was chosen, else the one that it adopted last. Empty until known. */
export const useStandard = ({ county, standard }: Question): ComputedRef<string> => {
  const session = useSession();
  const { data: adopted } = useRead('/api/standards/units/{unit}', () =>
    county.value && standard.value === '' && session.may('standards.read')
      ? { path: { unit: county.value.unitId }, query: pointAsked(session.past) }
      : null,
  );
  const { data: published } = useRead('/api/standards', () => (session.may('standards.read') ? {} : null));
  return computed(() => {
    if (standard.value !== '') return standard.value;
    if (!adopted.value) return '';
    return adopted.value.at(-1)?.standardId ?? published.value?.[0]?.id ?? '';
  });
};
