/** An answer that is not what the log says, found by replaying it; what differs is shown by `hengjian prove`. */
export class OpenDifferenceDto {
  countyId: string;
  /** @example "彰武县" */
  county: string | null;
  /** @example "2024-2025" */
  dataYear: string;
  /**
   * The last event (number in the log) that was known of.
   * @example 1287
   */
  knownAt: number;
  /**
   * The day that the answer is true of.
   * @example "2025-03-03"
   */
  asOf: string;
  /** @example "hqb-2017" */
  standardId: string;
  /**
   * Path in the answer; `point` when the county was not found at all, `trail` when events of the log are not listed.
   * @example "sections[3].students"
   */
  cell: string;
  /**
   * The same as it is called on the pages.
   * @example "L4 教学仪器设备值的数值"
   */
  what: string;
  /** The section, school or county that the cell is of. */
  unitId: string;
  /** @example "四堡子九年制学校" */
  unitName: string | null;
  /**
   * Numbers of the events behind it.
   * @example [412, 980]
   */
  events: number[];
}

/** A county that a damaged event stands in the way of. */
export class FaultyCountyDto {
  countyId: string;
  /** @example "彰武县" */
  county: string | null;
}

/**
 * An event that is not as it was recorded: one fault of the log, however many servers came upon it. Points known before it
 * can be proved, none from it on.
 */
export class LogFaultDto {
  /**
   * Its number in the log.
   * @example 980
   */
  sequence: number;
  /**
   * What is wrong with it, as `hengjian verify` names it.
   * @example "data-differs"
   */
  fault: string;
  /**
   * The same in words.
   * @example "内容被改动"
   */
  what: string;
  /** As far as the caller may see them. */
  counties: FaultyCountyDto[];
  /**
   * The servers whose last nightly proof came upon it.
   * @example ["6f1d2c3b-4a59-4e68-8b7c-9d0e1f2a3b4c"]
   */
  foundBy: string[];
}

/** The last nightly proof of one server: points of the past that were replayed from the log and compared with its answers. */
export class NightlyProofDto {
  /**
   * Which server's lists: the name stays with its data directory.
   * @example "6f1d2c3b-4a59-4e68-8b7c-9d0e1f2a3b4c"
   */
  replica: string;
  /**
   * Null: none has ended yet; the next one is tonight’s.
   * @example "2025-03-03T19:12:40.000Z"
   */
  endedAt: string | null;
  /** @example 22 */
  points: number;
  /**
   * Points of which nothing could be said, and counties whose incidents could not be read or told.
   * @example 0
   */
  unproved: number;
  /** Differences of its own lists that are not mended, as far as the caller may see their counties; the oldest first. */
  open: OpenDifferenceDto[];
}
