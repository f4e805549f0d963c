import {
  differenceOf,
  sentenceOf,
  standingOf,
  turnOf,
  type ExplainedChange,
  type InputChange,
  type Judged,
  type Reason,
  type StandingChange,
} from '@app/domain/indicators';
import type { Judgement, Standard } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import { amended, Recent } from '../../kernel/index.js';
import { standingSources, type StandingSources } from '../inputs.js';
import { resolved, standingAt, type ResolvedQuestion, type StandingQuestion } from '../standing.js';
import { withEvents, type DifferenceCause, type Found, type Span } from './cause-rows.js';
import { dayCauses, type BoundCause } from './day-causes.js';
import { figureCauses } from './figure-causes.js';
import { memberCauses } from './member-causes.js';
import { recordCauses } from './record-causes.js';
import { standardCauses } from './standard-causes.js';

/** One of the two points: the county's own sequence, the day, the standard, and the verdict there. */
export type DifferencePoint = Readonly<{
  sequence: number;
  asOf: string;
  standardId: string;
  adopted: boolean;
  verdict: Judgement;
}>;

/** A change in words, with the causes that are bound to it by their places. */
export type ToldChange = StandingChange &
  Readonly<{
    turn: 'better' | 'worse' | null;
    why: readonly ExplainedChange['steps'][number]['why'][];
    causes: readonly number[];
    sentence: string;
  }>;

/** What differs of a county between two points, and what made it so. */
export type CountyDifference = Readonly<{
  countyId: string;
  county: string | null;
  dataYear: string;
  from: DifferencePoint;
  to: DifferencePoint;
  changes: readonly ToldChange[];
  causes: readonly DifferenceCause[];
}>;

const pointOf = (point: ResolvedQuestion, { standing }: Judged): DifferencePoint => ({
  sequence: point.sequence,
  asOf: point.asOf,
  standardId: point.standard.id,
  adopted: point.adopted,
  verdict: standing.verdict,
});

const sourcesAt = (db: Sqlite, point: ResolvedQuestion, standard: Standard = point.standard): StandingSources =>
  standingSources(db, { ...point, standard, knownAt: point.sequence });

const ofKind = (inputs: readonly InputChange[], ...kinds: readonly InputChange['kind'][]): readonly InputChange[] =>
  inputs.filter(({ kind }) => kinds.includes(kind));

/** Causes by the inputs that they changed; of a change, those of a standard or a day that had a hand in it. */
type Indexed = Readonly<{
  of: (inputs: readonly string[]) => readonly DifferenceCause[];
  others: (change: ExplainedChange, why: Reason) => readonly DifferenceCause[];
}>;

/** Causes in the order of the answer; mostly they are. */
const inOrder = (causes: DifferenceCause[]): readonly DifferenceCause[] =>
  causes.every(({ id }, index) => index === 0 || causes[index - 1]!.id < id)
    ? causes
    : causes.sort((a, b) => a.id - b.id);

/** @param bound the first of the causes: those that changed no input */
const indexed = (
  causes: readonly DifferenceCause[],
  bound: readonly BoundCause[],
  changes: readonly ExplainedChange[],
): Indexed => {
  const byInput = new Map<string, DifferenceCause[]>();
  for (const cause of causes) {
    const mine = byInput.get(cause.input);
    if (mine) mine.push(cause);
    else byInput.set(cause.input, [cause]);
  }
  const others = byInput.get('') ?? [];
  const known = new Map<readonly string[], readonly DifferenceCause[]>();
  const of = (inputs: readonly string[]): readonly DifferenceCause[] => {
    const [input] = inputs;
    if (inputs.length === 1 && input !== undefined) return byInput.get(input) ?? [];
    // Several changes rest on one list of inputs: a mean, and the coefficient around it.
    let found = known.get(inputs);
    if (!found) known.set(inputs, (found = inOrder(inputs.flatMap((one) => byInput.get(one) ?? []))));
    return found;
  };
  return {
    of,
    others: (change, why) => others.filter((one) => one.why === why && bound[one.id]?.touches(change, changes)),
  };
};

