import { Gathered, type ExplainedChange, type InputChange, type Reason } from '@app/domain/indicators';
import type { Found } from './cause-rows.js';
import type { BoundCause } from './day-causes.js';

/**
 * Causes by the inputs that they changed; of a change, those of a standard or a day that had a hand in it. Causes are named
 * by their places, in their order.
 */
export type CauseIndex = Readonly<{
  of: (inputs: readonly number[]) => readonly number[];
  others: (change: ExplainedChange, why: Reason) => readonly number[];
}>;

const none = -1;

/**
 * @param found causes as they are answered
 * @param bound the first of them: those that changed no input
 */
export const causesBy = (
  inputs: readonly InputChange[],
  found: readonly Found[],
  bound: readonly BoundCause[],
  changes: readonly ExplainedChange[],
): CauseIndex => {
  // Each input's causes as a chain from the first to the last: there are thousands, mostly with one each.
  const first = new Int32Array(inputs.length).fill(none);
  const next = new Int32Array(found.length).fill(none);
  for (let cause = found.length - 1; cause >= 0; cause -= 1) {
    const place = found[cause]!.input?.place;
    if (place === undefined) continue;
    next[cause] = first[place]!;
    first[place] = cause;
  }
  const gathered = new Gathered(found.length);
  const read = (places: readonly number[]): readonly number[] => {
    for (const place of places)
      for (let cause = first[place] ?? none; cause !== none; cause = next[cause]!) gathered.add(cause);
    return gathered.taken();
  };
  // An indicator's mean and the coefficient around it rest on one list, and stand beside each other.
  let lastInputs: readonly number[] = [];
  let lastCauses: readonly number[] = [];
  return {
    of: (places) => {
      if (places === lastInputs) return lastCauses;
      lastInputs = places;
      lastCauses = read(places);
      return lastCauses;
    },
    others: (change, why) =>
      bound.flatMap(({ cause, touches }, id) => (cause.why === why && touches(change, changes) ? [id] : [])),
  };
};
