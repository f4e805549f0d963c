import type { Sqlite } from '@app/sqlite';
import { Reachable, underOneOf, type CampaignTodoKind, type Desk, type TodoLine } from '../kernel/index.js';
import { campaignLines, isOutstanding, type CampaignLine } from './campaign-lines.js';
import { campaignsUnder, type CampaignRow } from './campaign-list.js';

const kinds: Readonly<Record<CampaignLine['status'], CampaignTodoKind | null>> = {
  unacknowledged: 'submissions.acknowledge',
  acknowledged: 'submissions.file',
  draft: 'submissions.file',
  // What went back stands among the filings.
  returned: null,
  submitted: null,
  accepted: null,
};

const lineOf = (
  { campaignId, dueDate, openedSequence }: CampaignRow,
  of: Readonly<{ kind: CampaignTodoKind; unitId: string; mine: boolean }>,
): TodoLine => ({
  place: 'submissions',
  kind: of.kind,
  id: campaignId,
  unitId: of.unitId,
  aboutId: of.unitId,
  dueDate,
  provisional: false,
  mine: of.mine,
  sequence: openedSequence,
});

/**
 * What open campaigns wait for: from a unit its return; from the office that opened one, while returns are outstanding,
 * to see to them: one line a campaign, however many units it asks.
 */
export const campaignTodoLines = (db: Sqlite, { seats, day }: Desk): readonly TodoLine[] => {
  const reach = new Reachable(db, seats);
  const roots = reach.roots('submissions.read');
  if (roots.length === 0) return [];
  const ours = underOneOf(db, roots);
  return campaignsUnder(db, { roots: [...new Set(roots)], status: 'open' }).flatMap((campaign) => {
    const { campaignId, countyId } = campaign;
    const outstanding = campaignLines(db, { campaignId, roots, day }).filter(isOutstanding);
    const office = ours(countyId);
    const overseen: readonly TodoLine[] =
      office && outstanding.length > 0
        ? [
            lineOf(campaign, {
              kind: 'submissions.oversee',
              unitId: countyId,
              mine: reach.may('submissions.campaign', countyId),
            }),
          ]
        : [];
    const owed = outstanding.flatMap(({ unitId, form, status }) => {
      const kind = kinds[status];
      const filers = form === 'county' ? (['supervisionDirector'] as const) : (['principal', 'reporter'] as const);
      const mine = reach.may('submissions.submit-return', unitId, filers);
      return kind === null || (office && form !== 'county' && !mine) ? [] : [lineOf(campaign, { kind, unitId, mine })];
    });
    return [...overseen, ...owed];
  });
};
