/** A number that went in then, and the events that made it count. */
export class IssueFigureInputDto {
  unitId: string;
  /** @example "第三小学" */
  unit: string;
  /** @example "equipmentValue" */
  figure: string;
  /** @example "第三小学教学仪器设备值" */
  label: string;
  /**
   * All its digits; null is 未填.
   * @example "2722400"
   */
  value: string | null;
  /** @example "元" */
  measure: string;
  filedSequence: number | null;
  acceptedSequence: number | null;
}

/** A figure as it stood at a moment of an issue, computed from what counted then. */
export class FigureThenDto {
  /** Found, found again, settled and how, or the day asked for. */
  moment: 'raised' | 'reopened' | 'closed' | 'withdrawn' | 'superseded' | 'now';
  round: number;
  /** @example "2025-01-08" */
  on: string;
  /** The event of the issue; null of today. */
  sequence: number | null;
  /**
   * The last data year of which figures counted then.
   * @example "2024-2025"
   */
  dataYear: string;
  /** @example "1660" */
  value: string | null;
  /**
   * 目标: what it must be by the standard of that day.
   * @example "应不低于2000，其85%为1700"
   */
  bound: string | null;
  verdict: 'met' | 'notMet' | 'pending' | null;
  /** @example "2722400 ÷ 1640 = 1660" */
  formula: string;
  inputs: IssueFigureInputDto[];
}

/** The figure of one section, or of the county, that an issue is about. */
export class IssueFigureDto {
  unitId: string;
  /** @example "L6" */
  subject: string;
  /** @example "第三小学生均教学仪器设备值" */
  label: string;
  /** @example "元" */
  unit: string;
  /** In the order of the issue's life. */
  moments: FigureThenDto[];
}
