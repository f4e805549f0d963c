import { Injectable } from '@nestjs/common';
import { SchoolListFacts, type KnownUnit } from '@app/application/organizations';
import type { Stage } from '@app/domain/organizations';
import { ReadModel } from '@app/projections/kernel';
import { unitsUnder, unitWithCode } from '@app/projections/organizations';

/** Reads the tree as it stands today. */
@Injectable()
export class ReadSchoolListFacts extends SchoolListFacts {
  constructor(private readonly model: ReadModel) {
    super();
  }

  under(unitId: string): readonly KnownUnit[] {
    const units = unitsUnder(this.model.db, [unitId]);
    const stages = new Map<string | null, Stage[]>();
    for (const { parentId, stage } of units) if (stage) stages.set(parentId, [...(stages.get(parentId) ?? []), stage]);
    return units
      .filter((unit) => unit.unitId === unitId || unit.kind === 'schoolDistrict' || unit.kind === 'school')
      .map((unit) => ({
        unitId: unit.unitId,
        kind: unit.kind,
        name: unit.name,
        code: unit.code,
        schoolType: unit.schoolType,
        registeredFrom: unit.registeredFrom,
        stages: stages.get(unit.unitId) ?? [],
      }));
  }

  holderOf(code: string): Readonly<{ unitId: string; name: string }> | null {
    return unitWithCode(this.model.db, code) ?? null;
  }
}
