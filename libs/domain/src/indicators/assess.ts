import {
  assessedStages,
  defaultStandardId,
  publishedStandard,
  publishedStandards,
  type AssessedStage,
  type Judgement,
} from '@app/domain/standards';
import { parseCaseFile } from './case-file.js';
import { CaseFileError } from './case-reader.js';
import { claimsOf, inconsistenciesOf, type Claim } from './claims.js';
import { standingOf, type Standing } from './standing.js';
import { noCountyFacts } from './standing-input.js';

/** A stage as `assess` prints it. Arrays have one entry an indicator. */
export type AssessedStageResult = Readonly<{
  sections: number;
  students: number | null;
  passing: readonly (number | null)[];
  passingPercent: readonly (number | null)[];
  cv: readonly (number | null)[];
  cvMet: readonly (boolean | null)[];
  compositeCv: number | null;
  compliant: number | null;
  compliantPercent: number | null;
  pending: number;
}>;

/** What `hengjian assess FILE --json` prints. Names are those of the case format. */
export type Assessment = Readonly<{
  county: string;
  schoolYear: string;
  standard: string;
  indicators: readonly Readonly<{ id: string; name: string; shortName: string; unit: string }>[];
  stages: Readonly<Record<AssessedStage, AssessedStageResult>>;
  sections: readonly Readonly<{
    section: string;
    stage: AssessedStage;
    values: readonly (string | null)[];
    met: readonly (boolean | null)[];
    compliant: boolean | null;
    boundary: readonly boolean[];
    reasons: readonly string[];
  }>[];
  verdict: Judgement;
  blockers: readonly string[];
  excluded: readonly Readonly<{ section: string; stage: AssessedStage; kind: string; reason: string }>[];
  claims: readonly Claim[];
  /** What the file says that the printed report contradicts itself in. */
  inconsistencies: readonly string[];
}>;

const stageResult = (standing: Standing, stage: AssessedStage): AssessedStageResult => {
  const { sections, students, passing, passingPercent, cv, cvMet, compositeCv, compliant, compliantPercent, pending } =
    standing.stages[stage];
  return { sections, students, passing, passingPercent, cv, cvMet, compositeCv, compliant, compliantPercent, pending };
};

/**
 * Assesses the text of a case file, touching no store. The day asked about is the last of the school year.
 * @param standardId overrides the file's own; both absent means 优质均衡 2017
 * @throws CaseFileError for a malformed file or an unknown standard
 */
export const assessCase = (text: string, standardId?: string): Assessment => {
  const file = parseCaseFile(text);
  const id = standardId ?? file.standardId ?? defaultStandardId;
  const standard = publishedStandard(id);
  if (!standard) {
    const known = publishedStandards.map((one) => one.id).join('、');
    throw new CaseFileError([{ line: 1, field: 'standard', sentence: `没有标准“${id}”，可用的为：${known}` }]);
  }
  const standing = standingOf({
    standard,
    dataYear: file.schoolYear,
    date: `${file.schoolYear.slice(5)}-08-31`,
    sections: file.sections,
    sharedSchools: file.sharedSchools,
    county: noCountyFacts,
  });
  const [primary, junior] = assessedStages.map((stage) => stageResult(standing, stage)) as [
    AssessedStageResult,
    AssessedStageResult,
  ];
  return {
    county: file.county,
    schoolYear: file.schoolYear,
    standard: id,
    indicators: standing.indicators.map(({ id: indicator, name, shortName, unit }) => ({
      id: indicator,
      name,
      shortName,
      unit,
    })),
    stages: { primary, junior },
    sections: standing.sections.map(({ name, stage, values, met, compliant, boundary, reasons }) => ({
      section: name,
      stage,
      values,
      met,
      compliant,
      boundary,
      reasons,
    })),
    verdict: standing.verdict,
    blockers: standing.blockers.map(({ sentence }) => sentence),
    excluded: standing.excluded.map(({ section, stage, kind, reason }) => ({ section, stage, kind, reason })),
    claims: claimsOf(file.published, standing),
    inconsistencies: inconsistenciesOf(file.published),
  };
};
