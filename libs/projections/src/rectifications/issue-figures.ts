import { setImmediate } from 'node:timers/promises';
import { bare } from '@app/domain/indicators';
import type { Recorded } from '@app/domain/kernel';
import type { RectificationEvent } from '@app/domain/rectifications';
import type { Sqlite } from '@app/sqlite';
import { explainedAt, type ExplainedInput, type Explanation } from '../indicators/index.js';
import { always } from '../kernel/index.js';
import { membersOf, type Member, type Point } from '../organizations/index.js';
import { lastDataYear } from '../submissions/index.js';

/** A day of an issue on which its figure is looked at: found, found again, settled (and how), or the day asked for. */
export type FigureMoment = Readonly<{
  moment: 'raised' | 'reopened' | 'closed' | 'withdrawn' | 'superseded' | 'now';
  round: number;
  /** ISO date. */
  on: string;
  /** The sequence up to which it was known; null of today. */
  sequence: number | null;
}>;

/** A figure as it stood then, computed from what counted then. */
export type FigureThen = FigureMoment &
  Readonly<{
    /** The last data year of which figures counted. */
    dataYear: string;
    /** Exact decimal text. */
    value: string | null;
    bound: string | null;
    verdict: Explanation['verdict'];
    formula: string;
    inputs: readonly Pick<
      ExplainedInput,
      'unitId' | 'unit' | 'figure' | 'label' | 'value' | 'measure' | 'filedSequence' | 'acceptedSequence'
    >[];
  }>;

/** The figure of one section, or of the county, that an issue is about. */
export type IssueFigure = Readonly<{
  unitId: string;
  subject: string;
  label: string;
  unit: string;
  /** In the order of the issue's life. */
  moments: readonly FigureThen[];
}>;

const named: Partial<Readonly<Record<RectificationEvent['type'], FigureMoment['moment']>>> = {
  IssueRaised: 'raised',
  IssueReopened: 'reopened',
  IssueClosed: 'closed',
  IssueWithdrawn: 'withdrawn',
  IssueSuperseded: 'superseded',
};
const open: ReadonlySet<FigureMoment['moment']> = new Set(['raised', 'reopened']);

/** The moments of an issue, in their order; of one that is open, the day that is asked for too. */
export const figureMoments = (
  stream: readonly Recorded[],
  { day, knownAt = always - 1 }: Readonly<{ day: string; knownAt?: number | undefined }>,
): readonly FigureMoment[] => {
  const known = (stream as readonly Recorded<RectificationEvent>[]).filter(({ sequence }) => sequence <= knownAt);
  const moments = known.flatMap(({ type, data, effectiveAt, sequence }): FigureMoment[] => {
    const moment = named[type];
    return moment ? [{ moment, round: data.round, on: effectiveAt, sequence }] : [];
  });
  const last = moments.at(-1);
  if (!last || !open.has(last.moment)) return moments;
  const sequence = knownAt === always - 1 ? null : knownAt;
  return [...moments, { moment: 'now', round: last.round, on: day, sequence }];
};

const isSection = ({ kind, stage }: Member): boolean =>
  kind === 'section' && (stage === 'primary' || stage === 'junior');

/** The sections at or below a unit that an indicator can be of, each with the units whose figures it is made of. */
const sectionsUnder = (members: readonly Member[], unitId: string): ReadonlyMap<string, readonly string[]> => {
  const parents = new Map(members.map((member) => [member.unitId, member.parentId]));
  const above = (id: string): readonly string[] => {
    const parent = parents.get(id) ?? null;
    return parent === null ? [id] : [id, ...above(parent)];
  };
  return new Map(
    members.filter(isSection).flatMap((member) => {
      const path = above(member.unitId);
      return path.includes(unitId) ? [[member.unitId, path.slice(0, 2)] as const] : [];
    }),
  );
};

type About = Readonly<{ unitId: string; countyId: string; indicator: string }>;

/** A number that the issue may be about, and the units whose returns it is made of. */
type Subject = Readonly<{ sectionId: string | null; subject: string; units: readonly string[] }>;

/** Of the county its item, or how far its schools are apart; else the indicator of each section at or below the unit. */
const subjectsOf = (db: Sqlite, { unitId, countyId, indicator }: About, point: Point): readonly Subject[] => {
  const members = membersOf(db, countyId, point);
  if (unitId !== countyId)
    return [...sectionsUnder(members, unitId)].map(([sectionId, units]) => ({ sectionId, subject: indicator, units }));
  const units = members.map((member) => member.unitId);
  return [indicator, `cv.primary.${indicator}`, `cv.junior.${indicator}`].map((subject) => ({
    sectionId: null,
    subject,
    units,
  }));
};

const told = (moment: FigureMoment, { dataYear, value, bound, verdict, formula, inputs }: Explanation): FigureThen => ({
  ...moment,
  dataYear,
  value: value === null ? null : bare(value),
  bound,
  verdict,
  formula,
  inputs: inputs.map(({ unitId, unit, figure, label, value: filed, measure, filedSequence, acceptedSequence }) => ({
    unitId,
    unit,
    figure,
    label,
    value: filed,
    measure,
    filedSequence,
    acceptedSequence,
  })),
});

type FigureAt = Omit<IssueFigure, 'moments'> & Readonly<{ at: FigureThen }>;

const figuresAt = (db: Sqlite, about: About, moment: FigureMoment): readonly FigureAt[] => {
  const { countyId } = about;
  const point = { knownAt: moment.sequence ?? always - 1, asOf: moment.on };
  return subjectsOf(db, about, point).flatMap(({ sectionId, subject, units }) => {
    const dataYear = lastDataYear(db, units, point);
    const found = dataYear && explainedAt(db, { ...point, countyId, dataYear, sectionId, subject });
    if (!found) return [];
    const { unitId, label, unit } = found;
    return [{ unitId, subject, label, unit, at: told(moment, found) }];
  });
};

/**
 * 整改前后的数: the figure of an issue's indicator when it was found, whenever it was settled or found again, and now:
 * each computed from what counted then, never stored beside the log. Empty when the indicator is no number of the unit.
 * Others are served between two moments, since each is a whole county's standing.
 * @param db asked for again at each moment: a rebuild may have put another file in its place
 */
export const issueFigures = async (
  db: () => Sqlite,
  about: About,
  moments: readonly FigureMoment[],
): Promise<readonly IssueFigure[]> => {
  const figures = new Map<string, IssueFigure>();
  for (const moment of moments) {
    for (const { at, ...figure } of figuresAt(db(), about, moment)) {
      const key = `${figure.unitId} ${figure.subject}`;
      figures.set(key, { ...figure, moments: [...(figures.get(key)?.moments ?? []), at] });
    }
    await setImmediate();
  }
  return [...figures.values()];
};
