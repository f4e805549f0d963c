import type { Stage, SchoolType } from '@app/domain/organizations';

/** A unit of a county that a list of schools may mean. */
export type KnownUnit = Readonly<{
  unitId: string;
  kind: string;
  name: string;
  code: string | null;
  schoolType: SchoolType | null;
  /** ISO day of its registration. */
  registeredFrom: string;
  /** Stages of its open sections. */
  stages: readonly Stage[];
}>;

/** What bringing in schools must know beforehand. Implemented by the read models. */
export abstract class SchoolListFacts {
  /** The unit itself, and the open school districts and schools below it. */
  abstract under(unitId: string): readonly KnownUnit[];
  /** The name of the unit that has a code, wherever it stands; null when nobody has. */
  abstract holderOf(code: string): Readonly<{ unitId: string; name: string }> | null;
}
