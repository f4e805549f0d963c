import type { Commands, Known } from '@app/domain/kernel';
import type { DepartmentType, SchoolType, Stage, UnitFacts, UnitKind, UrbanRural } from './units.js';

/** Every command takes effect on `effectiveAt`, or on the day it was done. `Known` fields come from the Facts port. */
export type OrganizationCommand = Commands<{
  RegisterUnit: {
    unitId: string;
    kind: UnitKind;
    name: string;
    parentId: string | null;
    /** Null when the tree has no unit of that id. */
    parent: Known<UnitFacts | null>;
    code: string | null;
    schoolType: SchoolType | null;
    stage: Stage | null;
    departmentType: DepartmentType | null;
    urbanRural: UrbanRural | null;
    sharedBuildings: boolean;
  };
  RenameUnit: { name: string };
  MoveUnit: { parentId: string; parent: Known<UnitFacts | null> };
  MergeUnit: { into: string; target: Known<UnitFacts | null> };
  SplitUnit: { into: readonly string[]; targets: Known<readonly UnitFacts[]> };
  CloseUnit: { reason: string };
}>;

export type ReservationCommand = Commands<{
  ReserveUnitCode: { code: string; unitId: string };
  /** Gives the code back when the registration it was taken for was refused. Nobody else's is touched. */
  ReleaseUnitCode: { code: string; unitId: string };
}>;
