import { IsString, Length } from 'class-validator';
import { Called } from '@app/platform/http';

/** What is looked for. */
export class SearchQuery {
  /**
   * Part of a name, a problem or a document's number.
   * @example "小学"
   */
  @Called('查找')
  @IsString()
  @Length(1, 60)
  q: string;
}

/** Something that was found. */
export class FoundDto {
  /** Of the unit, issue, inspection or campaign. */
  id: string;
  /** @example "音乐专用教室面积 68 平方米，低于 73 平方米" */
  title: string;
  /**
   * Code of a unit, number of a document, data year of a campaign.
   * @example "彰教督整〔2025〕3号"
   */
  detail: string | null;
  unitId: string;
  /** @example "第一小学" */
  unitName: string | null;
}

/** At most eight of each kind. */
export class SearchAnswerDto {
  units: FoundDto[];
  issues: FoundDto[];
  inspections: FoundDto[];
  campaigns: FoundDto[];
}
