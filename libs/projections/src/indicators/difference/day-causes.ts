import type { ExplainedChange, StandingInput } from '@app/domain/indicators';
import { inForceOn, type Ruled } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import { bareCause, type Found, type Span } from './cause-rows.js';

/** A cause that changed no input, and which of the changes it had a hand in. */
export type BoundCause = Readonly<{
  cause: Found;
  touches: (change: ExplainedChange, changes: readonly ExplainedChange[]) => boolean;
}>;

type Touches = BoundCause['touches'];

const byDay = ({ steps }: ExplainedChange): boolean => steps.some(({ why }) => why === 'day');
const ofOne = (subject: string): string => subject.split('.').at(-1) ?? '';

/** Relief counts for the indicator of its section, whether that complies, and what rests on how many do. */
const reliefTouches =
  (sectionId: string, relieved: string): Touches =>
  ({ kind, unitId, subject, stage }, changes) => {
    if (kind === 'indicator') return unitId === sectionId && subject === relieved;
    if (kind === 'section') return unitId === sectionId;
    if (kind === 'item') return subject === relieved;
    if (kind !== 'verdict' && !(kind === 'stage' && subject.startsWith('compliant'))) return false;
    const turned = changes.find((one) => one.kind === 'section' && one.unitId === sectionId && byDay(one));
    if (kind === 'verdict' && changes.some((one) => one.kind === 'item' && one.subject === relieved && byDay(one)))
      return true;
    return turned !== undefined && (stage === null || turned.stage === stage);
  };

const expiries = (db: Sqlite, input: StandingInput, { countyId, dataYear, standardId, from, to }: Span) => {
  const ended = input.county.exemptions.filter(({ expires }) => from.asOf <= expires && expires < to.asOf);
  const names = new Map(
    [...input.sections, ...input.sharedSchools.flatMap((school) => school.sections)].map(({ id, name }) => [id, name]),
  );
  const grants = db.all<Readonly<{ subject: string; sequence: number }>>(
    `select distinct subject, sequence from county_record
     where county_id = ? and data_year <= ? and standard_id = ? and kind = 'exemption'
     and subject in (select value from json_each(?))`,
    countyId,
    dataYear,
    standardId,
    JSON.stringify(ended.map(({ exemptionId }) => exemptionId)),
  );
  return ended.map(({ exemptionId, sectionId, subject, expires, plan }): BoundCause => ({
    cause: {
      ...bareCause,
      why: 'day',
      input: null,
      kind: 'expiry',
      unitId: sectionId,
      subject,
      label: `${names.get(sectionId) ?? ''}${subject}过渡性放宽（至${expires}）`,
      from: null,
      to: null,
      sequence: grants.find((one) => one.subject === exemptionId)?.sequence ?? null,
      effectiveFrom: expires,
      between: 'effective',
      basis: plan,
    },
    touches: reliefTouches(sectionId, subject),
  }));
};

type Rule = Ruled & Readonly<{ id: string; name: string }>;

/** A rule that differs between the days: it is asked otherwise from its day on, or (the other way round) no more. */
type Stepped = Readonly<{ rule: Rule; isEnd: boolean; isWhole: boolean }>;

const stepsOf = (before: readonly Rule[], after: readonly Rule[]): readonly Stepped[] => {
  const isIn = (rules: readonly Rule[], { id }: Rule) => rules.some((one) => one.id === id);
  const begun = after.filter((rule) => !before.includes(rule));
  const ended = before.filter((rule) => !isIn(after, rule));
  return [
    ...begun.map((rule) => ({ rule, isEnd: false, isWhole: !isIn(before, rule) })),
    ...ended.map((rule) => ({ rule, isEnd: true, isWhole: true })),
  ];
};

/**
 * An indicator's rule counts for that indicator; for the sections that it turned, or, when it came or went as a whole, for
 * every one that turned, and for the composite; and for what rests on these.
 */
const indicatorTouches = ({ rule: { id }, isWhole }: Stepped): Touches => {
  const touches: Touches = (change, changes) => {
    const { kind, unitId, subject, stage } = change;
    if (kind === 'item' || kind === 'veto' || kind === 'recognition' || kind === 'member') return false;
    if (kind === 'section')
      return isWhole || changes.some((one) => one.unitId === unitId && one.subject === id && byDay(one));
    if (kind === 'stage')
      return changes.some(
        (one) => one.kind === 'section' && one.stage === stage && byDay(one) && touches(one, changes),
      );
    if (kind === 'verdict')
      return changes.some(
        (one) => one.kind !== 'verdict' && one.kind !== 'rule' && byDay(one) && touches(one, changes),
      );
    return ofOne(subject) === id || (isWhole && subject.startsWith('composite'));
  };
  return touches;
};

/** A rule of the county itself counts for what is judged by it, and for the verdict. */
const countyTouches =
  (of: 'item' | 'veto') =>
  ({ rule: { id } }: Stepped): Touches =>
  ({ kind, subject }) =>
    kind === 'verdict' || (kind === of && subject === id) || (of === 'item' && subject === `asked.${id}`);

const steppedRules = ({ standard }: StandingInput, { from, to }: Span): readonly BoundCause[] => {
  const [then, now] = [inForceOn(standard, from.asOf), inForceOn(standard, to.asOf)];
  if (then === now) return [];
  const lists: readonly (readonly [readonly Rule[], readonly Rule[], (of: Stepped) => Touches])[] = [
    [then.indicators, now.indicators, indicatorTouches],
    [then.items, now.items, countyTouches('item')],
    [then.vetoes, now.vetoes, countyTouches('veto')],
  ];
  return lists.flatMap(([before, after, touching]) =>
    stepsOf(before, after).map((step): BoundCause => {
      const { id, name, clause, effectiveFrom, effectiveTo } = step.rule;
      return {
        cause: {
          ...bareCause,
          why: 'day',
          input: null,
          kind: 'rule',
          unitId: null,
          subject: id,
          label: step.isEnd ? `${name}不再作要求` : `${name}按新的要求执行`,
          from: null,
          to: null,
          sequence: null,
          effectiveFrom: step.isEnd ? effectiveTo : effectiveFrom,
          between: 'effective',
          basis: clause,
        },
        touches: touching(step),
      };
    }),
  );
};

/** What ended or came into force between the two days, with nothing recorded: exemptions, and rules with their dates. */
export const dayCauses = (db: Sqlite, input: StandingInput, span: Span): readonly BoundCause[] => [
  ...expiries(db, input, span),
  ...steppedRules(input, span),
];
