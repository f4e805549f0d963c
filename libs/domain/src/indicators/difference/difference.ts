import { inForceOn } from '@app/domain/standards';
import { standingOf } from '../standing.js';
import { behind } from './behind.js';
import { keyOf, type StandingChange, type ExplainedChange, type Judged, type Reason, type Step } from './change.js';
import { countyChanges } from './county.js';
import { inputChanges, type InputChange } from './input-changes.js';
import { read, sectionChanges, type Read } from './sections.js';
import { stageChanges } from './stages.js';

/** What two standings of a county say differently, and what went in differently. */
export type StandingDifference = Readonly<{ changes: readonly ExplainedChange[]; inputs: readonly InputChange[] }>;

const between = (countyId: string, before: Read, after: Read): readonly StandingChange[] =>
  before === after
    ? []
    : [
        ...countyChanges(countyId, before, after),
        ...stageChanges(countyId, before, after),
        ...sectionChanges(before, after),
      ];

const explained = (change: StandingChange, steps: readonly Step[]): ExplainedChange => {
  const { kind, unitId, subject, stage, label, measure, clause, from, to } = change;
  return { kind, unitId, subject, stage, label, measure, clause, from, to, steps };
};

/** The same figures by another standard: as they would have been judged on the same day. */
const byStandard = (from: Judged, to: Judged): Judged => {
  if (from.input.standard === to.input.standard) return from;
  const input = { ...from.input, standard: to.input.standard };
  return { input, standing: standingOf(input) };
};

/** The same figures on another day: what expires and what comes into force, and nothing else. */
const onDay = (from: Judged, date: string): Judged => {
  const { input } = from;
  if (input.date === date) return from;
  const relieved = (day: string) => input.county.exemptions.filter(({ expires }) => day <= expires).length;
  const { standard } = input;
  const steps = inForceOn(standard, date) !== standard || inForceOn(standard, input.date) !== standard;
  if (!steps && relieved(date) === relieved(input.date)) return { input: { ...input, date }, standing: from.standing };
  const dated = { ...input, date };
  return { input: dated, standing: standingOf(dated) };
};

/**
 * The difference of two standings of a county: of two points, or of what is and what would be. It is taken in parts, so
 * that no part is counted as another: the same figures by the other standard; then on the other day; then what was
 * recorded. A change tells which of them had a hand in it.
 * @param rejudged what stood at the first point by the second's standard, when its record by that one is known
 */
export const differenceOf = (
  countyId: string,
  from: Judged,
  to: Judged,
  rejudged = byStandard(from, to),
): StandingDifference => {
  const first = read(from);
  const second = rejudged === from ? first : read(rejudged);
  const dated = onDay(rejudged, to.input.date);
  const third = dated === rejudged ? second : read(dated);
  const last = read(to);
  const inputs = inputChanges(dated.input, to.input);
  const recorded = between(countyId, third, last);
  const why = behind(third, last, recorded, inputs);
  const step = (reason: Reason, change: StandingChange): Step => ({
    why: reason,
    from: change.from,
    to: change.to,
    inputs: reason === 'record' ? why(change) : [],
  });
  // Mostly nothing but what was recorded differs: then that is the whole way.
  if (second === first && third.standing === second.standing && third.rule === second.rule)
    return { changes: recorded.map((change) => explained(change, [step('record', change)])), inputs };
  const parts: readonly (readonly [Reason, readonly StandingChange[]])[] = [
    ['standard', between(countyId, first, second)],
    ['day', between(countyId, second, third)],
    ['record', recorded],
  ];
  const steps = new Map<string, Step[]>();
  for (const [reason, changes] of parts)
    for (const change of changes) {
      const key = keyOf(change);
      const mine = steps.get(key);
      if (mine) mine.push(step(reason, change));
      else steps.set(key, [step(reason, change)]);
    }
  const whole = between(countyId, first, last);
  return { changes: whole.map((change) => explained(change, steps.get(keyOf(change)) ?? [])), inputs };
};
