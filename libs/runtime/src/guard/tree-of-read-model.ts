import { Injectable } from '@nestjs/common';
import { Tree } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { countyOf, isWithin, overseesAll, unitNames } from '@app/projections/organizations';

/** Today's tree, as the read model has it. */
@Injectable()
export class TreeOfReadModel extends Tree {
  constructor(private readonly readModel: ReadModel) {
    super();
  }

  within(unitId: string, rootId: string): boolean {
    return unitId === rootId || isWithin(this.readModel.db, unitId, rootId);
  }

  whole(rootIds: readonly string[]): boolean {
    return overseesAll(this.readModel.db, rootIds);
  }

  county(unitId: string): Readonly<{ id: string; name: string }> | null {
    const { db } = this.readModel;
    const id = countyOf(db, unitId);
    return id === null ? null : { id, name: unitNames(db, [id]).get(id) ?? '' };
  }
}
