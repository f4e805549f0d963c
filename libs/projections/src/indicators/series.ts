import { standingOf, type IndicatorState, type Standing } from '@app/domain/indicators';
import type { Judgement } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import { amended, Recent } from '../kernel/index.js';
import { standingSources } from './inputs.js';
import { resolved, type ResolvedQuestion, type StandingQuestion } from './standing.js';

/** One letter a state, so that a row of the matrix is a short word. */
export const stateLetters: Readonly<Record<IndicatorState, string>> = {
  met: 'm',
  near: 'n',
  aboveFloor: 'a',
  belowFloor: 'b',
  missing: '-',
  notApplicable: 'x',
  undetermined: 'u',
  unjudged: 'o',
};

type Section = Standing['sections'][number];
/** A row of the matrix: of `states` one letter an indicator. */
export type SeriesSection = Readonly<
  Pick<Section, 'id' | 'name' | 'stage' | 'students' | 'values' | 'exempted' | 'compliant'> & { states: string }
>;
/** 小学 or 初中; arrays have one entry an indicator. */
export type SeriesStage = Readonly<
  Pick<Standing['stages']['primary'], 'sections' | 'compliant' | 'passing' | 'cv' | 'cvMet'>
>;

/** The matrix on one day, in short. */
type Frame = Readonly<{
  day: string;
  sequence: number;
  standardId: string;
  verdict: Judgement;
  indicators: Standing['indicators'];
  stages: Readonly<Record<'primary' | 'junior', SeriesStage>>;
  sections: readonly SeriesSection[];
}>;

/**
 * One step: the matrix on its day, as far as it differs from the step before. The first has every row; of the others
 * `sections` has the rows that changed or are new, `left` those that are gone, and `indicators` is null while they stay.
 */
export type SeriesStep = Readonly<{
  /** ISO date. */
  day: string;
  /** The county's own last sequence; null while nothing was known of it. */
  sequence: number | null;
  standardId: string | null;
  verdict: Judgement | null;
  indicators: Standing['indicators'] | null;
  stages: Frame['stages'] | null;
  sections: readonly SeriesSection[];
  left: readonly string[];
}>;

const stageOf = ({ sections, compliant, passing, cv, cvMet }: Standing['stages']['primary']): SeriesStage => ({
  sections,
  compliant,
  passing,
  cv,
  cvMet,
});

/** The last few frames of a file, by the county's own sequence and the day: never by the day alone. A few counties' years. */
const kept = new WeakMap<Sqlite, Recent<Frame>>();
const limit = 120;

const frameAt = (db: Sqlite, point: ResolvedQuestion): Frame => {
  let frames = kept.get(db);
  if (!frames) kept.set(db, (frames = new Recent(limit)));
  const { countyId, dataYear, sequence, asOf: day, standard } = point;
  return frames.get([countyId, dataYear, sequence, day, standard.id, amended(db)].join(' '), () => {
    const { standardId, verdict, indicators, stages, sections } = standingOf(
      standingSources(db, { ...point, knownAt: sequence }).input,
    );
    return {
      day,
      sequence,
      standardId,
      verdict,
      indicators,
      stages: { primary: stageOf(stages.primary), junior: stageOf(stages.junior) },
      sections: sections.map(({ id, name, stage, students, values, states, exempted, compliant }) => ({
        id,
        name,
        stage,
        students,
        values,
        states: states.map((state) => stateLetters[state]).join(''),
        exempted,
        compliant,
      })),
    };
  });
};

const nothing = {
  sequence: null,
  standardId: null,
  verdict: null,
  indicators: null,
  stages: null,
  sections: [],
} as const;

const rowsById = ({ sections }: Pick<Frame, 'sections'>) => new Map(sections.map((row) => [row.id, row]));

const rowText = (row: SeriesSection | undefined): string => JSON.stringify(row) ?? '';
const askedOf = ({ standardId, indicators }: Frame): string => JSON.stringify([standardId, indicators]);

/** What a frame says otherwise than the one before it. */
const stepOf = (before: Frame | null, frame: Frame): SeriesStep => {
  const rows = rowsById(before ?? { sections: [] });
  const now = rowsById(frame);
  const same = before !== null && askedOf(before) === askedOf(frame);
  return {
    ...frame,
    indicators: same ? null : frame.indicators,
    sections: frame.sections.filter((row) => !same || rowText(rows.get(row.id)) !== rowText(row)),
    left: [...rows.keys()].filter((id) => !now.has(id)),
  };
};

/**
 * A county's matrix on one day after another: each question a day with what was known by then. One at a time, since each may
 * be a whole county's standing: whoever takes them serves others in between.
 * @param db asked for again at each day: a rebuild may have put another file in its place
 */
export function* countySeries(
  db: () => Sqlite,
  questions: readonly (StandingQuestion & Readonly<{ asOf: string }>)[],
): Generator<SeriesStep> {
  let before: Frame | null = null;
  for (const question of questions) {
    const point = resolved(db(), question);
    const frame: Frame | null = point ? frameAt(db(), point) : null;
    if (frame) yield stepOf(before, frame);
    else yield { ...nothing, day: question.asOf, left: [...rowsById(before ?? { sections: [] }).keys()] };
    before = frame;
  }
}
