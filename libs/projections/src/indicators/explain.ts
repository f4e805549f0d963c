import { explain, madeOf, returnFigure, type Explained, type InputReference } from '@app/domain/indicators';
import { fieldOf, sectionForm } from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';
import type { Member } from '../organizations/index.js';
import { countyEntries } from '../standards/index.js';
import { filedByForm } from './counted-return.js';
import { judgedBy, type JudgedBy } from './judged.js';
import { standingSources, type StandingSources } from './inputs.js';
import { noProvenance, provenanceOf, wholeReturns, type Provenance } from './provenance.js';
import { resolved, standingAt, type StandingQuestion } from './standing.js';

/** One number that went in, and whose word it is. */
export type ExplainedInput = InputReference & Provenance & Readonly<{ unit: string }>;

/** Why a number or a verdict is what it is, at a point. */
export type Explanation = Omit<Explained, 'inputs'> &
  Readonly<{
    countyId: string;
    county: string | null;
    /** The county's own sequence and the day it is computed for. */
    sequence: number;
    asOf: string;
    dataYear: string;
    standardId: string;
    inputs: readonly ExplainedInput[];
  }> &
  JudgedBy;

/** `sectionId` null: a subject of the county (`cv.primary.L2`); else one of a section of it (`L5`). */
export type ExplanationQuestion = StandingQuestion & Readonly<{ sectionId: string | null; subject: string }>;

/** Undefined when the unit, the subject, or the county at that point is not there. */
export const explainedAt = (db: Sqlite, question: ExplanationQuestion): Explanation | undefined => {
  const { countyId, sectionId, subject } = question;
  const point = resolved(db, question);
  if (!point) return undefined;
  const found = standingAt(db, point);
  const sources = standingSources(db, { ...point, knownAt: point.sequence });
  const names = namesOf(sources.members);
  const { counting } = sources;
  // Asked of items alone, and only of units that have not said.
  let filed: ReturnType<typeof filedByForm> | undefined;
  const explained = explain(sources.input, found.standing, countyId, sectionId, subject, {
    unit: (unitId) => names.get(unitId) ?? unitId,
    field: (code) => fieldOf(sectionForm, code)?.label ?? code,
    isBare: (unitId) => counting.has(unitId) && !(filed ??= filedByForm(db, point.dataYear, counting)).has(unitId),
  });
  if (!explained) return undefined;
  const { sequence, dataYear } = point;
  return {
    ...explained,
    countyId,
    county: found.county,
    sequence,
    asOf: point.asOf,
    dataYear,
    standardId: point.standard.id,
    ...judgedBy(point),
    inputs: withProvenance(db, explained, sources, {
      countyId,
      dataYear,
      standardId: point.standard.id,
      knownAt: sequence,
      asOf: point.asOf,
    }),
  };
};

type At = Readonly<{ countyId: string; dataYear: string; standardId: string; knownAt: number; asOf: string }>;

const withProvenance = (
  db: Sqlite,
  { inputs, subject }: Explained,
  { members, counting }: StandingSources,
  at: At,
): readonly ExplainedInput[] => {
  const names = namesOf(members);
  const figuresOf = new Map<string, string[]>();
  for (const { unitId, figure } of inputs) figuresOf.set(unitId, [...(figuresOf.get(unitId) ?? []), figure]);
  const wholes = wholeReturns(
    db,
    at.dataYear,
    [...figuresOf].flatMap(([unitId, figures]) => {
      const version = counting.get(unitId);
      return version && figures.every((figure) => figure === returnFigure) ? [version] : [];
    }),
  );
  const known = new Map(
    [...figuresOf].flatMap(([unitId, figures]) => {
      if (wholes.has(unitId)) return [];
      const recorded = unitId === at.countyId ? recordOf(db, at, subject, figures) : new Map<string, Provenance>();
      const version = counting.get(unitId)?.version;
      if (recorded.size > 0 || version === undefined) return [[unitId, recorded] as const];
      return [[unitId, provenanceOf(db, { unitId, dataYear: at.dataYear, version }, figures)] as const];
    }),
  );
  return inputs.map((input) =>
    told(
      wholes.get(input.unitId) ?? known.get(input.unitId)?.get(input.figure) ?? noProvenance,
      input,
      input.figure === returnFigure ? versionText(counting.get(input.unitId)?.version) : input.value,
      names.get(input.unitId) ?? input.unitId,
    ),
  );
};

const namesOf = madeOf(
  1,
  (members: readonly Member[]): ReadonlyMap<string, string> =>
    new Map(members.map(({ unitId, name }) => [unitId, name])),
);

/** The returns of a whole county are told at once, and mostly they are those that were told before. */
const told = madeOf(
  2,
  (provenance: Provenance, input: InputReference, value: string | null, unit: string): ExplainedInput => ({
    ...input,
    value,
    unit,
    ...provenance,
  }),
);

/** `第2版`, of what a unit filed as a whole. */
const versionText = (version: number | undefined): string | null => (version === undefined ? null : `第${version}版`);

/** Figures of an item stand in the county's own record: what was recorded counts from there. */
const recordOf = (db: Sqlite, at: At, item: string, figures: readonly string[]): ReadonlyMap<string, Provenance> => {
  const entry = countyEntries(db, at, at).find(({ kind, subject }) => kind === 'item' && subject === item);
  if (entry?.kind !== 'item' || Object.keys(entry.content.figures).length === 0) return new Map();
  const { effectiveFrom, sequence: filedSequence, recordedAt: filedAt } = entry;
  return new Map(figures.map((figure) => [figure, { ...noProvenance, effectiveFrom, filedAt, filedSequence }]));
};
