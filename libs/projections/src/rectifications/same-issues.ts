import type { Sqlite } from '@app/sqlite';

/** By what a person would know an issue again: whose it is, the day it was found, and its words. */
export type Recognized = Readonly<{ unitId: string; problem: string; foundOn: string }>;

/** One text for what is the same: spaces and width of signs do not count. */
export const recognition = ({ unitId, problem, foundOn }: Recognized): string =>
  `${unitId} ${foundOn} ${problem.normalize('NFKC').replace(/\s/g, '')}`;

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
