import type { Permission } from '@app/domain/access';
import { accountById } from '@app/projections/access';
import { responsibleFor } from '@app/projections/inspections';
import { placeOfIssue } from '@app/projections/rectifications';
import { campaignParties } from '@app/projections/submissions';
import type { ChangedStream } from '@app/projections/audit';
import type { Sqlite } from '@app/sqlite';

/** What a stream is a case of: its slice, who may read it, and whose it is. */
export type Matter = Readonly<{
  slice: string;
  permission: Permission;
  /** The units that it belongs to. Of a thing of very many, those that lie above, at or below the roots will do. */
  units(db: Sqlite, id: string, subject: string | null, roots: readonly string[]): readonly string[];
}>;

const ofSubject: Matter['units'] = (_, __, subject) => (subject === null ? [] : [subject]);
const ofCampaign: Matter['units'] = (db, id, _, roots) => campaignParties(db, id.split('.')[0]!, roots) ?? [];

/** By the category in a stream's name. What is not here is nobody's to know. */
const matters: Readonly<Record<string, Matter>> = {
  organization: { slice: 'organizations', permission: 'organizations.read', units: ofSubject },
  standard: { slice: 'standards', permission: 'standards.read', units: ofSubject },
  'county-record': { slice: 'standards', permission: 'standards.read', units: ofSubject },
  certification: { slice: 'certifications', permission: 'certifications.read', units: ofSubject },
  submission: { slice: 'submissions', permission: 'submissions.read', units: ofSubject },
  campaign: { slice: 'campaigns', permission: 'submissions.read', units: ofCampaign },
  'campaign-task': { slice: 'campaigns', permission: 'submissions.read', units: (_, id) => id.split('.').slice(1) },
  verification: { slice: 'indicators', permission: 'indicators.read', units: ofSubject },
  inspection: { slice: 'inspections', permission: 'inspections.read', units: ofSubject },
  responsibility: {
    slice: 'inspections',
    permission: 'inspections.read',
    units: (db, id) => responsibleFor(db, id),
  },
  'visit-rule': { slice: 'inspections', permission: 'inspections.read', units: ofSubject },
  report: { slice: 'reports', permission: 'reports.read', units: ofSubject },
  paper: { slice: 'papers', permission: 'papers.read', units: ofSubject },
  'paper-template': { slice: 'papers', permission: 'papers.read', units: ofSubject },
  recusal: { slice: 'inspections', permission: 'inspections.recusal', units: ofSubject },
  'common-issue': { slice: 'rectifications', permission: 'rectification.read', units: ofSubject },
  rectification: {
    slice: 'rectifications',
    permission: 'rectification.read',
    units: (db, id) => placeOfIssue(db, id)?.parties ?? [],
  },
  account: {
    slice: 'access',
    permission: 'access.read',
    units: (db, id) => {
      const found = accountById(db, id);
      return found ? [found.unitId, ...found.grants.map(({ unitId }) => unitId)] : [];
    },
  },
};

/** Longer names first: `campaign-task` is no `campaign`. */
const categories = Object.keys(matters).toSorted((a, b) => b.length - a.length);

/** The matter that a stream is, and its id; null for one that nobody reads. */
export const matterOf = (
  { stream }: ChangedStream,
  tenant: string,
): Readonly<{ matter: Matter; category: string; id: string }> | null => {
  const name = stream.slice(`hj.${tenant}.`.length);
  const category = categories.find((one) => name.startsWith(`${one}-`));
  return category === undefined ? null : { matter: matters[category]!, category, id: name.slice(category.length + 1) };
};
