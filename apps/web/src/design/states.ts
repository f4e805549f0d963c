import type { Schemas } from '@app/api-client';

/** How an indicator of a section stands. */
export type IndicatorState = Schemas['SectionStandingDto']['states'][number];
/** Symbol, table cell style (`st-…`) and tag tone of a state. */
export type Mark = Readonly<{ symbol: string; cell: string; tone: string }>;

const marks: Readonly<Record<IndicatorState, Mark>> = {
  met: { symbol: '✓', cell: 'st-met', tone: 'met' },
  near: { symbol: '≈', cell: 'st-near', tone: 'near' },
  aboveFloor: { symbol: '△', cell: 'st-part', tone: 'part' },
  belowFloor: { symbol: '✗', cell: 'st-fail', tone: 'fail' },
  missing: { symbol: '', cell: 'st-empty', tone: 'empty' },
  undetermined: { symbol: '?', cell: 'st-empty', tone: 'empty' },
  notApplicable: { symbol: '–', cell: 'st-na', tone: 'na' },
  unjudged: { symbol: '', cell: '', tone: 'na' },
};

/** Symbol, edge pattern and tint of a state (ui.md §2); every use shows the word or the symbol too. */
export const markOf = (state: IndicatorState): Mark => marks[state];
