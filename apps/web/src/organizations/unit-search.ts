import type { Schemas } from '@app/api-client';
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue';
import { useRead } from '@web/server/read';
import { shownUnits } from './shown-units';

type Unit = Schemas['UnitDto'];

/** Units that a choice shows at a time; with more, some letters of the name find the rest. */
const most = 200;
/** Milliseconds of rest in typing before the server is asked. */
const rest = 200;

/** Which units may be chosen at all. */
export type Among = Readonly<{
  kind?: Unit['kind'] | undefined;
  except?: string | undefined;
  under?: string | undefined;
}>;

/** A choice among the open units in reach: what was typed is looked for by the server, in all of them. */
export type UnitSearch = Readonly<{
  /** What is typed: part of a name or a code. */
  search: Ref<string>;
  /** The chosen one stays among them, whatever is typed. */
  units: ComputedRef<readonly Unit[]>;
  /** How many there are, shown or not. */
  total: ComputedRef<number>;
  /** Not all are shown. */
  cut: ComputedRef<boolean>;
}>;

/** @param asked false while there is nobody to ask for */
export const useUnitSearch = (
  chosen: Readonly<Ref<string>>,
  among: () => Among = () => ({}),
  asked: () => boolean = () => true,
): UnitSearch => {
  const search = ref('');
  const looked = ref('');
  watch(search, (text, _, onCleanup) => {
    const timer = setTimeout(() => (looked.value = text.trim()), rest);
    onCleanup(() => clearTimeout(timer));
  });
  const { data } = useRead(
    '/api/organizations/units',
    () => {
      const { kind, under } = among();
      const query = { limit: most, ...(kind && { kind }), ...(under && { under }) };
      return asked() ? { query: { ...query, ...(looked.value && { search: looked.value }) } } : null;
    },
    { keep: true },
  );
  const { data: present } = useRead('/api/organizations/units/{id}', () =>
    chosen.value && asked() ? { path: { id: chosen.value } } : null,
  );
  return {
    search,
    units: computed(() =>
      shownUnits(data.value?.items ?? [], { present: present.value, chosen: chosen.value, except: among().except }),
    ),
    total: computed(() => data.value?.total ?? 0),
    cut: computed(() => (data.value?.total ?? 0) > most),
  };
};
