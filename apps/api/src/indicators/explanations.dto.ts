import { BroughtInFromDto } from '../submissions/submission-answers.dto.js';
import { IsString, Matches } from 'class-validator';
import { Called } from '@app/platform/http';
import { StandingQuery } from './indicators.dto.js';

/** Which number of a section is to be explained: an indicator, or `verdict`. */
export class ExplainQuery extends StandingQuery {
  /** @example "L5" */
  @Called('指标')
  @IsString()
  @Matches(/^([A-Z]\d{1,2}|verdict)$/)
  indicator: string;
}

/** Which number of a county: `cv.primary.L2`, `mean.junior.L4`, `passing.primary.L5`, `compliant.primary`, `B7`, `V3`, `recognition`, `verdict`. */
export class CountyExplainQuery extends StandingQuery {
  /** @example "cv.primary.L2" */
  @Called('说明事项')
  @IsString()
  @Matches(
    /^((cv|mean|passing)\.(primary|junior)\.[A-Z]\d{1,2}|compliant\.(primary|junior)|[A-Z]\d{1,2}|recognition|verdict)$/,
  )
  subject: string;
}

/** How a field of a return came there. */
export class InputOriginDto {
  kind: 'typed' | 'prefilled' | 'workbook';
  /** Of what was prefilled. */
  from?: 'accepted' | 'statistics';
  dataYear?: string;
  /** SHA-256 of the uploaded workbook, its sheet and cell. */
  hash?: string;
  /** @example "填报表" */
  sheet?: string;
  /** @example "D17" */
  cell?: string;
}

export class FieldOriginDto {
  /** @example "sportsGroundArea" */
  field: string;
  /** @example "体育运动场地面积" */
  label: string;
  value: string | null;
  origin: InputOriginDto;
}

/** One number that went in, and whose word it is. */
export class ExplainedInputDto {
  unitId: string;
  unit: string;
  /** @example "sportsVenueArea" */
  figure: string;
  label: string;
  /** Of the figure `return`, all that the unit filed: the accepted version. */
  value: string | null;
  /**
   * What it is counted in; empty for what is only a number.
   * @example "平方米"
   */
  measure: string;
  version: number | null;
  effectiveFrom: string | null;
  filedBy: string | null;
  /** Null when the reader may not know it. */
  filedByName: string | null;
  filedAt: string | null;
  filedSequence: number | null;
  acceptedBy: string | null;
  acceptedByName: string | null;
  acceptedAt: string | null;
  acceptedSequence: number | null;
  /** Null for bare totals. */
  fields: FieldOriginDto[] | null;
  /** Not null: a figure of a past year, brought in (补录) from there. */
  broughtIn: BroughtInFromDto | null;
}

/** What the answer rests on and that has an explanation of its own. */
export class PartReferenceDto {
  unitId: string;
  subject: string;
  label: string;
  value: string | null;
  verdict: 'met' | 'notMet' | 'pending' | null;
}

/** A granted relief that covers a unit that falls short. */
export class ShortReliefDto {
  exemptionId: string;
  /** @example "2026-12-31" */
  expires: string;
  /** @example "2016年及以前规划建成的学校，音乐专用教室73平方米、美术专用教室67平方米以上" */
  text: string;
  /** Whether the unit keeps within its bounds, so that it counts; null while a field that decides is 未填. */
  within: boolean | null;
}

/** A unit that an item falls short by, or would without what it was granted. */
export class ShortUnitDto {
  unitId: string;
  unit: string;
  /** @example "13个班应有96平方米及以上的音乐专用教室2间，现有1间" */
  says: string;
  relief: ShortReliefDto | null;
}

/** A unit that has not said what an item needs. */
export class OpenUnitDto {
  unitId: string;
  unit: string;
  /** @example ["班级数"] */
  fields: string[];
  /** Its figures are filed as bare totals, by no form: they do not say what the item counts. */
  isBare: boolean;
}

/** Why a number or a verdict is what it is. */
export class ExplanationDto {
  countyId: string;
  county: string | null;
  unitId: string;
  subject: string;
  label: string;
  clause: string;
  value: string | null;
  unit: string;
  bound: string | null;
  verdict: 'met' | 'notMet' | 'pending' | null;
  /** @example "7187.5 ÷ 1000 = 7.1875" */
  formula: string;
  steps: string[];
  inputs: ExplainedInputDto[];
  /** Of an item: where its figures are from; `counted` is over the schools' returns. */
  figuresOf: 'record' | 'return' | 'counted' | null;
  parts: PartReferenceDto[];
  /** Of an item that is counted over the schools; empty for anything else. */
  short: ShortUnitDto[];
  open: OpenUnitDto[];
  reasons: string[];
  sequence: number;
  asOf: string;
  dataYear: string;
  standardId: string;
  /** As it was judged then, by a standard adopted there; or re-judged by another. */
  judged: 'as-then' | 're-judged';
  judgedWhy: string;
  /** The whole of it, to be pasted. */
  paragraph: string;
}
