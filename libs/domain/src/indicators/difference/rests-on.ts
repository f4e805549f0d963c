import { inputsOfAll } from '../explain/ratio.js';
import { sourcesOf, type Unit } from '../units.js';
import type { Gathered } from './gathered.js';
import type { Read } from './sections.js';

/** Places of what differs, by unit and by figure (`member` where it joined, left or is called otherwise). */
export type Touched = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** By section and indicator, the places of what differs beneath it; a section that nothing differs for is missing. */
export type RestsOn = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

/**
 * Of each section that something differs for: by indicator, what differs beneath it, before or after.
 * @param gathered to gather with; empty before and after
 */
export const restsOn = (before: Read, after: Read, touched: Touched, gathered: Gathered): RestsOn => {
  const found = new Map<string, Map<string, readonly number[]>>();
  // A section of its own rests on the same units before and after: it is looked at once.
  const again = (unit: Unit): boolean =>
    before.rule === after.rule && !unit.premises && after.units.get(unit.id)?.premises === null;
  for (const { units, rule } of [before, after])
    for (const unit of units.values()) {
      if ((units === before.units && again(unit)) || !isTouched(unit, touched)) continue;
      const mine = found.get(unit.id) ?? new Map<string, readonly number[]>();
      found.set(unit.id, mine);
      const joined = touched.get(unit.id)?.get('member');
      const rests = inputsOfAll(unit, rule);
      for (const [index, { id }] of rule.indicators.entries()) {
        gathered.addAll(mine.get(id) ?? []);
        for (const { unitId, figure } of rests[index]!) {
          const place = touched.get(unitId)?.get(figure);
          if (place !== undefined) gathered.add(place);
        }
        if (joined !== undefined) gathered.add(joined);
        mine.set(id, gathered.taken());
      }
    }
  return found;
};

const isTouched = (unit: Unit, touched: Touched): boolean =>
  unit.premises === null ? touched.has(unit.id) : sourcesOf(unit).some((id) => touched.has(id));
