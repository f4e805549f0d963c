import { IsOptional, Matches } from 'class-validator';
import { Called } from '@app/platform/http';

/** What may be a figure: any short text; the rules for numbers are the domain's, which names every field at once. */
const number = /^.{1,30}$/;
const asText = '请用文字写数字，如 "1407.03"；不适用填 "n/a"，未填用 null。';

/** A plain decimal as text, `"n/a"` (不适用), or null (未填). What a unit does not file is left out. */
export class FiguresDto {
  /** @example "260" */
  @Called('学生数')
  @IsOptional()
  @Matches(number, { message: asText })
  students?: string | null;

  /** 专任教师数: checks the three below, and counts in no indicator. */
  @Called('专任教师数')
  @IsOptional()
  @Matches(number, { message: asText })
  fullTimeTeachers?: string | null;

  /** @example "14" */
  @Called('高于规定学历教师数')
  @IsOptional()
  @Matches(number, { message: asText })
  aboveStandardQualifiedTeachers?: string | null;

  /** @example "4" */
  @Called('县级以上骨干教师数')
  @IsOptional()
  @Matches(number, { message: asText })
  backboneTeachers?: string | null;

  /** @example "3" */
  @Called('体育、艺术专任教师数')
  @IsOptional()
  @Matches(number, { message: asText })
  peArtsFullTimeTeachers?: string | null;

  /**
   * m², net of indoor sports.
   * @example "1407.03"
   */
  @Called('教学及辅助用房面积')
  @IsOptional()
  @Matches(number, { message: asText })
  teachingAncillaryArea?: string | null;

  /**
   * m².
   * @example "2768.87"
   */
  @Called('体育运动场馆面积')
  @IsOptional()
  @Matches(number, { message: asText })
  sportsVenueArea?: string | null;

  /**
   * Yuan, at book value.
   * @example "776076.91"
   */
  @Called('教学仪器设备值')
  @IsOptional()
  @Matches(number, { message: asText })
  teachingEquipmentValue?: string | null;

  /** @example "8" */
  @Called('网络多媒体教室数')
  @IsOptional()
  @Matches(number, { message: asText })
  networkedMultimediaClassrooms?: string | null;

  /**
   * Asked by 教督〔2012〕3号, as are the two below.
   * @example "42"
   */
  @Called('计算机台数')
  @IsOptional()
  @Matches(number, { message: asText })
  computers?: string | null;

  /** @example "7800" */
  @Called('图书册数')
  @IsOptional()
  @Matches(number, { message: asText })
  books?: string | null;

  /** @example "9" */
  @Called('中级及以上专业技术职务教师数')
  @IsOptional()
  @Matches(number, { message: asText })
  intermediateTitleTeachers?: string | null;
}

/** Pupils of each stage of a school whose stages share buildings. */
export class EnrolmentDto {
  /** @example "166" */
  @Called('小学在校生')
  @IsOptional()
  @Matches(number, { message: asText })
  primary?: string | null;

  /** @example "210" */
  @Called('初中在校生')
  @IsOptional()
  @Matches(number, { message: asText })
  junior?: string | null;

  /** @example "0" */
  @Called('高中在校生')
  @IsOptional()
  @Matches(number, { message: asText })
  senior?: string | null;
}
