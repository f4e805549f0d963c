import type { EventCatalogue, Facts } from '@app/domain/kernel';
import type { DepartmentType, SchoolType, Stage, UnitKind, UrbanRural } from './units.js';

/** The unit this one was put under, as the read model knew it at `sequence`; null for a root of the tree. */
export type ParentAtTheTime = Readonly<{ kind: UnitKind; schoolType: SchoolType | null; sequence: number }>;

/**
 * The life of a unit. `effectiveFrom` (ISO date) is since when it is so in the world, and equals the envelope's
 * `effectiveAt`; when we learnt of it is the event's own place in the log.
 */
export type OrganizationEvent = Facts<{
  UnitRegistered: {
    unitId: string;
    kind: UnitKind;
    name: string;
    parentId: string | null;
    parent: ParentAtTheTime | null;
    /** 学校(机构)标识码; unique by its reservation stream. */
    code: string | null;
    schoolType: SchoolType | null;
    stage: Stage | null;
    departmentType: DepartmentType | null;
    urbanRural: UrbanRural | null;
    /** The sections of this school or campus use the same rooms and grounds: its four last figures are filed once. */
    sharedBuildings: boolean;
    effectiveFrom: string;
  };
  UnitRenamed: { unitId: string; name: string; effectiveFrom: string };
  UnitMoved: { unitId: string; parentId: string; parent: ParentAtTheTime; effectiveFrom: string };
  UnitMerged: { unitId: string; into: string; intoSequence: number; effectiveFrom: string };
  UnitSplit: { unitId: string; into: readonly string[]; intoSequence: number; effectiveFrom: string };
  UnitClosed: { unitId: string; reason: string; effectiveFrom: string };
}>;

export const organizationEvents: EventCatalogue<OrganizationEvent> = {
  category: 'organization',
  versions: { UnitRegistered: 1, UnitRenamed: 1, UnitMoved: 1, UnitMerged: 1, UnitSplit: 1, UnitClosed: 1 },
};

/** Who holds a national code. A code stays with its unit after the unit's end: codes are never used twice. */
export type ReservationEvent = Facts<{
  UnitCodeReserved: { code: string; unitId: string };
  UnitCodeReleased: { code: string; unitId: string };
}>;

export const reservationEvents: EventCatalogue<ReservationEvent> = {
  category: 'reservation',
  versions: { UnitCodeReserved: 1, UnitCodeReleased: 1 },
};
