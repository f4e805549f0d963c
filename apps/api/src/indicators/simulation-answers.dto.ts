import type { ChangeKind, IndicatorState, ProjectOutcome } from '@app/domain/indicators';
import type { AssessedStage, Judgement } from '@app/domain/standards';
import { IndicatorDto, SectionStandingDto, StandingDto } from './indicators.dto.js';

/** What became of a planned project. */
export class ProjectOutcomeDto {
  name: string;
  unitId: string;
  unit: string;
  /** @example "teachingAncillaryArea" */
  figure: string;
  /** @example "教学及辅助用房" */
  label: string;
  /** `later`: not ready on the day; `unfilled`: the figure is 未填; `tooFew`: less is there than should go. */
  outcome: ProjectOutcome['outcome'];
  /** @example "“教学楼扩建”已计入：四堡子小学的教学及辅助用房按2607.53计算" */
  message: string;
}

/** How one of the two standings says it. */
export class SimulatedSideDto {
  /** @example "6.013158" */
  value: string | null;
  verdict: Judgement | null;
  /** Of an indicator of a section. */
  state: IndicatorState | null;
  /**
   * What it must be.
   * @example "7.5"
   */
  bound: string | null;
}

/** One thing that the two standings say differently; a side is null where the thing is not there. */
export class SimulatedChangeDto {
  kind: ChangeKind;
  unitId: string;
  /** @example "L5" */
  subject: string;
  stage: AssessedStage | null;
  /** @example "四堡子小学小学部生均体育运动场馆面积" */
  label: string;
  /** @example "㎡/生" */
  measure: string;
  from: SimulatedSideDto | null;
  to: SimulatedSideDto | null;
}

/** A point, and what is simulated there. Never recorded. */
class SimulatedPointDto {
  /** 模拟: always true, so that nobody takes it for a standing. */
  simulated: true;
  /** @example "模拟测算，不是评估结果，也不写入记录" */
  mark: string;
  countyId: string;
  /** @example "彰武县" */
  county: string | null;
  /** The county's own last number in the log: the figures are those known up to it. */
  sequence: number;
  /** @example "2025-03-03" */
  asOf: string;
  /** @example "2024-2025" */
  dataYear: string;
  /** What it is compared with: judged as it was then, or re-judged. */
  judged: 'as-then' | 're-judged';
  /** @example "按2025-03-03（已知至第128条记录）采用的“优质均衡（2017）”评判" */
  judgedWhy: string;
  /** Some bounds of the standard are assumed ones. */
  boundsAssumed: boolean;
  projects: ProjectOutcomeDto[];
  /** What differs, the verdict first. */
  changes: SimulatedChangeDto[];
}

/** Where a county stands, and where it would stand. */
export class CountySimulationDto extends SimulatedPointDto {
  base: StandingDto;
  simulation: StandingDto;
}

/** One of the two, as far as a unit may see it. */
export class SimulatedRowsDto {
  /** @example "hqb-2017" */
  standardId: string;
  indicators: IndicatorDto[];
  sections: SectionStandingDto[];
}

/** Where a unit's own sections stand, and where they would stand. */
export class UnitSimulationDto extends SimulatedPointDto {
  unitId: string;
  base: SimulatedRowsDto;
  simulation: SimulatedRowsDto;
}
