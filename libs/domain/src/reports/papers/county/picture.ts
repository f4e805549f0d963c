import type { FiledValues, FormValues, Standing, StandingInput } from '@app/domain/indicators';
import type { SchoolType, Stage, UnitKind } from '@app/domain/organizations';
import type { RectificationStatus } from '@app/domain/rectifications';

/** A unit of the county as it stood on the day. */
export type PaperUnit = Readonly<{
  unitId: string;
  name: string;
  kind: UnitKind;
  parentId: string | null;
  schoolType: SchoolType | null;
  stage: Stage | null;
}>;

/** An issue of the county as it stood. Days are ISO dates. `overdue`: as of the day of the picture. */
export type PaperIssue = Readonly<{
  issueId: string;
  status: Exclude<RectificationStatus, 'none'>;
  round: number;
  overdue: boolean;
}>;

/**
 * What a county was at a point: all that its papers are written from. What each prints follows from this alone, so that a
 * paper made again of the same point says the same.
 */
export type CountyPicture = Readonly<{
  countyId: string;
  county: string;
  dataYear: string;
  asOf: string;
  /** Whether the county worked to the standard on the day. */
  adopted: boolean;
  input: StandingInput;
  standing: Standing;
  values: FormValues;
  units: readonly PaperUnit[];
  /** Accepted returns by form, field by field; a unit that filed none by form is missing. */
  filed: ReadonlyMap<string, FiledValues>;
  issues: readonly PaperIssue[];
}>;
