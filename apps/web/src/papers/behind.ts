import type { Schemas } from '@app/api-client';
import { pastQuery, type Past } from '@web/session/past';

export type Behind = Schemas['PaperBehindDto'];

/** The point that a paper is of: county, school year and standard, and (null: today) which past. */
export type PaperPoint = Readonly<
  Pick<Schemas['PaperPreviewDto'], 'countyId' | 'dataYear' | 'standardId'> & { past: Past | null }
>;

/** The past that a paper is bound to: the day, and the last record that it knows of. */
export const boundPast = ({ asOf, knownAt }: Pick<Schemas['PaperPreviewDto'], 'asOf' | 'knownAt'>): Past => ({
  asOf,
  known: { by: 'record', sequence: knownAt },
});

/** A page and what its address says. */
export type Place = Readonly<{ path: string; query: Readonly<Record<string, string>> }>;

/** The page that answers for a value of a paper, at the paper's own point; null where there is none. */
export const placeBehind = (behind: Behind, { countyId, dataYear, standardId, past }: PaperPoint): Place | null => {
  const then = past ? pastQuery(past) : {};
  const question = { county: countyId, year: dataYear, standard: standardId, ...then };
  const explained = (of: string): Place => ({ path: '/indicators', query: { ...question, explain: of } });
  switch (behind.of) {
    case 'verdict':
      return { path: '/indicators', query: question };
    case 'indicator':
      return explained(`${behind.sectionId}.${behind.indicator}`);
    case 'cv':
      return explained(`${countyId}.cv.${behind.stage}.${behind.indicator}`);
    case 'item':
      return { path: `/indicators/items/${behind.item}`, query: question };
    case 'issue':
      return { path: `/issues/${behind.issueId}`, query: then };
    case 'issues': {
      const { statuses = [], overdue, leadUnitId, unassigned, reopened } = behind;
      const status = statuses.length === 0 ? 'all' : statuses.join(',');
      const meant = {
        ...(overdue && { due: 'overdue' }),
        ...(leadUnitId !== undefined && { lead: leadUnitId }),
        ...(unassigned && { unassigned: 'true' }),
        ...(reopened && { reopened: 'true' }),
      };
      return { path: '/issues', query: { status, unit: countyId, ...meant, ...then } };
    }
    case 'schools':
    case 'sections':
      return {
        path: '/system/organizations',
        query: {
          root: countyId,
          type: (behind.types ?? []).join(','),
          ...(behind.of === 'sections' && { kind: 'section' }),
          ...then,
        },
      };
    // A visit and the versions of a return are shown whole, with their days: these pages have no point.
    case 'inspection':
      return { path: `/inspections/${behind.inspectionId}`, query: {} };
    case 'figure':
      return behind.unitId === undefined
        ? null
        : { path: `/submissions/${behind.unitId}/${dataYear}/versions`, query: {} };
  }
};
