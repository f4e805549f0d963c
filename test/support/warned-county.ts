import {
  noCountyFacts,
  warningsOf,
  type Figure,
  type SectionInput,
  type StandingInput,
  type WarningInput,
} from '@app/domain/indicators';
import { hqb2017 } from '@app/domain/standards';

/** A school that is met in everything with room to spare, for so many pupils. */
export const ample = (students: number): Record<string, Figure> => ({
  students: String(students),
  aboveStandardQualifiedTeachers: String(students),
  backboneTeachers: String(students),
  peArtsFullTimeTeachers: String(students),
  teachingAncillaryArea: String(students * 50),
  sportsVenueArea: String(students * 50),
  teachingEquipmentValue: String(students * 50_000),
  networkedMultimediaClassrooms: String(students),
});
export const section = (
  id: string,
  figures: Record<string, Figure>,
  more: Partial<SectionInput> = {},
): SectionInput => ({
  id,
  name: `${id}小学`,
  stage: 'primary',
  schoolId: `${id}-school`,
  kind: 'school',
  figures,
  ...more,
});
export const inputOf = (sections: readonly SectionInput[], more: Partial<StandingInput> = {}): StandingInput => ({
  standard: hqb2017,
  dataYear: '2024-2025',
  date: '2025-03-03',
  sections,
  sharedSchools: [],
  county: noCountyFacts,
  ...more,
});
export const asked = (
  input: StandingInput,
  {
    past = {},
    filed = {},
  }: { past?: Record<string, [string, Figure][]>; filed?: Record<string, Record<string, Figure>> } = {},
): WarningInput => ({
  input,
  past: new Map(
    Object.entries(past).map(([id, years]) => [id, years.map(([dataYear, students]) => ({ dataYear, students }))]),
  ),
  filed: new Map(Object.entries(filed)),
});
export const warned = (...of: Parameters<typeof asked>) => warningsOf(asked(...of)).warnings;
export const grades = (...counts: readonly (number | null)[]): Record<string, Figure> =>
  Object.fromEntries(
    counts.map((count, index) => [`grade${index + 1}Students`, count === null ? null : String(count)]),
  );
/** How grave, as a number that grows. */
export const gravity = { high: 2, medium: 1, low: 0 } as const;
