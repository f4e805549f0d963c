import type { Sqlite } from '@app/sqlite';
import { Reachable, type Desk } from '../kernel/index.js';
import { unitsPage } from '../organizations/index.js';
import { issuesOf } from '../rectifications/index.js';
import { campaignsUnder } from '../submissions/index.js';

/** Something that was found: what it is called, and a second line. `unitId`: the unit that it is of. */
export type Found = Readonly<{ id: string; title: string; detail: string | null; unitId: string }>;

/** What is found of each kind, at most `each`. */
export type SearchAnswer = Readonly<Record<'units' | 'issues' | 'inspections' | 'campaigns', readonly Found[]>>;

const inspections = (db: Sqlite, roots: readonly string[], text: string, each: number): readonly Found[] =>
  db.all<Found>(
    `select inspection_id as id, subject as title, coalesce(letter_number, report_number, notice_number) as detail,
       unit_id as unitId from inspection_list
     where unit_id in (select unit from organization_closure where ancestor in (select value from json_each(?)))
       and (instr(subject, ?) > 0 or instr(coalesce(notice_number, ''), ?) > 0
         or instr(coalesce(letter_number, ''), ?) > 0 or instr(coalesce(report_number, ''), ?) > 0)
     order by date desc, planned_sequence desc limit ?`,
    JSON.stringify(roots),
    text,
    text,
    text,
    text,
    each,
  );

/**
 * Schools and other units by name or code, issues by problem, notice or unit, inspections by subject or number of a
 * document, campaigns by name: each only where the owner of the desk may read them.
 */
export const search = (db: Sqlite, { seats, day }: Desk, text: string, each: number): SearchAnswer => {
  const reach = new Reachable(db, seats);
  const units = unitsPage(db, {
    roots: reach.roots('organizations.read'),
    search: text,
    ended: false,
    limit: each,
    offset: 0,
  });
  const issues = issuesOf(db, { roots: reach.roots('rectification.read'), day, search: text, limit: each, offset: 0 });
  const campaigns = campaignsUnder(db, { roots: reach.roots('submissions.read') });
  return {
    units: units.rows.map(({ unitId, name, code }) => ({ id: unitId, title: name, detail: code, unitId })),
    issues: issues.rows.map(({ issueId, problem, noticeNumber, unitId }) => ({
      id: issueId,
      title: problem,
      detail: noticeNumber,
      unitId,
    })),
    inspections: inspections(db, reach.roots('inspections.read'), text, each),
    campaigns: campaigns
      .filter(({ name, dataYear }) => name.includes(text) || dataYear.includes(text))
      .slice(0, each)
      .map(({ campaignId, name, dataYear, countyId }) => ({
        id: campaignId,
        title: name,
        detail: dataYear,
        unitId: countyId,
      })),
  };
};
