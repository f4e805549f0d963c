import type { Recorded } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import { lifeBy, type PointAsked } from '../kernel/index.js';
import { inspectionPage, type InspectionPage } from './inspection-page.js';
import { inspectionById, type InspectionRow } from './inspection-rows.js';

/** An inspection as its page shows it: the line of the list, and what its stream says. */
export type InspectionShown = Readonly<{ row: InspectionRow; page: InspectionPage }>;

/**
 * An inspection as it stands now, or as it stood at a point. Undefined: no such inspection, or it is not known then.
 * @param stream of the inspection, oldest first
 */
export const inspectionShown = (
  db: Sqlite,
  inspectionId: string,
  stream: readonly Recorded[],
  point?: PointAsked,
): InspectionShown | undefined => {
  const row = inspectionById(db, inspectionId, point);
  const page = inspectionPage(point ? lifeBy(stream, point) : stream);
  return row && page && { row, page };
};
