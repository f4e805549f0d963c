import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { assessedStages, publishedStandards, type AssessedStage } from '@app/domain/standards';
import { figureNames, type FigureName } from '@app/domain/submissions';
import { Called } from '@app/platform/http';
import { FiguresDto } from '../submissions/figures.dto.js';

const day = '应为日期，如 2026-09-01。';

/** Figures that are assumed of a section, or of a school whose stages share buildings; what is left out stays as it counts. */
export class AssumedFiguresDto {
  @Called('单位')
  @IsUUID()
  unitId: string;

  @Called('假定的数据')
  @IsObject()
  @ValidateNested()
  @Type(() => FiguresDto)
  figures: FiguresDto;
}

/** 拟建项目: what one figure of a unit grows by from a day on. */
export class PlannedProjectDto {
  /** @example "四堡子小学教学楼扩建" */
  @Called('项目名称')
  @IsString()
  @Length(1, 60)
  name: string;

  @Called('单位')
  @IsUUID()
  unitId: string;

  /** @example "teachingAncillaryArea" */
  @Called('增加的数据')
  @IsIn(figureNames)
  figure: FigureName;

  /**
   * Plain decimal; with a minus for what goes.
   * @example "1200.5"
   */
  @Called('增加量')
  @IsString()
  @Matches(/^-?\d{1,11}(\.\d{1,2})?$/, { message: '请用文字写数字，如 "1200.5"；减少写作 "-800"。' })
  adds: string;

  /**
   * It counts when this is not after the day asked about.
   * @example "2026-09-01"
   */
  @Called('建成日期')
  @IsISO8601({ strict: true }, { message: day })
  @Length(10, 10, { message: day })
  readyOn: string;
}

/** Pupils of every section of a stage for which none are assumed. */
export class AssumedGrowthDto {
  @Called('学段')
  @IsIn(assessedStages)
  stage: AssessedStage;

  /**
   * -100 to 100; each section's pupils are rounded half up.
   * @example "-5"
   */
  @Called('学生数增减百分比')
  @IsString()
  @Matches(/^-?(100|\d{1,2}(\.\d{1,2})?)$/, { message: '请用文字写 -100 到 100 之间的数，如 "-5"。' })
  percent: string;
}

/** Another bound of an indicator. */
export class AssumedBoundsDto {
  /** @example "L5" */
  @Called('指标')
  @Matches(/^[A-Z]\d{1,2}$/, { message: '应为指标编号，如 L5。' })
  indicator: string;

  @Called('学段')
  @IsIn(assessedStages)
  stage: AssessedStage;

  /**
   * What each school must reach; the standard's when it is left out.
   * @example "7.5"
   */
  @Called('达标值')
  @IsOptional()
  @Matches(/^\d{1,7}(\.\d{1,4})?$/, { message: '请用文字写数字，如 "7.5"。' })
  threshold?: string | null;

  /**
   * The largest 校际差异系数; the standard's when it is left out.
   * @example "0.45"
   */
  @Called('差异系数上限')
  @IsOptional()
  @Matches(/^\d(\.\d{1,4})?$/, { message: '请用文字写数字，如 "0.45"。' })
  cvLimit?: string | null;
}

/** What is assumed. Nothing of it is recorded. */
export class SimulationDto {
  @Called('假定的数据')
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(400)
  @ValidateNested({ each: true })
  @Type(() => AssumedFiguresDto)
  figures?: AssumedFiguresDto[] | null;

  @Called('学生数增减')
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2)
  @ValidateNested({ each: true })
  @Type(() => AssumedGrowthDto)
  growth?: AssumedGrowthDto[] | null;

  @Called('拟建项目')
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => PlannedProjectDto)
  projects?: PlannedProjectDto[] | null;

  /** Another standard, for what is simulated alone; `standard` of the query is what it is compared with. */
  @Called('假定的评估标准')
  @IsOptional()
  @IsIn(publishedStandards.map(({ id }) => id))
  standard?: string | null;

  @Called('假定的界限')
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => AssumedBoundsDto)
  bounds?: AssumedBoundsDto[] | null;
}
