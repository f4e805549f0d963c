import type { Schemas } from '@app/api-client';
import type { Stage } from '../matrix/model';

/** Figures that can be assumed: what a return's indicators rest on. */
export const figures = [
  'students',
  'aboveStandardQualifiedTeachers',
  'backboneTeachers',
  'peArtsFullTimeTeachers',
  'teachingAncillaryArea',
  'sportsVenueArea',
  'teachingEquipmentValue',
  'networkedMultimediaClassrooms',
  'computers',
  'books',
  'intermediateTitleTeachers',
] as const;
export type Figure = (typeof figures)[number];
type Of = Readonly<{ unitId: string; unit: string; figure: Figure }>;

/** One thing that is assumed; numbers as they were typed. */
export type Assumption =
  | (Of & Readonly<{ kind: 'value'; value: string }>)
  | (Of & Readonly<{ kind: 'project'; name: string; adds: string; readyOn: string }>)
  | Readonly<{ kind: 'growth'; stage: Stage; percent: string }>
  | Readonly<{ kind: 'threshold' | 'cvLimit'; indicator: string; stage: Stage; bound: string }>
  | Readonly<{ kind: 'standard'; standard: string; standardName: string }>;
export type AssumptionKind = Assumption['kind'];
export const kinds = [
  'value',
  'project',
  'growth',
  'threshold',
  'cvLimit',
  'standard',
] as const satisfies readonly AssumptionKind[];

/** What an assumption is about: one that is made again takes the place of the one before. A unit may build twice. */
const subject = (one: Assumption): string => {
  if (one.kind === 'value') return `value ${one.unitId} ${one.figure}`;
  if (one.kind === 'project') return `project ${one.unitId} ${one.figure} ${one.name}`;
  if (one.kind === 'growth') return `growth ${one.stage}`;
  return one.kind === 'standard' ? 'standard' : `${one.kind} ${one.indicator} ${one.stage}`;
};

/** The assumptions with one more. */
export const withOne = (all: readonly Assumption[], one: Assumption): readonly Assumption[] => [
  ...all.filter((other) => subject(other) !== subject(one)),
  one,
];

const of = <K extends AssumptionKind>(all: readonly Assumption[], ...wanted: readonly K[]) =>
  all.filter((one): one is Extract<Assumption, { kind: K }> => (wanted as readonly string[]).includes(one.kind));

/** The assumptions as the server takes them: figures by unit, bounds by indicator and stage. */
export const bodyOf = (all: readonly Assumption[]): Schemas['SimulationDto'] => {
  const values = new Map<string, Record<string, string>>();
  for (const { unitId, figure, value } of of(all, 'value'))
    values.set(unitId, { ...values.get(unitId), [figure]: value });
  const bounds = new Map<string, Schemas['AssumedBoundsDto']>();
  for (const { kind, indicator, stage, bound } of of(all, 'threshold', 'cvLimit')) {
    const key = `${indicator} ${stage}`;
    bounds.set(key, { ...(bounds.get(key) ?? { indicator, stage }), [kind]: bound });
  }
  const standard = of(all, 'standard')[0]?.standard;
  return {
    figures: [...values].map(([unitId, assumed]) => ({ unitId, figures: assumed })),
    growth: of(all, 'growth').map(({ stage, percent }) => ({ stage, percent })),
    projects: of(all, 'project').map(({ name, unitId, figure, adds, readyOn }) => ({
      name,
      unitId,
      figure,
      adds,
      readyOn,
    })),
    bounds: [...bounds.values()],
    ...(standard !== undefined && { standard: standard as NonNullable<Schemas['SimulationDto']['standard']> }),
  };
};

/** The shortest list of what a county lacks, as assumptions: each figure at what it would have to be. */
export const ofPlan = ({ changes }: Pick<Schemas['CountyPlanDto'], 'changes'>): readonly Assumption[] =>
  changes.flatMap(({ unitId, unit, figure, to }) => {
    const known = figures.find((one) => one === figure);
    return known ? [{ kind: 'value' as const, unitId, unit, figure: known, value: to }] : [];
  });
