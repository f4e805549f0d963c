import type { Step } from '@app/domain/deadlines';
import { BasisDto } from '../basis.dto.js';
import { DayCountDto } from './day-count.dto.js';

/** When a step is due and when it was done. Lateness in natural days. */
export class StepDeadlineDto extends DayCountDto {
  step: Step;
  /** @example "签收" */
  stepName: string;
  round: number;
  /** @example "2025-03-04" */
  dueDate: string;
  basis: BasisDto;
  /**
   * The act that is counted from, in words.
   * @example "下达整改通知书"
   */
  anchorName: string;
  /** 暂定: the holidays of a year on the way are not published. */
  provisional: boolean;
  /** `stopped`: the clock of its matter stands. */
  state: 'open' | 'overdue' | 'stopped' | 'met';
  /** The first day that does not count, while the clock stands; else null. */
  stoppedFrom: string | null;
  /** The day it was done; null while it is awaited. */
  metOn: string | null;
  /** The day that was recorded. */
  recordedOn: string | null;
  /** By the day it was done; of what is not done, as of the day asked about. */
  daysLate: number;
  /** By the day it was recorded. */
  daysLateRecorded: number;
}
