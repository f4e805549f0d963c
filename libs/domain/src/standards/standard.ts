/** The stages that a standard judges. Senior pupils only weigh in the sharing of joint buildings. */
export type AssessedStage = 'primary' | 'junior';
export const assessedStages: readonly AssessedStage[] = ['primary', 'junior'];

/** A plain decimal as text (`'0.85'`): thresholds never pass through a double. */
export type Decimal = string;

/** One value a stage. */
export type ByStage = Readonly<Record<AssessedStage, Decimal>>;

/** Where a rule is written, and the days on which it is the rule: from `effectiveFrom`, up to but without `effectiveTo`. */
export type Ruled = Readonly<{ clause: string; effectiveFrom: string; effectiveTo: string | null }>;

/** 资源配置指标: one resource figure for its pupils. */
export type Indicator = Ruled &
  Readonly<{
    /** `L1`… in the order of the standard. */
    id: string;
    name: string;
    shortName: string;
    /** Name of the figure that is divided by the number of pupils. */
    figure: string;
    per: 'per100' | 'perStudent';
    unit: string;
    /** Decimals of the national form: printing, and the boundary flag; never a comparison. */
    precision: number;
    /** Joint buildings: the figure is split between the stages by the ratios of `sharing`. */
    sharedByRatio: boolean;
    /** What each school must reach; null when the standard asks nothing of a single school. */
    threshold: ByStage | null;
    /** Part of the threshold that the one missed indicator must still reach. */
    floorRatio: Decimal | null;
    /** Bound of this indicator's 校际差异系数; null when only the composite is bound. */
    cvLimit: ByStage | null;
  }>;

/** At least so many indicators met; each other one at its floor or above. */
export type SchoolRule = Ruled & Readonly<{ atLeastMet: number }>;

/** Which dispersion decides: every indicator's, or the mean of them. */
export type DispersionRule = Ruled &
  Readonly<{
    rule: 'each' | 'composite';
    compositeLimit: ByStage | null;
    /** Decimals that the form prints of a coefficient. */
    precision: number;
  }>;

/** Student ratios of 一贯制 and 完全中学, by school type and stage. */
export type SharingRatios = Readonly<
  Record<SharedSchoolType, Readonly<Partial<Record<AssessedStage | 'senior', Decimal>>>>
>;
export type SharedSchoolType = 'nineYear' | 'completeSecondary' | 'twelveYear';
export type SharingRule = Ruled & Readonly<{ ratios: SharingRatios }>;

/** Who takes part in the indicators. */
export type ScopeRule = Ruled & Readonly<{ excludedKinds: readonly string[]; teachingPointFrom: number }>;

/**
 * A condition on recorded figures: a signed sum, over another one when `over` is given, against a bound.
 * `-deaths` subtracts. Compared exactly.
 */
export type ItemCondition = Readonly<{
  label: string;
  sum: readonly string[];
  /**
   * The terms are not added: the one of them counts that is hardest on the bound. What is 不适用 (a subject that was not
   * monitored) is passed over. `instead`: the figure that counts where none of them is given.
   */
  extreme?: Readonly<{ of: 'lowest' | 'highest'; instead: string }>;
  over?: readonly string[];
  atLeast?: Decimal;
  atMost?: Decimal;
  below?: Decimal;
  /** Another figure as the lower bound. */
  atLeastFigure?: string;
  /** Printed as a percentage. */
  percent?: boolean;
}>;

/** A requirement on the county: 政府保障程度, 教育质量, or the like. */
export type CountyItem = Ruled &
  Readonly<{
    /** `B1`…`B15`, `C1`…`C9`. */
    id: string;
    group: 'government' | 'quality';
    /** The wording of the form. */
    name: string;
    /** computed from figures; judged by people on documents; external: the State gives the result. */
    kind: 'computed' | 'judged' | 'external';
    /** All must hold. A computed item needs its figures. */
    conditions: readonly ItemCondition[];
    /** A part of the item cannot be counted, so that a recorded judgement is needed beside the figures. */
    judgedToo: boolean;
    /** Constants of the rule that a form or a check shows: `musicRoomArea: '96'`. */
    params: Readonly<Record<string, Decimal>>;
  }>;

/** Meanings of the figures that conditions name: label and unit for the form. */
export type FigureLabels = Readonly<Record<string, Readonly<{ name: string; unit: string }>>>;

/** 社会认可度. `sample`: how many the survey should ask, as a part of 常住人口, and which part of them parents. */
export type RecognitionRule = Ruled &
  Readonly<{
    atLeastPercent: Decimal;
    sample: Readonly<{ clause: string; ofResidents: Decimal; parents: Decimal }>;
  }>;
export type VetoRule = Ruled & Readonly<{ id: string; name: string }>;

/**
 * A condition on what a school filed: a field of its premises or of each of its sections, or one field over another summed
 * over its sections. `is`: a choice; the bounds are inclusive, `below` and `above` are not.
 */
export type ReliefCondition = Readonly<{
  of: 'premises' | 'section';
  field: string;
  over?: string;
  is?: string;
  atMost?: Decimal;
  below?: Decimal;
  above?: Decimal;
}>;

/** One way in which a counted item is relieved: for which schools, and the constants that take the place of the item's. */
export type ReliefCase = Readonly<{
  text: string;
  /** Schools whose highest assessed stage it is; null for any. */
  stage: AssessedStage | null;
  /** All must hold. */
  when: readonly ReliefCondition[];
  params: Readonly<Record<string, Decimal>>;
}>;

/**
 * 过渡性放宽: what a county may be granted for one school, by name, with a plan and an end. Nothing is granted by itself.
 * `cases` bound the relief of a counted item; an indicator's has none.
 */
export type ExemptionRule = Ruled & Readonly<{ subject: string; relief: string; cases: readonly ReliefCase[] }>;

/** A published standard, whole. Counties adopt it by an event; the calculations take it as a value. */
export type Standard = Readonly<{
  id: string;
  name: string;
  shortName: string;
  /** The instrument: 教督〔2017〕6号. */
  instrument: string;
  effectiveFrom: string;
  effectiveTo: string | null;
  scope: ScopeRule;
  indicators: readonly Indicator[];
  schoolRule: SchoolRule | null;
  dispersion: DispersionRule;
  sharing: SharingRule;
  items: readonly CountyItem[];
  figures: FigureLabels;
  recognition: RecognitionRule | null;
  vetoes: readonly VetoRule[];
  exemptions: readonly ExemptionRule[];
}>;

/** Whether a rule is the rule on a day. */
export const ruledOn = (rule: Readonly<{ effectiveFrom: string; effectiveTo: string | null }>, day: string): boolean =>
  rule.effectiveFrom <= day && (rule.effectiveTo === null || day < rule.effectiveTo);

/**
 * The standard with only the lists' rules that are in force on a day: a later change never moves an earlier answer.
 * The standard itself when all of them are: what has been worked out of it stays good for such days.
 */
export const inForceOn = (standard: Standard, day: string): Standard => {
  const { indicators, items, vetoes, exemptions } = standard;
  if ([indicators, items, vetoes, exemptions].every((rules) => rules.every((rule) => ruledOn(rule, day))))
    return standard;
  const current = <Rule extends Ruled>(rules: readonly Rule[]) => rules.filter((rule) => ruledOn(rule, day));
  return {
    ...standard,
    indicators: current(indicators),
    items: current(items),
    vetoes: current(vetoes),
    exemptions: current(exemptions),
  };
};
