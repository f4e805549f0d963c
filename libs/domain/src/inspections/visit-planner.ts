import { Matching, type Candidate } from './visit-matching.js';
import { responsibilityRules } from './responsibility.js';
import { spreadVisits } from './visit-days.js';
import type { DutyState } from './visit-duty.js';

/** A school that needs visits in the period: `dues` are their last days (ISO dates), in order. */
export type SchoolToVisit = Readonly<{
  unitId: string;
  state: DutyState;
  dues: readonly string[];
  /** 学区; null where the school stands in none. */
  districtId: string | null;
}>;

/** Somebody who may be sent. */
export type PlannedInspector = Readonly<{
  accountId: string;
  /** Schools over which the role of 督学 is held all through the period. */
  reach: readonly string[];
  /** Schools whose 责任督学 this is. */
  responsibleFor: readonly string[];
  /** 学区 of those schools. */
  districts: readonly string[];
  /** Visits that are planned already in the period. */
  planned: readonly Readonly<{ unitId: string; date: string }>[];
}>;

/** What the planner goes by. Days are ISO dates. */
export type PlannerInput = Readonly<{
  /** Days on which visits can be made: working days of the term, in order. */
  days: readonly string[];
  schools: readonly SchoolToVisit[];
  inspectors: readonly PlannedInspector[];
  /** Who must recuse from which school on any day of the period. */
  recusals: readonly Readonly<{ accountId: string; unitId: string }>[];
}>;

/** Why this inspector: the school's own; the school's own must recuse or has no room, and this one knows the 学区; has least to do. */
export type WhoReason = 'responsible' | 'district' | 'leastLoad';

/** A visit that could be planned: by whom, between which days, best on which. */
export type VisitProposal = Readonly<{
  unitId: string;
  accountId: string;
  from: string;
  to: string;
  date: string;
  state: DutyState;
  who: WhoReason;
  /** Visits in the inspector's hands in the period when all that is proposed is taken. */
  load: number;
}>;

/**
 * Why a school has nobody: no 督学 holds a role over it, all must recuse, all have 20 schools, no working day is left, or
 * its 督学 has no room on any of them.
 */
export type NotPlacedReason = 'noInspector' | 'allRecused' | 'allFull' | 'noDay' | 'daysFull';
export type NotPlaced = Readonly<{ unitId: string; state: DutyState; reason: NotPlacedReason }>;

const byId = <One extends Readonly<{ unitId: string }>>(one: One, other: One): number =>
  one.unitId < other.unitId ? -1 : 1;

/** 已逾期 first, then by the day; of one day by id. */
const byNeed = (one: SchoolToVisit, other: SchoolToVisit): number => {
  const rank = ({ state }: SchoolToVisit) => (state === 'overdue' ? 0 : 1);
  const [first, second] = [one.dues[0] ?? '', other.dues[0] ?? ''];
  return rank(one) - rank(other) || (first === second ? byId(one, other) : first < second ? -1 : 1);
};

const whoReasons: readonly WhoReason[] = ['responsible', 'district', 'leastLoad'];

const candidatesFor = (school: SchoolToVisit, input: PlannerInput): readonly Candidate[] => {
  const recused = new Set(input.recusals.filter(({ unitId }) => unitId === school.unitId).map((one) => one.accountId));
  return input.inspectors
    .filter(({ accountId, reach }) => reach.includes(school.unitId) && !recused.has(accountId))
    .map(({ accountId, responsibleFor, districts }) => {
      const near = school.districtId !== null && districts.includes(school.districtId);
      return { accountId, rank: responsibleFor.includes(school.unitId) ? 0 : near ? 1 : 2 };
    });
};

/** The days that are left for each visit to a school: after the one before; those due on one day share its days evenly. */
const parts = (days: readonly string[], { dues }: SchoolToVisit): readonly (readonly string[])[] =>
  dues.flatMap((due, index) => {
    const before = dues.findLast((one) => one < due);
    const sharing = dues.filter((one) => one === due).length;
    const place = index - dues.indexOf(due);
    const upTo = days.filter((day) => day <= due);
    const after = before === undefined ? upTo : upTo.filter((day) => day > before);
    const open = after.length < sharing ? upTo : after;
    const at = (share: number) => Math.floor((share * open.length) / sharing);
    const part = open.slice(at(place), at(place + 1));
    return part.length > 0 ? [part] : [];
  });

/**
 * Proposes visits for a period: every school goes to its own 责任督学 where they may go, else to somebody of the same
 * 学区, else to whoever has least to do; nobody where they must recuse, nobody beyond 20 schools; each person's visits
 * are spread over the days that remain. The answer is the same whatever the order of what comes in.
 */
export const proposeVisits = (
  input: PlannerInput,
): Readonly<{ proposals: readonly VisitProposal[]; notPlaced: readonly NotPlaced[] }> => {
  const schools = input.schools.filter(({ dues }) => dues.length > 0).toSorted(byNeed);
  const windows = new Map(schools.map((school) => [school.unitId, parts(input.days, school)]));
  const wanted = schools.map((school) => ({
    unitId: school.unitId,
    visits: windows.get(school.unitId)!.length,
    candidates: candidatesFor(school, input),
  }));
  const matching = new Matching(
    input.inspectors.map(({ accountId, responsibleFor, planned }) => ({
      accountId,
      schools: [...new Set([...responsibleFor, ...planned.map(({ unitId }) => unitId)])],
      visits: planned.length,
    })),
    wanted.filter(({ visits }) => visits > 0),
    responsibilityRules.schools,
  );
  const notPlaced: NotPlaced[] = [];
  const proposals: VisitProposal[] = [];
  const unplaced = ({ unitId }: SchoolToVisit): NotPlacedReason => {
    if (windows.get(unitId)!.length === 0) return 'noDay';
    if (!input.inspectors.some(({ reach }) => reach.includes(unitId))) return 'noInspector';
    return wanted.find((one) => one.unitId === unitId)!.candidates.length === 0 ? 'allRecused' : 'allFull';
  };
  for (const school of schools)
    if (matching.of(school.unitId) === undefined)
      notPlaced.push({ unitId: school.unitId, state: school.state, reason: unplaced(school) });
  for (const { accountId, planned } of input.inspectors) {
    const visits = schools
      .filter(({ unitId }) => matching.of(unitId) === accountId)
      .flatMap((school) => windows.get(school.unitId)!.map((window) => ({ school, window })));
    const busy = new Map<string, number>();
    for (const { date } of planned) busy.set(date, (busy.get(date) ?? 0) + 1);
    const dates = spreadVisits(visits, busy);
    const load = planned.length + dates.filter((date) => date !== null).length;
    for (const [index, { school, window }] of visits.entries()) {
      const { unitId, state } = school;
      const date = dates[index] ?? null;
      if (date === null) {
        if (!notPlaced.some((one) => one.unitId === unitId)) notPlaced.push({ unitId, state, reason: 'daysFull' });
        continue;
      }
      const { candidates } = wanted.find((one) => one.unitId === unitId)!;
      const { rank } = candidates.find((one) => one.accountId === accountId)!;
      const [from, to] = [window[0]!, window.at(-1)!];
      proposals.push({ unitId, accountId, from, to, date, state, who: whoReasons[rank]!, load });
    }
  }
  return {
    proposals: proposals.sort((one, other) =>
      one.date === other.date ? byId(one, other) : one.date < other.date ? -1 : 1,
    ),
    notPlaced: notPlaced.sort(byId),
  };
};
