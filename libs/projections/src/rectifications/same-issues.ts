import { recognition, type Recognized } from '@app/domain/rectifications';
import type { Sqlite } from '@app/sqlite';

/** The issues of a county by how a person would know them again; withdrawn ones too, for they were dealt with. */
export const recognizedIssues = (db: Sqlite, countyId: string): ReadonlyMap<string, string> =>
  new Map(
    db
      .all<Recognized & { issueId: string }>(
        `select issue_id as issueId, unit_id as unitId, problem, raised_on as foundOn from issue_ledger
         where county_id = ? order by raised_sequence desc`,
        countyId,
      )
      .map((issue) => [recognition(issue), issue.issueId]),
  );
