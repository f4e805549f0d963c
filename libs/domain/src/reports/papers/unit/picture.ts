import type { CountedFigure, SchoolGaps, SectionStanding } from '@app/domain/indicators';
import type { CountyPicture, PaperUnit } from '../county/picture.js';

/** What a school, campus or section was at a point, within its county. */
export type UnitPicture = Readonly<{
  picture: CountyPicture;
  unit: PaperUnit;
  /** Its 参评单位, in the county's order. */
  sections: readonly SectionStanding[];
  /** What it lacks; nothing when all of its sections comply. */
  gaps: readonly SchoolGaps[];
  /** The standard's items as counted over the county's schools. */
  counted: Readonly<Record<string, CountedFigure>>;
}>;
