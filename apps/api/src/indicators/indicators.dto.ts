import { IsIn, IsOptional } from 'class-validator';
import { publishedStandards } from '@app/domain/standards';
import { Called } from '@app/platform/http';
import { IsDataYear } from '../data-year.js';
import { NullableItems } from '../nullable-items.js';
import { PointQuery } from '../points/point.dto.js';

/** Which school year, by which standard, as known when, on which day. */
export class StandingQuery extends PointQuery {
  /** @example "2024-2025" */
  @Called('数据年度')
  @IsDataYear()
  dataYear: string;

  /** The standard adopted last when it is not given. */
  @Called('评估标准')
  @IsOptional()
  @IsIn(publishedStandards.map(({ id }) => id))
  standard?: string;
}

/** A value for each of the two stages. */
export class ByStageDto {
  /** @example "4.2" */
  primary: string;
  /** @example "5.3" */
  junior: string;
}

/** A column of the matrix. */
export class IndicatorDto {
  /** @example "L1" */
  id: string;
  name: string;
  shortName: string;
  /** @example "人/百生" */
  unit: string;
  clause: string;
  /** Null when the standard asks nothing of a single school. */
  threshold: ByStageDto | null;
  /** What the one missed indicator must still reach; null when nothing below the threshold counts. */
  floor: ByStageDto | null;
  cvLimit: ByStageDto | null;
}

/** 小学 or 初中 of the county; arrays have one entry an indicator, null for what cannot be said. */
export class StageStandingDto {
  stage: 'primary' | 'junior';
  sections: number;
  students: number | null;
  @NullableItems('number', [51, null])
  passing: (number | null)[];
  @NullableItems('number', [92.73, null])
  passingPercent: (number | null)[];
  @NullableItems('string', ['5.515273', null])
  means: (string | null)[];
  /** 校际差异系数, weighed by pupils. */
  @NullableItems('number', [0.297929, null])
  cv: (number | null)[];
  @NullableItems('boolean', [true, null])
  cvMet: (boolean | null)[];
  /** Rounding as the form prints would turn the verdict. */
  cvBoundary: boolean[];
  @NullableItems('string', [null])
  cvReasons: (string | null)[];
  /** 综合差异系数: for information, unless the standard decides by it. */
  compositeCv: number | null;
  compositeMet: boolean | null;
  compliant: number | null;
  compliantPercent: number | null;
  pending: number;
}

export class StagesDto {
  primary: StageStandingDto;
  junior: StageStandingDto;
}

/** A row of the matrix; arrays have one entry an indicator. */
export class SectionStandingDto {
  id: string;
  /** @example "四堡子九年制学校小学部" */
  name: string;
  schoolId: string | null;
  stage: 'primary' | 'junior';
  students: string | null;
  /** Six places, rounded half up. */
  @NullableItems('string', ['58.503778', null])
  values: (string | null)[];
  states: ('met' | 'near' | 'aboveFloor' | 'belowFloor' | 'missing' | 'notApplicable' | 'undetermined' | 'unjudged')[];
  @NullableItems('boolean', [true, null])
  met: (boolean | null)[];
  boundary: boolean[];
  exempted: boolean[];
  compliant: boolean | null;
  reasons: string[];
}

/** 政府保障程度 or 教育质量: one item. */
export class ItemStandingDto {
  /** @example "B7" */
  id: string;
  group: 'government' | 'quality';
  name: string;
  clause: string;
  kind: 'computed' | 'judged' | 'external';
  claimed: 'met' | 'notMet' | 'pending' | null;
  verdict: 'met' | 'notMet' | 'pending';
  reasons: string[];
  contradicted: boolean;
  /** Whose figures it is computed from: the county's record, its own accepted return, or its schools' returns, counted. */
  figuresOf: 'record' | 'return' | 'counted' | null;
}

export class VetoStandingDto {
  id: string;
  name: string;
  clause: string;
  raised: boolean | null;
}

export class ExemptionStandingDto {
  exemptionId: string;
  sectionId: string;
  /** @example "L5" */
  subject: string;
  plan: string;
  /** The last day on which it counts. */
  expires: string;
}

/** What stands between the county and the certificate. */
export class BlockerDto {
  kind: 'notMet' | 'pending';
  part: 'resources' | 'dispersion' | 'government' | 'quality' | 'recognition' | 'veto';
  sentence: string;
}

export class ExcludedDto {
  sectionId: string;
  section: string;
  stage: 'primary' | 'junior';
  kind: 'school' | 'campus' | 'teachingPoint' | 'special' | 'vocational';
  reason: string;
}

/** Where a county stands before one standard. */
export class StandingDto {
  /** @example "hqb-2017" */
  standardId: string;
  dataYear: string;
  date: string;
  indicators: IndicatorDto[];
  stages: StagesDto;
  sections: SectionStandingDto[];
  items: ItemStandingDto[];
  /** 社会认可度, percent. */
  recognition: string | null;
  vetoes: VetoStandingDto[];
  exemptions: ExemptionStandingDto[];
  verdict: 'met' | 'notMet' | 'pending';
  blockers: BlockerDto[];
  excluded: ExcludedDto[];
}

/** Where a school and its section say different things about the pupils; the section's word counts. */
export class ConflictDto {
  unitId: string;
  sectionId: string;
  stage: 'primary' | 'junior';
  school: string | null;
  section: string | null;
}

/** 材料所称、计算、核实: one line. Subjects: a figure, an indicator, or of the county `cv.primary.L2`, `B7` … */
export class ColumnDto {
  unitId: string;
  unit: string;
  /** @example "L5" */
  subject: string;
  /** @example "生均体育运动场馆面积" */
  label: string;
  clause: string;
  indicator: string | null;
  /** What a report or the unit says. */
  claimed: string | null;
  /** What the rule gives for accepted figures. */
  computed: string | null;
  /** What was found on site, or what the rule gives with it. */
  verified: string | null;
  differences: ('claimed-computed' | 'computed-verified' | 'claimed-verified')[];
  sentence: string;
}

/** A county's standing, with the point it was computed for. */
export class CountyStandingDto {
  countyId: string;
  /** @example "彰武县" */
  county: string | null;
  /** The county's own last number in the log: the same number means the same answer. */
  sequence: number;
  /** @example "2025-03-03" */
  asOf: string;
  /** Whether the county worked to this standard on that day. */
  adopted: boolean;
  /** As it was judged then, by a standard adopted there; or re-judged by another. */
  judged: 'as-then' | 're-judged';
  /** @example "按2025-03-03（已知至第128条记录）采用的“优质均衡（2017）”评判" */
  judgedWhy: string;
  standing: StandingDto;
  conflicts: ConflictDto[];
  /** What somebody claims or has verified, beside what is computed. */
  columns: ColumnDto[];
}

/** The rows of a county's matrix that belong to one unit, and what they are measured by; nothing of others. */
export class UnitStandingDto {
  countyId: string;
  /** @example "彰武县" */
  county: string | null;
  sequence: number;
  /** @example "2025-03-03" */
  asOf: string;
  adopted: boolean;
  /** As it was judged then, by a standard adopted there; or re-judged by another. */
  judged: 'as-then' | 're-judged';
  /** @example "按2025-03-03（已知至第128条记录）采用的“优质均衡（2017）”评判" */
  judgedWhy: string;
  /** @example "hqb-2017" */
  standardId: string;
  dataYear: string;
  unitId: string;
  /** @example "四堡子九年制学校" */
  unit: string | null;
  indicators: IndicatorDto[];
  sections: SectionStandingDto[];
  columns: ColumnDto[];
}
