import { schoolGaps } from '@app/domain/indicators';
import type { UnitPicture } from '@app/domain/reports';
import { inForceOn } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import { countedOverSchools, resolved, standingSources } from '../../indicators/index.js';
import { countyPictureAt } from './county-picture.js';
import type { PaperAsked } from './source.js';

/** What a school's papers are written from. Null: it was not known, or was no school, campus or section of the county. */
export const unitPictureAt = (db: Sqlite, asked: PaperAsked): UnitPicture | null => {
  const picture = countyPictureAt(db, asked);
  const unit = picture?.units.find(({ unitId }) => unitId === asked.subjectId);
  if (!picture || !unit || !['school', 'campus', 'section'].includes(unit.kind)) return null;
  const { countyId, dataYear, standardId, knownAt, asOf } = asked;
  const point = resolved(db, { countyId, dataYear, standardId: standardId ?? undefined, knownAt, asOf });
  if (!point) return null;
  const { input, counting } = standingSources(db, { ...point, knownAt: point.sequence });
  const parents = new Map(picture.units.map(({ unitId, parentId }) => [unitId, parentId]));
  const within = (id: string): boolean => {
    for (let at: string | null | undefined = id; at; at = parents.get(at)) if (at === unit.unitId) return true;
    return false;
  };
  const sections = input.sections.filter(({ id }) => within(id));
  const sharedSchools = input.sharedSchools.filter((school) => school.sections.some(({ id }) => within(id)));
  const standard = inForceOn(input.standard, asOf);
  return {
    picture,
    unit,
    sections: picture.standing.sections.filter(({ id }) => within(id)),
    gaps: schoolGaps({ ...input, sections, sharedSchools }),
    counted: countedOverSchools(db, { dataYear, standard, sections, sharedSchools, counting }),
  };
};
