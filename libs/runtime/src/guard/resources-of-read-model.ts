import { Inject, Injectable } from '@nestjs/common';
import { Resources, type ResourceKind } from '@app/platform/http';
import { accountById } from '@app/projections/access';
import { subjectOfStream } from '@app/projections/audit';
import { ReadModel } from '@app/projections/kernel';
import { unitById } from '@app/projections/organizations';
import { placeOfIssue } from '@app/projections/rectifications';
import type { Sqlite } from '@app/sqlite';
import { tenant } from '../options.js';

type Lookup = (db: Sqlite, id: string, tenant: string) => readonly string[] | null;

const unit: Lookup = (db, id) => (unitById(db, id) ? [id] : null);

/** For things that are a stream: the unit that the stream is about. */
const about =
  (category: string): Lookup =>
  (db, id, tenant) => {
    const subject = subjectOfStream(db, `hj.${tenant}.${category}-${id}`);
    return subject === null ? null : [subject];
  };

/** The units a kind of thing belongs to. Each slice changes its line when its read model knows better. */
const lookups: Readonly<Record<ResourceKind, Lookup>> = {
  unit,
  county: unit,
  submission: (db, id, of) => unit(db, id.split('.')[0]!, of),
  issue: about('rectification'),
  // Before there is a lead unit the decision itself says so, to anybody who has a part.
  issueLead: (db, id) => {
    const place = placeOfIssue(db, id);
    return place ? (place.leadUnitId === null ? place.parties : [place.leadUnitId]) : null;
  },
  issueParty: (db, id) => placeOfIssue(db, id)?.parties ?? null,
  inspection: about('inspection'),
  account: (db, id) => {
    const found = accountById(db, id);
    return found ? [...new Set([found.unitId, ...found.grants.map(({ unitId }) => unitId)])] : null;
  },
  attachment: () => null,
};

/** To which units things belong, as the read model has it. */
@Injectable()
export class ResourcesOfReadModel extends Resources {
  constructor(
    private readonly readModel: ReadModel,
    @Inject(tenant) private readonly tenantName: string,
  ) {
    super();
  }

  unitsOf(kind: ResourceKind, id: string): readonly string[] | null {
    return lookups[kind](this.readModel.db, id, this.tenantName);
  }
}
