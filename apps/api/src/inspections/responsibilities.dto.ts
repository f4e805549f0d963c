import { IsISO8601, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { Called } from '@app/platform/http';

class FromDayDto {
  /**
   * The first day on which it holds, also a later one; the day of the request when it is not given.
   * @example "2025-09-01"
   */
  @Called('起始日期')
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  effectiveAt?: string;
}

/** 指派责任督学. */
export class EntrustSchoolDto extends FromDayDto {
  /** The inspector's account. */
  @Called('督学')
  @IsUUID()
  accountId: string;

  @Called('学校')
  @IsUUID()
  unitId: string;

  /**
   * The document that names the inspector.
   * @example "彰教督〔2025〕5号"
   */
  @Called('依据')
  @IsString()
  @Length(1, 200)
  basis: string;
}

/** 结束指派: from a day on. */
export class RelieveSchoolDto extends FromDayDto {
  @Called('学校')
  @IsUUID()
  unitId: string;

  /** @example "轮岗" */
  @Called('理由')
  @IsString()
  @Length(1, 1000)
  reason: string;
}

/** A school in an inspector's hands. */
export class EntrustedSchoolDto {
  unitId: string;
  /** @example "第一小学" */
  unitName: string | null;
  /** @example "2025-09-01" */
  since: string;
  /** The first day without; null while nobody has said. */
  until: string | null;
  basis: string;
}

/** 督学 of a county with the schools that they are, or will be, responsible for. */
export class InspectorSchoolsDto {
  accountId: string;
  /** @example "李雷" */
  name: string | null;
  /** How many schools today. */
  holds: number;
  schools: EntrustedSchoolDto[];
}

export class SchoolWithoutDto {
  unitId: string;
  unitName: string | null;
}

/** 责任督学 of a county's schools. */
export class ResponsibleInspectorsDto {
  day: string;
  /**
   * Most schools of one inspector.
   * @example 20
   */
  most: number;
  clause: string;
  /**
   * What is advised.
   * @example 5
   */
  advised: number;
  advice: string;
  inspectors: InspectorSchoolsDto[];
  /** Open schools that nobody is responsible for today. */
  without: SchoolWithoutDto[];
}
