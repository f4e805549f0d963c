import type { AssessedStage, SharedSchoolType } from '@app/domain/standards';

/** A figure as filed: a plain decimal, null for 未填, `'n/a'` for 不适用. The three are never mixed up. */
export type Figure = string | null;

/** What sort of place a section belongs to; it decides whether the section takes part. */
export type SectionKind = 'school' | 'campus' | 'teachingPoint' | 'special' | 'vocational';

/** A 参评单位 with figures of its own. A figure that is absent from `figures` is 未填. */
export type SectionInput = Readonly<{
  id: string;
  name: string;
  stage: AssessedStage;
  /** The school that it is part of, for links; null when it is not known. */
  schoolId: string | null;
  kind: SectionKind;
  /** `students` and the figures that the standard's indicators name. */
  figures: Readonly<Record<string, Figure>>;
}>;

/** A school or campus whose stages use the same buildings: the shared figures are its own, the rest its sections'. */
export type SharedSchoolInput = Readonly<{
  id: string;
  name: string;
  type: SharedSchoolType;
  /** Pupils of every stage of the school, senior ones too: they weigh in the sharing. */
  students: Readonly<Partial<Record<AssessedStage | 'senior', Figure>>>;
  /** Figures of the whole school (`teachingAncillaryArea` …). */
  figures: Readonly<Record<string, Figure>>;
  /** The sections of the compulsory stages, with the figures that are never shared (teachers). */
  sections: readonly Readonly<{
    id: string;
    name: string;
    stage: AssessedStage;
    figures: Readonly<Record<string, Figure>>;
  }>[];
}>;

/** A section that was left out, and why. */
export type Excluded = Readonly<{
  sectionId: string;
  section: string;
  stage: AssessedStage;
  kind: SectionKind;
  reason: string;
}>;

/** 小学, 初中. */
export const stageNames: Readonly<Record<AssessedStage | 'senior', string>> = {
  primary: '小学',
  junior: '初中',
  senior: '高中',
};
