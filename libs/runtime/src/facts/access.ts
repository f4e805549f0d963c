import { Injectable } from '@nestjs/common';
import { AccessFacts } from '@app/application/access';
import type { UnitForAccess } from '@app/domain/access';
import type { Known } from '@app/domain/kernel';
import { accountById, unitsMeant } from '@app/projections/access';
import { ReadModel } from '@app/projections/kernel';
import { unitById } from '@app/projections/organizations';

/** Reads units from the tree, and accounts from their own table. */
@Injectable()
export class ReadAccessFacts extends AccessFacts {
  constructor(private readonly model: ReadModel) {
    super();
  }

  unit(unitId: string): Known<UnitForAccess> {
    const { db, sequence } = this.model;
    const unit = unitById(db, unitId);
    return { value: unit ? { kind: unit.kind, open: unit.status === 'open' } : null, sequence };
  }

  unitsMeant(roots: readonly string[], reference: string): readonly string[] {
    return unitsMeant(this.model.db, roots, reference);
  }

  accountStatus(accountId: string): 'open' | 'closed' | null {
    return accountById(this.model.db, accountId)?.status ?? null;
  }
}
