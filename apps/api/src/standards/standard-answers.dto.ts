/** Where a rule is written, and the days on which it is the rule. */
export class RuledDto {
  /** @example "教督〔2017〕6号 第四条" */
  clause: string;
  /** @example "2017-04-19" */
  effectiveFrom: string;
  /** First day on which it is no longer the rule; null while it holds. */
  effectiveTo: string | null;
}

/** A decimal as text for each stage. */
export class ByStageRuleDto {
  /** @example "4.2" */
  primary: string;
  /** @example "5.3" */
  junior: string;
}

export class IndicatorRuleDto extends RuledDto {
  /** @example "L1" */
  id: string;
  /** @example "每百名学生拥有高于规定学历教师数" */
  name: string;
  /** @example "高学历教师" */
  shortName: string;
  /**
   * Name of the figure that is divided by the pupils.
   * @example "aboveStandardQualifiedTeachers"
   */
  figure: string;
  per: 'per100' | 'perStudent';
  /** @example "人/百生" */
  unit: string;
  /**
   * Decimals of the national form.
   * @example 2
   */
  precision: number;
  /** Joint buildings: split between the stages by `sharing`. */
  sharedByRatio: boolean;
  /** Null when the standard asks nothing of a single school. */
  threshold: ByStageRuleDto | null;
  /**
   * Part of the threshold that the one missed indicator must reach.
   * @example "0.85"
   */
  floorRatio: string | null;
  /** Null when only the composite is bound. */
  cvLimit: ByStageRuleDto | null;
}

export class ScopeRuleDto extends RuledDto {
  /** @example ["special", "vocational"] */
  excludedKinds: string[];
  /**
   * Pupils from which a teaching point takes part.
   * @example 50
   */
  teachingPointFrom: number;
}

export class SchoolRuleDto extends RuledDto {
  /** @example 6 */
  atLeastMet: number;
}

export class DispersionRuleDto extends RuledDto {
  /** Every indicator's coefficient decides, or the mean of them. */
  rule: 'each' | 'composite';
  compositeLimit: ByStageRuleDto | null;
  /** @example 3 */
  precision: number;
}

export class SharingRuleDto extends RuledDto {
  /**
   * Weight of a pupil, by school type and stage.
   * @example { "nineYear": { "primary": "1", "junior": "1.1" } }
   */
  ratios: Record<string, Record<string, string>>;
}

export class ExtremeDto {
  of: 'lowest' | 'highest';
  /** @example "lowestSubjectLevel" */
  instead: string;
}

/** A condition on recorded figures: a signed sum, over another one when `over` is given, against a bound. */
export class ItemConditionDto {
  /** @example "生均公用经费" */
  label: string;
  /** @example ["specialSchoolFunds"] */
  sum: string[];
  /** Not the sum, but the lowest or the highest of the terms counts; `instead` where none of them is given. */
  extreme?: ExtremeDto;
  /** @example ["specialSchoolStudents"] */
  over?: string[];
  /** @example "8000" */
  atLeast?: string;
  /** @example "0" */
  atMost?: string;
  /** @example "0.15" */
  below?: string;
  /**
   * Another figure as the lower bound.
   * @example "civilServantPay"
   */
  atLeastFigure?: string;
  /** Printed as a percentage. */
  percent?: boolean;
}

/** 政府保障程度 or 教育质量: one item. */
export class ItemRuleDto extends RuledDto {
  /** @example "B7" */
  id: string;
  group: 'government' | 'quality';
  /** @example "特殊教育学校生均公用经费不低于8000元" */
  name: string;
  kind: 'computed' | 'judged' | 'external';
  conditions: ItemConditionDto[];
  /** A recorded judgement is needed beside the figures. */
  judgedToo: boolean;
  /**
   * Constants of the rule.
   * @example { "musicRoomArea": "96" }
   */
  params: Record<string, string>;
}

/** How many a survey should ask. */
export class SampleRuleDto {
  clause: string;
  /** @example "0.0015" */
  ofResidents: string;
  /** @example "0.5" */
  parents: string;
}

export class RecognitionRuleDto extends RuledDto {
  /** @example "85" */
  atLeastPercent: string;
  sample: SampleRuleDto;
}

/** 一票否决: one matter. */
export class VetoRuleDto extends RuledDto {
  /** @example "V1" */
  id: string;
  /** @example "存在以考试方式招生" */
  name: string;
}

/** Where a relief's condition looks, and what it must find there. */
export class ReliefConditionDto {
  of: 'premises' | 'section';
  /** @example "yearBuilt" */
  field: string;
  /** The field as a part of this one, summed over the school's sections. */
  over?: string;
  /** One of the field's choices. */
  is?: string;
  /** @example "2016" */
  atMost?: string;
  below?: string;
  above?: string;
}

/** One way in which a counted item is relieved. */
export class ReliefCaseDto {
  /** @example "2016年及以前规划建成的学校，音乐专用教室73平方米、美术专用教室67平方米以上" */
  text: string;
  /** Schools whose highest assessed stage it is; null for any. */
  stage: 'primary' | 'junior' | null;
  when: ReliefConditionDto[];
  /**
   * Constants that take the place of the item's.
   * @example { "musicRoomArea": "73" }
   */
  params: Record<string, string>;
}

/** 过渡性放宽: what a school may be granted, by name. */
export class ExemptionRuleDto extends RuledDto {
  /** @example "L5" */
  subject: string;
  /** @example "可计入校外体育场馆" */
  relief: string;
  /** Bounds of a counted item's relief; empty of an indicator's. */
  cases: ReliefCaseDto[];
}

/** A published standard, whole: every rule with its clause and dates. */
export class StandardDto {
  /** @example "hqb-2017" */
  id: string;
  /** @example "县域义务教育优质均衡发展督导评估办法" */
  name: string;
  /** @example "优质均衡" */
  shortName: string;
  /** @example "教督〔2017〕6号" */
  instrument: string;
  /** @example "2017-04-19" */
  effectiveFrom: string;
  effectiveTo: string | null;
  scope: ScopeRuleDto;
  indicators: IndicatorRuleDto[];
  schoolRule: SchoolRuleDto | null;
  dispersion: DispersionRuleDto;
  sharing: SharingRuleDto;
  items: ItemRuleDto[];
  /**
   * Names and units of the figures that items count.
   * @example { "specialSchoolFunds": { "name": "特殊教育学校公用经费", "unit": "元" } }
   */
  figures: Record<string, Record<string, string>>;
  recognition: RecognitionRuleDto | null;
  vetoes: VetoRuleDto[];
  exemptions: ExemptionRuleDto[];
}
