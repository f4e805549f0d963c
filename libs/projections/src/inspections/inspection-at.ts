import type { Recorded } from '@app/domain/kernel';
import type { Sqlite } from '@app/sqlite';
import { anyProjection, fromEvents, lifeBy, type PointAsked } from '../kernel/index.js';
import { inspectionById, inspectionList, type InspectionRow } from './inspection-list.js';
import { inspectionPage, type InspectionPage } from './inspection-page.js';

/** An inspection as its page shows it: the line of the list, and what its stream says. */
export type InspectionShown = Readonly<{ row: InspectionRow; page: InspectionPage }>;

/** As it stands now. Undefined: no such inspection. @param stream of the inspection, oldest first */
export const inspectionShown = (
  db: Sqlite,
  inspectionId: string,
  stream: readonly Recorded[],
): InspectionShown | undefined => {
  const row = inspectionById(db, inspectionId);
  const page = inspectionPage(stream);
  return row && page && { row, page };
};

const rows = fromEvents([anyProjection(inspectionList)]);

/** As it stood at a point, from its own events. Undefined: it is not known. @param stream of the inspection, oldest first */
export const inspectionAt = (
  stream: readonly Recorded[],
  inspectionId: string,
  asked: PointAsked,
): InspectionShown | undefined => {
  const life = lifeBy(stream, asked);
  return life.length === 0 ? undefined : rows(life, (db) => inspectionShown(db, inspectionId, life));
};
