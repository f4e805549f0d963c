import { hqb2017, type AssessedStage } from '@app/domain/standards';
import { explain } from '../explain/index.js';
import { standingOf } from '../standing.js';
import { noCountyFacts, type StandingInput } from '../standing-input.js';
import type { SectionInput } from '../figures.js';
import { stepOf, type ExampleStep } from './example.js';

/** An invented school of one section. */
export const aSchool = (name: string, stage: AssessedStage, figures: SectionInput['figures']): SectionInput => ({
  id: name,
  name,
  stage,
  schoolId: null,
  kind: 'school',
  figures,
});

/** Computes the standing of a few schools as that of a county, and explains what is asked of it. */
export const explaining = (
  sections: readonly SectionInput[],
): ((section: string | null, subject: string) => ExampleStep) => {
  const input: StandingInput = {
    standard: hqb2017,
    dataYear: '2024-2025',
    date: '2025-08-31',
    sections,
    sharedSchools: [],
    county: noCountyFacts,
  };
  const standing = standingOf(input);
  return (section, subject) => stepOf(explain(input, standing, 'county', section, subject));
};
