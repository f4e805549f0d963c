import { OmitType } from '@nestjs/swagger';
import { EvidenceDto } from '../evidence.dto.js';
import { AsOf, KnownAt, KnownBy } from '../points/point.dto.js';
import { FieldOriginDto } from './explanations.dto.js';
import { StandingQuery } from './indicators.dto.js';

/** Two points: the second now and today, the first in what is not named like the second. */
export class DifferenceQuery extends StandingQuery {
  @KnownAt()
  fromKnownAt?: string;

  /** @example "2025-03-01" */
  @KnownBy()
  fromKnownBy?: string;

  /** @example "2025-01-31" */
  @AsOf()
  fromAsOf?: string;
}

/** One of the two points. */
export class UnitDifferencePointDto {
  /** The county's own last number in the log. */
  sequence: number;
  /** @example "2025-03-03" */
  asOf: string;
  /** @example "hqb-2017" */
  standardId: string;
  /** Whether the county worked to this standard on that day, as known then. */
  adopted: boolean;
}

/** One of the two points, with the county's verdict there. */
export class DifferencePointDto extends UnitDifferencePointDto {
  verdict: 'met' | 'notMet' | 'pending';
}

/** How one of the two points says it. */
export class DifferenceSideDto {
  /**
   * Six places at most; of the verdict, what stands in its way; of an item, what was computed.
   * @example "7.307692"
   */
  value: string | null;
  /**
   * Of a ratio: the number before any rounding, as a fraction in lowest terms.
   * @example "95/13"
   */
  exact: string | null;
  verdict: 'met' | 'notMet' | 'pending' | null;
  /** Of an indicator of a section. */
  state:
    'met' | 'near' | 'aboveFloor' | 'belowFloor' | 'missing' | 'notApplicable' | 'undetermined' | 'unjudged' | null;
  /**
   * What it must be.
   * @example "7.5"
   */
  bound: string | null;
  /** A miss that is relieved on the day. */
  exempted: boolean;
}

/** One thing that differs. */
export class StandingChangeDto {
  /** `member`: a section joined, left or is called otherwise; `rule`: what is asked; `passing`: how many schools pass. */
  kind:
    | 'verdict'
    | 'stage'
    | 'passing'
    | 'mean'
    | 'coefficient'
    | 'section'
    | 'indicator'
    | 'member'
    | 'item'
    | 'recognition'
    | 'veto'
    | 'rule';
  unitId: string;
  /**
   * As explanations name it.
   * @example "L5"
   */
  subject: string;
  stage: 'primary' | 'junior' | null;
  label: string;
  measure: string;
  clause: string;
  /** Null: it was not there. */
  from: DifferenceSideDto | null;
  /** Null: it is there no more. */
  to: DifferenceSideDto | null;
  /** Whether a verdict turned. */
  turn: 'better' | 'worse' | null;
  /** What had a hand in it: another standard, the day alone, what was recorded; one is never counted as another. */
  why: ('standard' | 'day' | 'record')[];
  /** Its causes, by their `id`. */
  causes: number[];
  /** @example "四堡子小学生均体育运动场馆面积（L5）由未达标变为达标…" */
  sentence: string;
}

/** An act, or a day, that put something otherwise. */
export class DifferenceCauseDto {
  /** Its place in this answer. */
  id: number;
  why: 'standard' | 'day' | 'record';
  /** `return`: what a unit filed as a whole; `expiry`: an exemption that ended. */
  kind: 'figure' | 'member' | 'item' | 'recognition' | 'veto' | 'exemption' | 'return' | 'expiry' | 'rule' | 'standard';
  unitId: string | null;
  /** @example "四堡子小学" */
  unitName: string | null;
  /** The figure, item, veto or exemption by its id. */
  subject: string;
  label: string;
  measure: string;
  from: string | null;
  to: string | null;
  /** The event's number in the log; null: no event, the day alone. */
  sequence: number | null;
  /** @example "submission.correction-accepted" */
  type: string | null;
  recordedAt: string | null;
  effectiveFrom: string | null;
  /** `effective`: known at the first point already, it came to hold between the days. */
  between: 'recorded' | 'effective';
  person: string | null;
  /** Null when the reader may not know it. */
  personName: string | null;
  role: string | null;
  filedBy: string | null;
  filedByName: string | null;
  filedSequence: number | null;
  /** What it rests on, by the word of whoever did it. */
  basis: string | null;
  evidence: EvidenceDto[];
  fields: FieldOriginDto[];
  /** @example "2025年3月12日更正四堡子小学体育运动场馆3,800 → 4,120平方米，依据：重新测绘（附件1份，记录号128）" */
  sentence: string;
}

/** What differs of a county between two points, and the events behind it. */
export class CountyDifferenceDto {
  countyId: string;
  /** @example "彰武县" */
  county: string | null;
  dataYear: string;
  from: DifferencePointDto;
  to: DifferencePointDto;
  changes: StandingChangeDto[];
  causes: DifferenceCauseDto[];
}

/** The same of one unit: its sections' changes and their causes; nothing of others. */
export class UnitDifferenceDto extends OmitType(CountyDifferenceDto, ['from', 'to']) {
  from: UnitDifferencePointDto;
  to: UnitDifferencePointDto;
  unitId: string;
  /** @example "四堡子小学" */
  unit: string | null;
}
