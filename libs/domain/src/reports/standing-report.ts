import type { Standing } from '@app/domain/indicators';
import type { ReportBinding } from './events.js';

/** Edition of what `standingFigures` writes: another one when fields come, go or change their meaning. */
export const standingFormat = 1;

/** What the figures are of. */
export type StandingOf = Readonly<{ county: string; adopted: boolean; standing: Standing }>;

/**
 * The figures of a standing report, field by field: what a later program adds to a standing does not get into a paper
 * that was issued before. JSON values only; numbers are as computed, before rounding for show.
 */
export const standingFigures = (bound: ReportBinding, { county, adopted, standing }: StandingOf) => {
  const { indicators, stages, sections, items, recognition, vetoes, exemptions, verdict, blockers, excluded } =
    standing;
  const { kind, countyId, dataYear, standardId, knownAt, asOf } = bound;
  const stage = (of: Standing['stages']['primary']) => ({
    sections: of.sections,
    students: of.students,
    passing: of.passing,
    means: of.means,
    cv: of.cv,
    cvMet: of.cvMet,
    cvReasons: of.cvReasons,
    compositeCv: of.compositeCv,
    compositeMet: of.compositeMet,
    compliant: of.compliant,
    pending: of.pending,
  });
  return {
    format: standingFormat,
    kind,
    countyId,
    county,
    dataYear,
    standardId,
    adopted,
    knownAt,
    asOf,
    verdict,
    blockers: blockers.map((one) => ({ kind: one.kind, part: one.part, sentence: one.sentence })),
    indicators: indicators.map(({ id, name, unit, clause, threshold, floor, cvLimit }) => ({
      id,
      name,
      unit,
      clause,
      threshold,
      floor,
      cvLimit,
    })),
    stages: { primary: stage(stages.primary), junior: stage(stages.junior) },
    sections: sections.map(({ id, name, stage: of, students, values, states, met, exempted, compliant }) => ({
      id,
      name,
      stage: of,
      students,
      values,
      states,
      met,
      exempted,
      compliant,
    })),
    items: items.map(({ id, name, clause, claimed, verdict: found, contradicted }) => ({
      id,
      name,
      clause,
      claimed,
      verdict: found,
      contradicted,
    })),
    recognition,
    vetoes: vetoes.map(({ id, name, raised }) => ({ id, name, raised })),
    exemptions: exemptions.map(({ sectionId, subject, expires }) => ({ sectionId, subject, expires })),
    excluded: excluded.map(({ sectionId, section, reason }) => ({ sectionId, section, reason })),
  };
};
