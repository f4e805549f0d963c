import { Refusal, type Known } from '@app/domain/kernel';
import type { ParentAtTheTime } from './events.js';
import { parentsOf, stagesOf, type SchoolType, type Stage, type UnitFacts, type UnitKind } from './units.js';

/** What decides where a unit may stand. */
export type Standing = Readonly<{ kind: UnitKind; schoolType: SchoolType | null; stage: Stage | null }>;

/** A unit that a decision rests on must be there and stand on that day. */
export const standingOn = (unit: UnitFacts | null | undefined, unitId: string, day: string): UnitFacts => {
  if (!unit) throw new Refusal('organization.unknown-unit', { unitId }, 'not-found');
  if (day < unit.registeredFrom)
    throw new Refusal('organization.not-yet-there', { unitId, registeredFrom: unit.registeredFrom });
  if (unit.endedFrom !== null && day >= unit.endedFrom)
    throw new Refusal('organization.ended', { unitId, endedFrom: unit.endedFrom });
  return unit;
};

/**
 * Refuses a place that the tree's order does not have, and answers what is recorded of the parent.
 * A campus keeps to its school's stages; a section is one of its school's stages, once.
 */
export const placed = (
  unit: Standing,
  parentId: string | null,
  parent: Known<UnitFacts | null>,
  day: string,
): ParentAtTheTime | null => {
  if (parentId === null) {
    if (!parentsOf[unit.kind].includes(null))
      throw new Refusal('organization.needs-parent', { kind: unit.kind }, 'invalid');
    return null;
  }
  const above = standingOn(parent.value, parentId, day);
  if (!parentsOf[unit.kind].includes(above.kind))
    throw new Refusal('organization.wrong-parent', { kind: unit.kind, parentKind: above.kind }, 'invalid');
  const open = above.schoolType === null ? [] : stagesOf[above.schoolType];
  if (unit.kind === 'section') {
    if (unit.stage === null || !open.includes(unit.stage))
      throw new Refusal(
        'organization.stage-not-offered',
        { stage: unit.stage, schoolType: above.schoolType },
        'invalid',
      );
    if (above.sectionStages.includes(unit.stage))
      throw new Refusal('organization.stage-taken', { stage: unit.stage, unitId: above.unitId });
  }
  if (
    unit.kind === 'campus' &&
    unit.schoolType !== null &&
    !stagesOf[unit.schoolType].every((one) => open.includes(one))
  )
    throw new Refusal(
      'organization.campus-beyond-school',
      { schoolType: unit.schoolType, parentSchoolType: above.schoolType },
      'invalid',
    );
  return { kind: above.kind, schoolType: above.schoolType, sequence: parent.sequence };
};
