import { dueOn, follows, type Due } from '../../deadlines/index.js';
import { isDate, Refusal } from '@app/domain/kernel';
import type { CampaignCommand, FilingUnitOf } from './commands.js';
import type { Campaign, CampaignState } from './state.js';
import type { FormId } from '../form/index.js';

/** Words that say something, trimmed. `label` is what the form calls them. */
export const words = (field: string, label: string, text: string): string => {
  const said = text.trim();
  if (said === '') throw new Refusal('campaign.words-missing', { field, label }, 'invalid');
  return said;
};

/** The campaign, whether it is open or closed. */
export const existing = (state: CampaignState): Campaign => {
  if (state.status === 'none') throw new Refusal('campaign.unknown', {}, 'not-found');
  return state;
};

/** The campaign while it is open. */
export const open = (state: Campaign): Extract<CampaignState, { status: 'open' }> => {
  if (state.status === 'closed') throw new Refusal('campaign.closed', { campaignId: state.campaignId });
  return state;
};

type DueCommand = Extract<CampaignCommand, { type: 'OpenCampaign' | 'ChangeDueDate' | 'ReopenCampaign' }>;
const acts = {
  OpenCampaign: 'CampaignOpened',
  ChangeDueDate: 'CampaignDueDateChanged',
  ReopenCampaign: 'CampaignReopened',
} as const;

/** `2025 秋季填报` is announced by a `2025 秋季填报通知`. */
const noticeOf = (name: string): string => (name.endsWith('填报') ? `${name}通知` : `${name}填报通知`);

/** The due date with its basis: that of the command, else the campaign's own notice of that day. */
export const dueOf = (command: DueCommand, name: string, day: string): Due => {
  const { dueDate: date, basis } = command;
  if (!isDate(date)) throw new Refusal('time.malformed', { field: 'dueDate', value: date }, 'invalid');
  if (date < day) throw new Refusal('campaign.due-in-past', { field: 'dueDate', dueDate: date, day }, 'invalid');
  const due = basis ? { date, basis } : dueOn(date, day, { act: acts[command.type], clause: noticeOf(name) });
  if (!follows(due))
    throw new Refusal('campaign.due-without-basis', { field: 'basis', dueDate: date, basis: due.basis }, 'invalid');
  return due;
};

/** Those of the area that file one of the forms; the named ones among them, when some are named. */
export const unitsOf = (
  area: readonly FilingUnitOf[],
  forms: readonly FormId[],
  named: readonly string[] | null,
): readonly string[] => {
  const able = area.filter(({ form }) => forms.includes(form)).map(({ unitId }) => unitId);
  if (named === null) return able;
  const known = new Set(able);
  const unitIds = [...new Set(named)].filter((unitId) => !known.has(unitId));
  if (unitIds.length > 0)
    throw new Refusal('campaign.unknown-units', { field: 'unitIds', unitIds, count: unitIds.length }, 'invalid');
  const wanted = new Set(named);
  return able.filter((unitId) => wanted.has(unitId));
};
