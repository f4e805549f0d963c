import { circular, circularForm, type CircularPicture } from '@app/domain/reports';
import { campaign, submissionId, type CampaignEvent, type CampaignState } from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';
import { countyMomentAt, membersOf, pathAt, unitNamesAt, type Member } from '../../organizations/index.js';
import { issuesAt, linesOf } from '../../rectifications/index.js';
import { campaignsOpened, filingsThen } from '../../submissions/index.js';
import type { PaperAsked, PaperReads, PaperSource } from './source.js';

type Campaigns = CircularPicture['campaigns'];

/** Rounds of filing as their own events had them by then; whoever had ended or gone does not owe any more. */
const campaignsThen = async (
  { db, stream }: PaperReads,
  { countyId, dataYear, knownAt, asOf }: PaperAsked,
  members: readonly Member[],
): Promise<Campaigns> => {
  const areas = pathAt(db, countyId, { knownAt, asOf }).map(({ unitId }) => unitId);
  const standing = new Set(members.map(({ unitId }) => unitId));
  const states: Exclude<CampaignState, { status: 'none' }>[] = [];
  for (const id of campaignsOpened(db, areas, dataYear, knownAt)) {
    let state: CampaignState = campaign.initial;
    for (const event of await stream('campaign', id))
      if (event.sequence <= knownAt) state = campaign.evolve(state, event as unknown as CampaignEvent);
    if (state.status !== 'none') states.push(state);
  }
  const asked = [...new Set(states.flatMap((one) => [...one.asked].filter((id) => standing.has(id))))];
  const filings = filingsThen(db, asked, dataYear, knownAt);
  const names = unitNamesAt(db, asked, { knownAt, asOf });
  return states.map((state) => ({
    campaignId: state.campaignId,
    name: state.name,
    dueDate: state.dueDate,
    status: state.status,
    units: asked
      .filter((unitId) => state.asked.has(unitId))
      .map((unitId) => ({
        unitId,
        name: names.get(unitId) ?? unitId,
        filing: filings.get(unitId) ?? ('none' as const),
      })),
  }));
};

const membersAt = (db: Sqlite, { countyId, knownAt, asOf }: PaperAsked): readonly Member[] => {
  const moment = countyMomentAt(db, countyId, knownAt);
  return moment ? membersOf(db, countyId, { knownAt: moment.sequence, asOf }) : [];
};

const gather = async (reads: PaperReads, asked: PaperAsked): Promise<CircularPicture | null> => {
  const { db } = reads;
  const { countyId, dataYear, knownAt, asOf } = asked;
  const members = membersAt(db, asked);
  const county = members.find(({ unitId, kind }) => unitId === countyId && kind === 'county');
  if (!county) return null;
  const ids = issuesAt(db, countyId, knownAt).map(({ issueId }) => issueId);
  const issues = linesOf(db, ids, { day: asOf, knownAt });
  const leads = unitNamesAt(
    db,
    issues.flatMap(({ leadUnitId }) => leadUnitId ?? []),
    { knownAt, asOf },
  );
  return {
    county: county.name,
    dataYear,
    asOf,
    campaigns: await campaignsThen(reads, asked, members),
    issues: issues.map(({ issueId, problem, status, round, dueDate, overdue, leadUnitId }) => ({
      issueId,
      problem,
      status,
      round,
      dueDate,
      overdue,
      leadUnit: leadUnitId === null ? null : { unitId: leadUnitId, name: leads.get(leadUnitId) ?? leadUnitId },
    })),
  };
};

/** 通报 of a county. */
export const circularPaper: PaperSource = {
  form: circularForm,
  gather: async (reads, asked) => {
    const picture = await gather(reads, asked);
    return picture && circular(picture);
  },
  streams: (db, asked) => {
    const { countyId, dataYear, knownAt, asOf } = asked;
    const areas = pathAt(db, countyId, { knownAt, asOf }).map(({ unitId }) => unitId);
    return [
      ...campaignsOpened(db, areas, dataYear, knownAt).map((id) => ['campaign', id] as const),
      ...membersAt(db, asked).map(({ unitId }) => ['submission', submissionId(unitId, dataYear)] as const),
      ...issuesAt(db, countyId, knownAt).map(({ issueId }) => ['rectification', issueId] as const),
    ];
  },
};
