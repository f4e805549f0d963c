import { BlockerDto } from './indicators.dto.js';

/** For which indicator of which section; `cv`: for a coefficient. */
export class ChangeReasonDto {
  sectionId: string;
  /** @example "L5" */
  indicator: string;
  to: 'threshold' | 'floor' | 'cv';
}

/** A figure that must grow. Amounts are plain decimals of the figure's own precision. */
export class ChangeDto {
  unitId: string;
  unit: string;
  figure: string;
  from: string;
  /** @example "312.5" */
  amount: string;
  to: string;
  for: ChangeReasonDto[];
  /** @example "再需312.5㎡体育运动场馆" */
  sentence: string;
}

export class IndicatorOfSectionDto {
  sectionId: string;
  indicator: string;
}

/** One way to comply: what may stay below the threshold, and what must grow. */
export class WayDto {
  mayStay: IndicatorOfSectionDto[];
  changes: ChangeDto[];
}

/** What an indicator lacks by itself; null: nothing is asked, or nothing can be said. */
export class IndicatorShortfallDto {
  indicator: string;
  state: 'met' | 'near' | 'aboveFloor' | 'belowFloor' | 'missing' | 'notApplicable' | 'undetermined' | 'unjudged';
  /** Whose figure it is: the section's, or its school's as a whole. */
  unitId: string;
  toThreshold: string | null;
  toFloor: string | null;
}

export class SectionShortfallDto {
  sectionId: string;
  section: string;
  stage: 'primary' | 'junior';
  compliant: boolean | null;
  indicators: IndicatorShortfallDto[];
}

/** What a school lacks to comply. */
export class SchoolGapsDto {
  unitId: string;
  unit: string;
  sections: SectionShortfallDto[];
  /** Nothing can be said of these yet: they have to be filed first. */
  open: IndicatorOfSectionDto[];
  /** The shortest first. */
  ways: WayDto[];
  sentence: string;
}

/** What a section adds to a coefficient. */
export class DriverDto {
  sectionId: string;
  section: string;
  value: string;
  side: 'above' | 'below';
  /**
   * Percent of the sum.
   * @example "48.13"
   */
  share: string;
  /** The coefficient if this section alone stood at the mean. */
  cvAtMean: number;
}

/** A coefficient above its limit. */
export class DrivenCvDto {
  stage: 'primary' | 'junior';
  indicator: string;
  cv: number;
  limit: string;
  excess: string;
  mean: string;
  sections: number;
  drivers: DriverDto[];
}

export class AfterDto {
  verdict: 'met' | 'notMet' | 'pending';
  blockers: BlockerDto[];
}

/** What a county lacks. */
export class CountyPlanDto {
  countyId: string;
  sequence: number;
  asOf: string;
  dataYear: string;
  standardId: string;
  schools: SchoolGapsDto[];
  cvs: DrivenCvDto[];
  /** The shortest list found: nothing is taken from anybody. */
  changes: ChangeDto[];
  /** Where the county would stand with them. */
  after: AfterDto;
  /** Whether they settle resources and dispersion. */
  settles: boolean;
}

/** What the school of a section lacks; null when it lacks nothing. */
export class SectionGapsDto {
  countyId: string;
  sequence: number;
  asOf: string;
  dataYear: string;
  standardId: string;
  sectionId: string;
  gaps: SchoolGapsDto | null;
}
