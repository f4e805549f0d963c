import { Injectable } from '@nestjs/common';
import { CommonIssueFacts } from '@app/application/rectifications';
import { ReadModel } from '@app/projections/kernel';
import { countyOf, unitById } from '@app/projections/organizations';
import { alikeIssues, commonIssueOf, standingIssues } from '@app/projections/rectifications';

/** Kinds of units that can have a problem of their own. */
const fit: readonly string[] = ['school', 'campus', 'section', 'department'];

/** Reads the tree and the register of 共性问题; the answer says how far the log was known. */
@Injectable()
export class ReadCommonIssueFacts extends CommonIssueFacts {
  constructor(private readonly model: ReadModel) {
    super();
  }

  unfitUnits(unitIds: readonly string[], countyId: string) {
    const { db, sequence } = this.model;
    const unfit = (id: string) => {
      const unit = unitById(db, id);
      return !unit || unit.status !== 'open' || !fit.includes(unit.kind) || countyOf(db, id) !== countyId;
    };
    return { value: unitIds.filter(unfit), sequence };
  }

  standing(issueIds: readonly string[]) {
    const { db, sequence } = this.model;
    return { value: standingIssues(db, issueIds), sequence };
  }

  alike(...asked: Parameters<CommonIssueFacts['alike']>) {
    return alikeIssues(this.model.db, ...asked);
  }

  commonIssueOf(issueId: string) {
    return commonIssueOf(this.model.db, issueId);
  }
}
