import type { Schemas } from '@app/api-client';

type Unit = Pick<Schemas['UnitDto'], 'unitId' | 'kind' | 'name' | 'parentId'>;

/** The school districts of a county, and in which of them each unit stands. */
export const districtsOf = (
  units: readonly Unit[],
): Readonly<{ districts: readonly { value: string; label: string }[]; of: ReadonlyMap<string, string> }> => {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const of = new Map<string, string>();
  const find = (unit: Unit | undefined): string | null => {
    for (let at = unit; at; at = at.parentId === null ? undefined : byId.get(at.parentId))
      if (at.kind === 'schoolDistrict') return at.unitId;
    return null;
  };
  for (const unit of units) {
    const district = find(unit);
    if (district !== null) of.set(unit.unitId, district);
  }
  const districts = units
    .filter(({ kind }) => kind === 'schoolDistrict')
    .map(({ unitId, name }) => ({ value: unitId, label: name }));
  return { districts, of };
};
