import type { Judgement } from '@app/domain/standards';
import { sentencesOf, type Explained } from '../explain/index.js';

/** A row of the table that an example begins with, as text: what a clerk would have on paper. */
export type ExampleTable = Readonly<{ head: readonly string[]; rows: readonly (readonly string[])[] }>;

/** One step of an example: a number or a verdict, and why it is that. */
export type ExampleStep = Readonly<{
  label: string;
  clause: string;
  value: string | null;
  unit: string;
  bound: string | null;
  verdict: Judgement | null;
  /** The formula with its numbers; empty where nothing is computed. */
  formula: string;
  /** The whole of it in sentences. */
  sentences: readonly string[];
}>;

/** A rule, shown on a few invented schools: every number is computed as it is for a real one. */
export type Example = Readonly<{
  id: 'dispersion' | 'schoolRule' | 'belowFloor' | 'missing' | 'county';
  title: string;
  /** What the example shows, in a sentence or two. */
  shows: string;
  clause: string;
  table: ExampleTable;
  steps: readonly ExampleStep[];
}>;

/** An explanation as a step; what is not there would be a defect of the example. @throws Error */
export const stepOf = (explained: Explained | undefined): ExampleStep => {
  if (!explained) throw new Error('an example explains what is not there');
  const { label, clause, value, unit, bound, verdict, formula } = explained;
  return { label, clause, value, unit, bound, verdict, formula, sentences: sentencesOf(explained) };
};
