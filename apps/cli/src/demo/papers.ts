import { IssuePaper, IssueReport } from '@app/application/reports';
import type { County } from './cast.js';
import type { Play } from './play.js';

/** At the end of the school year the office issues the county's standing and its self-assessment, bound to all that is recorded. */
export const issuePapers = async (play: Play, { id: countyId, dataYear, people }: County): Promise<void> => {
  const director = people.director!.actor;
  const asked = { kind: 'standing', countyId, dataYear } as const;
  await play.act(director, (request) => new IssueReport(play.id('report', countyId), asked, request));
  const assessment = { kind: 'self-assessment', subjectId: countyId, dataYear };
  await play.act(director, (request) => new IssuePaper(play.id('paper', countyId), assessment, request));
};
