import type { Schemas } from '@app/api-client';
import { computed, toValue, type ComputedRef, type MaybeRefOrGetter } from 'vue';
import { useRead } from '@web/server/read';

export type Unit = Schemas['UnitDto'];
/** Units of one kind, as a group of a choice. */
export type UnitGroup = Readonly<{ name: 'districts' | 'schools' | 'departments' | 'others'; units: readonly Unit[] }>;

const groupOf = ({ kind }: Unit): UnitGroup['name'] | null => {
  if (kind === 'schoolDistrict') return 'districts';
  if (kind === 'school' || kind === 'campus') return 'schools';
  if (kind === 'department') return 'departments';
  return kind === 'section' ? null : 'others';
};

/** Units by kind. A section has nobody of its own to sign: its school stands for it. */
export const unitGroups = (units: readonly Unit[], order: readonly UnitGroup['name'][]): readonly UnitGroup[] =>
  order
    .map((name) => ({ name, units: units.filter((unit) => groupOf(unit) === name) }))
    .filter(({ units: some }) => some.length > 0);

/** The open units at and below one. */
export const useUnits = (under: MaybeRefOrGetter<string | null>): ComputedRef<readonly Unit[]> => {
  const { data } = useRead('/api/organizations/units/{id}/tree', () => {
    const id = toValue(under);
    return id === null ? null : { path: { id } };
  });
  return computed(() => data.value ?? []);
};
