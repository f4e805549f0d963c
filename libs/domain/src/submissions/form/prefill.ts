import { notApplicable, type Entries, type Entry, type Form } from './form.js';

/** A unit's last accepted return. */
export type LastReturn = Readonly<{ dataYear: string; entries: Entries }>;

const carried = ({ value, explanation }: Entry, dataYear: string): Entry => ({
  value,
  // Why something does not apply still holds; why last year's number was unusual does not.
  explanation: value === notApplicable ? explanation : null,
  origin: { kind: 'prefilled', from: 'accepted', dataYear },
});

/**
 * What a unit is offered before anyone types: of a field that the statistics hold, theirs (`statisticsEntries`); else the
 * last accepted value; nothing of what belongs to one year (`prefill: 'none'`). Each says where it is from.
 */
export const prefilled = (form: Form, last: LastReturn | null, statistics: Entries | null): Entries => {
  if (last === null && statistics === null) return {};
  const offered = form.fields.flatMap(({ code, prefill }): readonly [string, Entry][] => {
    if (prefill === 'none') return [];
    const counted = prefill === 'statistics' && statistics && Object.hasOwn(statistics, code) ? statistics[code] : null;
    if (counted) return [[code, counted]];
    const before = last && Object.hasOwn(last.entries, code) ? last.entries[code] : undefined;
    return last && before && before.value !== null ? [[code, carried(before, last.dataYear)]] : [];
  });
  return Object.fromEntries(offered);
};
