import { assessedStages, type Judgement } from '@app/domain/standards';
import type { Blocker } from '../county-verdict.js';
import { standingOf } from '../standing.js';
import type { StandingInput } from '../standing-input.js';
import { withChanges } from './changed.js';
import { drivenCvs, type DrivenCv } from './drivers.js';
import { dispersionGrowths } from './equalise.js';
import { changeOf, schoolGaps, type Change, type SchoolGaps } from './school-gaps.js';

/** What a county would have to change to comply in resources and dispersion, tried by the calculation itself. */
export type CountyPlan = Readonly<{
  /** Schools that do not comply, or about which something is open. */
  schools: readonly SchoolGaps[];
  /** Coefficients above their limits, and the schools that drive them. */
  cvs: readonly DrivenCv[];
  /** The shortest list: schools first, then what the coefficients still need. One line a figure of a unit. */
  changes: readonly Change[];
  /** Where the county would stand with the changes made, and nothing else: what growth of figures cannot settle. */
  after: Readonly<{ verdict: Judgement; blockers: readonly Blocker[] }>;
  /** Whether the changes settle resources and dispersion. */
  settles: boolean;
}>;

/** A change for one coefficient may move another where buildings are shared: so often it is looked at again. */
const rounds = 6;

const one = (list: ReadonlyMap<string, Change>, next: Change): Change => {
  const earlier = list.get(`${next.unitId} ${next.figure}`);
  if (!earlier) return next;
  const amount = trimmed(subtract(next.to, earlier.from));
  const noun = next.sentence.slice(`再需${next.amount}`.length);
  return { ...next, from: earlier.from, amount, for: [...earlier.for, ...next.for], sentence: `再需${amount}${noun}` };
};

/** Plain decimals of at most two places, the first not smaller. */
const subtract = (more: string, less: string): string => {
  const cents = (text: string): bigint => {
    const [units = '0', part = ''] = text.split('.');
    return BigInt(units) * 100n + BigInt(part.padEnd(2, '0').slice(0, 2));
  };
  const digits = (cents(more) - cents(less)).toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const trimmed = (text: string): string => text.replace(/\.?0+$/, '');

/**
 * The shortest list of growths with which the county complies in what figures decide. Pupils, and what a school has
 * beyond need, are left as they are: nothing is taken from anybody.
 */
export const countyPlan = (input: StandingInput): CountyPlan => {
  const schools = schoolGaps(input);
  const list = new Map<string, Change>();
  const add = (change: Change) => list.set(`${change.unitId} ${change.figure}`, one(list, change));
  for (const { ways } of schools) ways[0]?.changes.forEach(add);
  let changed = withChanges(input, [...list.values()]);
  for (let round = 0; round < rounds; round++) {
    const before = list.size;
    let moved = false;
    for (const stage of assessedStages) {
      for (const growths of dispersionGrowths(changed, stage)) {
        for (const growth of growths ?? []) {
          add(changeOf(growth));
          moved = true;
        }
        changed = withChanges(input, [...list.values()]);
      }
    }
    if (!moved && list.size === before) break;
  }
  const { verdict, blockers } = standingOf(changed);
  return {
    schools,
    cvs: drivenCvs(input),
    changes: [...list.values()],
    after: { verdict, blockers },
    settles: !blockers.some(({ part }) => part === 'resources' || part === 'dispersion'),
  };
};
