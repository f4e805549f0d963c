import type { Schemas } from '@app/api-client';
import type { IndicatorState } from '@web/design/states';
import type { Section, Source } from '@web/indicators/matrix/model';

type Step = Schemas['SeriesStepDto'];

/** Where the county stood at the end of a month, by what was known then; `source` null: nothing was known of it yet. */
export type MonthStep = Readonly<{ day: string; verdict: Step['verdict']; source: Source | null }>;

const states: Readonly<Record<string, IndicatorState>> = {
  m: 'met',
  n: 'near',
  a: 'aboveFloor',
  b: 'belowFloor',
  '-': 'missing',
  x: 'notApplicable',
  u: 'undetermined',
  o: 'unjudged',
};

const rowOf = ({ states: letters, ...row }: Step['sections'][number]): Section => ({
  ...row,
  states: Array.from(letters, (letter) => states[letter] ?? 'unjudged'),
});

/** The whole matrix of each step, out of what each says otherwise than the one before it. */
export const played = ({ countyId, steps }: Schemas['SeriesDto']): readonly MonthStep[] => {
  let rows = new Map<string, Section>();
  let indicators: Source['indicators'] = [];
  return steps.map(({ day, verdict, stages, sections, left, ...step }) => {
    if (stages === null) {
      rows = new Map();
      return { day, verdict, source: null };
    }
    rows = new Map([...rows, ...sections.map((row) => [row.id, rowOf(row)] as const)]);
    for (const id of left) rows.delete(id);
    indicators = step.indicators ?? indicators;
    return { day, verdict, source: { countyId, columns: [], indicators, sections: [...rows.values()], stages } };
  });
};
