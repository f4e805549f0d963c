import type { Schemas } from '@app/api-client';
import type { IndicatorState } from '@web/design/states';

type Stage = 'primary' | 'junior';
type ByStage<T> = Readonly<Record<Stage, T>>;
type Judgement = Schemas['StandingDto']['verdict'];

/** What a report of the first edition is printed from: figures as they were issued, in the server's own form. */
export type Figures = Readonly<{
  format: 1;
  verdict: Judgement;
  blockers: readonly Readonly<{ sentence: string }>[];
  indicators: readonly Readonly<{
    id: string;
    name: string;
    unit: string;
    threshold: ByStage<string> | null;
    cvLimit: ByStage<string> | null;
  }>[];
  stages: ByStage<
    Readonly<{
      sections: number;
      compliant: number | null;
      passing: readonly (number | null)[];
      means: readonly (string | null)[];
      cv: readonly (number | null)[];
      cvMet: readonly (boolean | null)[];
    }>
  >;
  sections: readonly Readonly<{
    id: string;
    name: string;
    stage: Stage;
    students: string | null;
    values: readonly (string | null)[];
    states: readonly IndicatorState[];
    compliant: boolean | null;
  }>[];
  items: readonly Readonly<{ id: string; name: string; verdict: Judgement }>[];
  recognition: string | null;
  vetoes: readonly Readonly<{ id: string; name: string; raised: boolean | null }>[];
  excluded: readonly Readonly<{ sectionId: string; section: string; reason: string }>[];
}>;

/** The figures of a report, when this program knows how to print their edition; null for any other. */
export const figuresOf = (given: Schemas['ReportDetailDto']['figures']): Figures | null =>
  given?.['format'] === 1 ? (given as unknown as Figures) : null;
