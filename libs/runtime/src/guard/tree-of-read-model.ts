import { Injectable } from '@nestjs/common';
import { Tree } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { isWithin, overseesAll } from '@app/projections/organizations';

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
}
