import {
  differenceOf,
  sentenceOf,
  standingOf,
  turnOf,
  type ExplainedChange,
  type InputChange,
  type Judged,
  type StandingChange,
} from '@app/domain/indicators';
import type { Judgement, Standard } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import { amended, Recent } from '../../kernel/index.js';
import { standingSources, type StandingSources } from '../inputs.js';
import { resolved, standingAt, type ResolvedQuestion, type StandingQuestion } from '../standing.js';
import { withEvents, type DifferenceCause, type Found, type Span } from './cause-rows.js';
import { causesBy, type CauseIndex } from './cause-index.js';
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

/** Written out field by field: a county that filed everything has some thousands of them. */
const tell = (change: ExplainedChange, index: CauseIndex, textOf: (cause: number) => string): ToldChange => {
  const { kind, unitId, subject, stage, label, measure, clause, from, to, steps } = change;
  const told = steps.map((step) => {
    const causes = step.why === 'record' ? index.of(step.inputs) : index.others(change, step.why);
    return { why: step.why, from: step.from, to: step.to, causes };
  });
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
    // One step names each cause once.
    causes: told.length === 1 ? told[0]!.causes : [...new Set(told.flatMap(({ causes }) => causes))],
    sentence: sentenceOf(change, told, textOf),
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
  const names = new Map<string, string>();
  for (const { members } of before === after ? [after] : [before, after])
    for (const { unitId, name } of members) names.set(unitId, name);
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
  const index = causesBy(inputs, found, bound, changes);
  const textOf = (cause: number) => causes[cause]?.sentence ?? '';
  return {
    countyId,
    county: names.get(countyId) ?? null,
    dataYear,
    from: pointOf(from, first),
    to: pointOf(to, last),
    changes: changes.map((change) => tell(change, index, textOf)),
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
