import { AcknowledgeRequest, campaignIdOf, CampaignRequest, type CampaignAsk } from '@app/application/submissions';
import type { Actor } from '@app/domain/kernel';
import type { County, School } from './cast.js';
import type { Play } from './play.js';

const name = '2024 秋季填报';

/** The campaign of a county in the story. */
export const campaignOf = (county: County): string => campaignIdOf(county.id, county.dataYear, name);

/** The office asks every section for its figures of the year. */
export const openCampaign = async (play: Play, county: County): Promise<void> => {
  const open: CampaignAsk = {
    type: 'OpenCampaign',
    name,
    dataYear: county.dataYear,
    countyId: county.id,
    forms: ['section', 'premises', 'county'],
    unitIds: null,
    dueDate: '2024-11-08',
  };
  await play.act(county.people.director!.actor, (request) => new CampaignRequest(campaignOf(county), open, request));
};

/** 签收: a school says that it has seen what it owes, for all of its sections. */
export const acknowledge = (play: Play, county: County, school: School, reporter: Actor): Promise<unknown> =>
  play.act(reporter, (request) => new AcknowledgeRequest(campaignOf(county), school.id, request));

/** One call reminds everybody who has not filed. */
export const remind = (play: Play, county: County): Promise<unknown> =>
  play.act(
    county.people.director!.actor,
    (request) => new CampaignRequest(campaignOf(county), { type: 'RemindUnits' }, request),
  );
