/** The table that an example begins with. */
export class ExampleTableDto {
  /** @example ["学校", "学生数（人）"] */
  head: string[];
  /** @example [["甲校", "45"]] */
  rows: string[][];
}

/** One number or verdict of an example, and why it is that. */
export class ExampleStepDto {
  /** @example "小学生均体育运动场馆面积校际差异系数" */
  label: string;
  clause: string;
  /** @example "0.515257" */
  value: string | null;
  unit: string;
  /** @example "应不高于0.50" */
  bound: string | null;
  verdict: 'met' | 'notMet' | 'pending' | null;
  /**
   * Empty where nothing is computed.
   * @example "差异系数 = S ÷ X̄ = 3.263861 ÷ 6.334437 = 0.515257"
   */
  formula: string;
  sentences: string[];
}

/** A rule on invented schools; every number is computed as it is for real ones, at the moment of asking. */
export class ExampleDto {
  id: 'dispersion' | 'schoolRule' | 'belowFloor' | 'missing' | 'county';
  /** @example "五所小学的校际差异系数怎样算" */
  title: string;
  shows: string;
  clause: string;
  table: ExampleTableDto;
  steps: ExampleStepDto[];
}
