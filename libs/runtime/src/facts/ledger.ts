import { Injectable } from '@nestjs/common';
import { LedgerFacts } from '@app/application/rectifications';
import type { Known } from '@app/domain/kernel';
import { unitNameKey } from '@app/domain/rectifications';
import { ReadModel } from '@app/projections/kernel';
import { unitHistory, unitNames, unitsUnder, type UnitRow } from '@app/projections/organizations';
import { recognizedIssues } from '@app/projections/rectifications';

/** Of units that share a name: those that stand, and of those none whose school is called the same. */
const meant = (units: readonly UnitRow[]): readonly string[] => {
  const open = units.filter(({ status }) => status === 'open');
  const some = open.length > 0 ? open : units;
  const ids = new Set(some.map(({ unitId }) => unitId));
  return some.filter(({ parentId }) => parentId === null || !ids.has(parentId)).map(({ unitId }) => unitId);
};

/** Reads the tree with every name that a unit has or had, and the issues that are there. */
@Injectable()
export class ReadLedgerFacts extends LedgerFacts {
  constructor(private readonly model: ReadModel) {
    super();
  }

  unitsByName(countyId: string): Known<ReadonlyMap<string, readonly string[]>> {
    const { db, sequence } = this.model;
    const units = unitsUnder(db, [countyId], { ended: true });
    const full = unitNames(
      db,
      units.map(({ unitId }) => unitId),
    );
    const named = new Map<string, Map<string, UnitRow>>();
    for (const unit of units) {
      const names = [
        unit.name,
        unit.code,
        full.get(unit.unitId),
        ...unitHistory(db, unit.unitId).map(({ name }) => name),
      ];
      for (const name of names) {
        if (!name) continue;
        const key = unitNameKey(name);
        named.set(key, (named.get(key) ?? new Map<string, UnitRow>()).set(unit.unitId, unit));
      }
    }
    return { value: new Map([...named].map(([key, found]) => [key, meant([...found.values()])])), sequence };
  }

  recognized(countyId: string): ReadonlyMap<string, string> {
    return recognizedIssues(this.model.db, countyId);
  }
}
