import {
  differenceOf,
  overlaid,
  overlayFaults,
  standingOf,
  type ExplainedChange,
  type Judged,
  type Overlay,
  type OverlayFault,
  type ProjectOutcome,
} from '@app/domain/indicators';
import { figureFault, figureNames } from '@app/domain/submissions';
import type { Standard } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import { standingSources } from './inputs.js';
import { standingAt, type CountyStanding, type ResolvedQuestion } from './standing.js';

/** What is assumed over a point: other figures, another standard. `mayName`: units of which something may be assumed. */
export type Assumption = Readonly<{ overlay: Overlay; standard: Standard; mayName: (unitId: string) => boolean }>;

/** 模拟: what stands at a point, what would stand under the assumption, and what differs. Kept nowhere. */
export type Simulation = Readonly<{
  base: CountyStanding;
  assumed: Judged;
  changes: readonly ExplainedChange[];
  projects: readonly ProjectOutcome[];
}>;

const valueFault = (figure: string, value: string | null): string | undefined => {
  const name = figureNames.find((one) => one === figure);
  return name === undefined ? `没有名为“${figure}”的数据` : figureFault(name, value);
};

/**
 * The same calculation as every standing's, over the same inputs with the overlay laid on them. Reads only: it writes no
 * row and no event, and nothing of it is kept. Answers what is wrong with the overlay, by field, when something is.
 */
export const simulatedAt = (
  db: Sqlite,
  point: ResolvedQuestion,
  { overlay, standard, mayName }: Assumption,
): Simulation | Readonly<{ faults: readonly OverlayFault[] }> => {
  const at = { ...point, knownAt: point.sequence };
  const { input } = standingSources(db, at);
  const other = standard === point.standard ? input : standingSources(db, { ...at, standard }).input;
  const faults = overlayFaults(other, overlay, valueFault, mayName);
  if (faults.length > 0) return { faults };
  const base = standingAt(db, point);
  const { input: assumed, projects } = overlaid(other, overlay);
  const judged = { input: assumed, standing: standingOf(assumed) };
  const from = { input, standing: base.standing };
  // By the standard that is assumed, and by its own record: what the standard does is not the record's doing.
  const again = { ...other, standard: assumed.standard };
  const rejudged = assumed.standard === input.standard ? from : { input: again, standing: standingOf(again) };
  const { changes } = differenceOf(point.countyId, from, judged, rejudged);
  return { base, assumed: judged, changes, projects };
};