const idsOf = (told: readonly Readonly<{ causes: readonly DifferenceCause[] }>[]): readonly number[] => {
  const [first] = told;
  // One step names each cause once.
  if (told.length === 1 && first) return first.causes.map(({ id }) => id);
  return [...new Set(told.flatMap(({ causes }) => causes.map(({ id }) => id)))];
};

/** Written out field by field: a county that filed everything has some thousands of them. */
const tell = (change: ExplainedChange, causes: Indexed): ToldChange => {
  const { kind, unitId, subject, stage, label, measure, clause, from, to, steps } = change;
  const told = steps.map(({ why, from: then, to: now, inputs }) => ({
    why,
    from: then,
    to: now,
    causes: why === 'record' ? causes.of(inputs) : causes.others(change, why),
  }));
  return {
    kind,
    unitId,
    subject,
    stage,
    label,
    measure,
    clause,
    from,
    to,
    turn: turnOf(change),
    why: steps.map(({ why }) => why),
    causes: idsOf(told),
    sentence: sentenceOf(change, told),
  };
};

const made = (db: Sqlite, from: ResolvedQuestion, to: ResolvedQuestion): CountyDifference => {
  const { countyId, dataYear } = to;
  const [stood, stands] = [standingAt(db, from), standingAt(db, to)];
  const [before, after] = [sourcesAt(db, from), sourcesAt(db, to)];
  const first = { input: before.input, standing: stood.standing };
  const last = { input: after.input, standing: stands.standing };
  const span: Span = { countyId, dataYear, standardId: to.standard.id, from, to };
  const again = from.standard === to.standard ? before : sourcesAt(db, from, to.standard);
  const rejudged = again === before ? first : { input: again.input, standing: standingOf(again.input) };
  const { changes, inputs } = differenceOf(countyId, first, last, rejudged);
  const names = new Map([...before.members, ...after.members].map(({ unitId, name }) => [unitId, name]));
  const bound: readonly BoundCause[] = [
    ...standardCauses(db, span, from.standard, to.standard).map((cause) => ({ cause, touches: () => true })),
    ...dayCauses(db, again.input, span),
  ];
  const found: readonly Found[] = [
    ...bound.map(({ cause }) => cause),
    ...figureCauses(db, ofKind(inputs, 'figure'), span),
    ...memberCauses(db, ofKind(inputs, 'member'), span, [before.members, after.members]),
    ...recordCauses(db, ofKind(inputs, 'item', 'recognition', 'veto', 'exemption'), span, {
      before: again,
      after,
      names,
    }),
  ];
  const causes = withEvents(db, found);
  const index = indexed(causes, bound, changes);
  return {
    countyId,
    county: names.get(countyId) ?? null,
    dataYear,
    from: pointOf(from, first),
    to: pointOf(to, last),
    changes: changes.map((change) => tell(change, index)),
    causes,
  };
};

/** The last few of a file: each is of the size of what changed in its county. */
const kept = new WeakMap<Sqlite, Recent<CountyDifference>>();
const limit = 4;

/**
 * What differs of a county's standing between two points, and the causal slice of events behind it. Bounded by the county:
 * the log's length does not matter. Kept by the county's own sequences and the days. Undefined when the county is not
 * known at one of the points.
 */
export const countyDifference = (
  db: Sqlite,
  { from, to }: Readonly<{ from: StandingQuestion; to: StandingQuestion }>,
): CountyDifference | undefined => {
  const [first, last] = [resolved(db, from), resolved(db, to)];
  if (!first || !last) return undefined;
  let differences = kept.get(db);
  if (!differences) kept.set(db, (differences = new Recent(limit)));
  const key = [first, last].map((point) => [point.sequence, point.asOf, point.standard.id].join(' ')).join(' ');
  return differences.get([last.countyId, last.dataYear, key, amended(db)].join(' '), () => made(db, first, last));
};
