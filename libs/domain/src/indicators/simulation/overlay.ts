import type { AssessedStage } from '@app/domain/standards';
import type { Figure } from '../figures.js';

/** Figures that are assumed of a unit in place of those that count; a figure that is not named stays. */
export type AssumedFigures = Readonly<{ unitId: string; figures: Readonly<Record<string, Figure>> }>;

/** 拟建项目: what one figure of a unit grows by (`'1200.5'`, or `'-800'` for what goes) from the day it is ready (ISO date). */
export type PlannedProject = Readonly<{
  name: string;
  unitId: string;
  figure: string;
  adds: string;
  readyOn: string;
}>;

/** Pupils of every section of a stage, by percent (`'-5'`), rounded half up to whole pupils. */
export type AssumedGrowth = Readonly<{ stage: AssessedStage; percent: string }>;

/** Another bound of an indicator for a stage: of every school, or of the county's dispersion. Null: as the standard has it. */
export type AssumedBounds = Readonly<{
  indicator: string;
  stage: AssessedStage;
  threshold: string | null;
  cvLimit: string | null;
}>;

/**
 * What is assumed for a 模拟, over what counts: first the figures, then the pupils' growth (of sections for which none
 * were assumed), then the projects that are ready on the day. It is never an event.
 */
export type Overlay = Readonly<{
  figures: readonly AssumedFigures[];
  growth: readonly AssumedGrowth[];
  projects: readonly PlannedProject[];
  bounds: readonly AssumedBounds[];
}>;

/** Something wrong with an overlay: the field's path (`projects[0].unitId`) and what to do about it. */
export type OverlayFault = Readonly<{ field: string; message: string }>;

/** What became of a project: it counted, or why it did not. `message`: one sentence. */
export type ProjectOutcome = Readonly<{
  name: string;
  unitId: string;
  unit: string;
  figure: string;
  label: string;
  outcome: 'counted' | 'later' | 'unfilled' | 'tooFew';
  message: string;
}>;
