import type { CaseRow } from './cast.js';

/** A row's figures under the names of the glossary, as decimal texts. */
export const figuresOf = (row: CaseRow): Readonly<Record<string, string>> => ({
  students: String(row.students),
  aboveStandardQualifiedTeachers: String(row.higherQualifiedTeachers),
  backboneTeachers: String(row.backboneTeachers),
  peArtsFullTimeTeachers: String(row.artsSportsTeachers),
  teachingAncillaryArea: String(row.teachingArea),
  sportsVenueArea: String(row.sportsArea),
  teachingEquipmentValue: String(row.equipmentValue),
  networkedMultimediaClassrooms: String(row.multimediaRooms),
});
