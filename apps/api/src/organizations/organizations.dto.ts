import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  departmentTypes,
  schoolTypes,
  stages,
  unitKinds,
  urbanRuralClasses,
  type DepartmentType,
  type SchoolType,
  type Stage,
  type UnitKind,
  type UrbanRural,
} from '@app/domain/organizations';
import { Called, OutcomeDto, PageQuery } from '@app/platform/http';

/** Since when it is so; the day of the request when it is not given. */
class Dated {
  /**
   * ISO date, not in the future.
   * @example "2024-09-01"
   */
  @Called('生效日期')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  effectiveAt?: string;
}

/** What schools, campuses and departments have in common when they are registered. */
class NewUnitDto extends Dated {
  /**
   * The unit it stands under.
   * @example "0a9d8b7c-1e2f-5d3c-9b4a-5f6e7d8c9b33"
   */
  @Called('上级单位')
  @IsUUID()
  parentId: string;

  /** @example "四堡子九年制学校" */
  @Called('名称')
  @IsString()
  @Length(1, 100)
  name: string;

  /**
   * 学校(机构)标识码.
   * @example "2121000001"
   */
  @Called('标识码')
  @IsOptional()
  @Matches(/^[0-9A-Z]{4,20}$/, { message: '应为4至20位数字或大写字母。' })
  code?: string | null;

  /** 城区、镇区、乡村. */
  @Called('城乡类型')
  @IsOptional()
  @IsIn(urbanRuralClasses)
  urbanRural?: UrbanRural | null;
}

/** Registers one unit of any kind. */
export class RegisterUnitDto extends NewUnitDto {
  @Called('单位类别')
  @IsIn(unitKinds)
  kind: UnitKind;

  @Called('办学类型')
  @IsOptional()
  @IsIn(schoolTypes)
  schoolType?: SchoolType | null;

  /** Of a section (学部). */
  @Called('学段')
  @IsOptional()
  @IsIn(stages)
  stage?: Stage | null;

  @Called('部门类别')
  @IsOptional()
  @IsIn(departmentTypes)
  departmentType?: DepartmentType | null;

  /** The sections use the same rooms and grounds. */
  @Called('各学部共用校舍')
  @IsOptional()
  @IsBoolean()
  sharedBuildings?: boolean;
}

/** A section that comes with its school. */
export class NewSectionDto {
  @Called('学段')
  @IsIn(stages)
  stage: Stage;

  /** @example "小学部" */
  @Called('学部名称')
  @IsString()
  @Length(1, 100)
  name: string;
}

/** Registers a school, or a campus of one, together with its sections. */
export class RegisterSchoolDto extends NewUnitDto {
  @Called('单位类别')
  @IsIn(['school', 'campus'])
  kind: 'school' | 'campus';

  @Called('办学类型')
  @IsIn(schoolTypes)
  schoolType: SchoolType;

  @Called('各学部共用校舍')
  @IsBoolean()
  sharedBuildings: boolean;

  @Called('学部')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => NewSectionDto)
  sections: NewSectionDto[];
}

/** What registering a school came to. */
export class RegisteredSchoolDto extends OutcomeDto {
  /** In the order in which they were asked for. */
  sectionIds: string[];
}

export class RenameUnitDto extends Dated {
  /** @example "四堡子学校" */
  @Called('名称')
  @IsString()
  @Length(1, 100)
  name: string;
}

export class MoveUnitDto extends Dated {
  @Called('新的上级单位')
  @IsUUID()
  parentId: string;
}

export class MergeUnitDto extends Dated {
  /** The unit that goes on. */
  @Called('并入的单位')
  @IsUUID()
  into: string;
}

export class SplitUnitDto extends Dated {
  /** The units that go on; they are registered before. */
  @Called('拆分后的单位')
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  into: string[];
}

export class CloseUnitDto extends Dated {
  /** @example "生源不足，并入中心校" */
  @Called('撤销原因')
  @IsString()
  @Length(1, 500)
  reason: string;
}

/** Which units a list shows. */
export class UnitsQuery extends PageQuery {
  /** Only units at or below this one. */
  @IsOptional()
  @IsUUID()
  under?: string;

  @IsOptional()
  @IsIn(unitKinds)
  kind?: UnitKind;

  /** Part of a name or of a code. */
  @IsOptional()
  @IsString()
  @MaxLength(50)
  search?: string;

  /** `true`: ended units too. */
  @IsOptional()
  @IsIn(['true', 'false'])
  ended?: 'true' | 'false';
}

/** A unit as it stands today. */
export class UnitDto {
  /** @example "5b0f6a52-6c57-5a3e-9a4c-0d2b3c1f7a11" */
  unitId: string;
  kind: UnitKind;
  /** @example "四堡子九年制学校" */
  name: string;
  parentId: string | null;
  status: 'open' | 'merged' | 'split' | 'closed';
  code: string | null;
  schoolType: SchoolType | null;
  stage: Stage | null;
  departmentType: DepartmentType | null;
  urbanRural: UrbanRural | null;
  sharedBuildings: boolean;
  /** @example "2010-09-01" */
  registeredFrom: string;
  endedFrom: string | null;
  /** The units that went on. */
  endedInto: string[];
  endedReason: string | null;
  /** Number in the log of the last event about it. */
  sequence: number;
}

export class UnitsPageDto {
  items: UnitDto[];
  total: number;
  limit: number;
  offset: number;
}

/** A stretch of days on which a unit had one name, one place and one status. */
export class UnitDaysDto {
  name: string;
  parentId: string | null;
  status: 'open' | 'merged' | 'split' | 'closed';
  /** @example "2010-09-01" */
  effectiveFrom: string;
  /** First day on which it was no longer so; `9999-12-31` for what holds. */
  effectiveTo: string;
}

/** A unit with where it stands, what stands under it, and all its days. */
export class UnitDetailDto extends UnitDto {
  /**
   * For If-Match.
   * @example 3
   */
  revision: number;
  /** From the root down to the parent. */
  ancestors: UnitDto[];
  children: UnitDto[];
  history: UnitDaysDto[];
}
