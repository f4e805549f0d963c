import { Inject, Injectable } from '@nestjs/common';
import { Attachments } from '@app/attachments';
import { Resources, type ResourceKind, type Soon } from '@app/platform/http';
import { accountById } from '@app/projections/access';
import { subjectOfStream } from '@app/projections/audit';
import { streamsCiting } from '@app/projections/attachments';
import { ReadModel } from '@app/projections/kernel';
import { unitById } from '@app/projections/organizations';
import { placeOfIssue } from '@app/projections/rectifications';
import { paperById, reportById, unitsOfPaper } from '@app/projections/reports';
import { campaignById, campaignParties } from '@app/projections/submissions';
import type { Sqlite } from '@app/sqlite';
import { tenant } from '../options.js';
import { PaperJobs } from '../reports/papers/jobs.js';
import { placeOf } from '../reports/papers/places.js';
import { WorkbookUploads } from '../workbooks/workbook-uploads.js';

type Lookup = (db: Sqlite, id: string, tenant: string, roots: readonly string[]) => readonly string[] | null;

const unit: Lookup = (db, id) => (unitById(db, id) ? [id] : null);

/** For things that are a stream: the unit that the stream is about. */
const about =
  (category: string): Lookup =>
  (db, id, tenant) => {
    const subject = subjectOfStream(db, `hj.${tenant}.${category}-${id}`);
    return subject === null ? null : [subject];
  };

/** The unit that leads an issue now. Before there is one the decision itself says so, to anybody who has a part. */
const leading = (db: Sqlite, id: string): readonly string[] | null => {
  const place = placeOfIssue(db, id);
  return place ? (place.leadUnitId === null ? place.parties : [place.leadUnitId]) : null;
};

/** The units a kind of thing belongs to. Each slice changes its line when its read model knows better. */
const lookups: Readonly<Record<Exclude<ResourceKind, 'upload' | 'paperJob'>, Lookup>> = {
  unit,
  county: unit,
  submission: (db, id, of, roots) => unit(db, id.split('.')[0]!, of, roots),
  issue: about('rectification'),
  commonIssue: about('common-issue'),
  issueLead: leading,
  issueParty: (db, id) => placeOfIssue(db, id)?.parties ?? null,
  inspection: about('inspection'),
  campaign: (db, id) => {
    const campaign = campaignById(db, id);
    return campaign ? [campaign.countyId] : null;
  },
  campaignParty: (db, id, _, roots) => campaignParties(db, id, roots),
  account: (db, id) => {
    const found = accountById(db, id);
    return found ? [...new Set([found.unitId, ...found.grants.map(({ unitId }) => unitId)])] : null;
  },
  report: (db, id) => {
    const found = reportById(db, id);
    return found ? [found.countyId] : null;
  },
  paper: (db, id) => (paperById(db, id) ? unitsOfPaper(db, id) : null),
  paperSubject: (db, id) => placeOf(db, id)?.unitIds ?? null,
  // A unit that once had a part may look; whoever leads now answers for it.
  paperIssuer: (db, id) => {
    const place = placeOf(db, id);
    return place?.subject === 'issue' ? [...(leading(db, id) ?? []), place.countyId] : (place?.unitIds ?? null);
  },
  // What is cited belongs to whoever has a part in the matter; the units that brought it are asked of the port.
  attachment: (db, hash, of) => streamsCiting(db, hash).flatMap((stream) => unitsOfMatter(db, stream, of)),
};

const unitsOfMatter = (db: Sqlite, stream: string, of: string): readonly string[] => {
  const [category, ...rest] = stream.slice(`hj.${of}.`.length).split('-');
  if (category === 'rectification') return placeOfIssue(db, rest.join('-'))?.parties ?? [];
  const subject = subjectOfStream(db, stream);
  return subject === null ? [] : [subject];
};

/** To which units things belong, as the read model has it. */
@Injectable()
export class ResourcesOfReadModel extends Resources {
  constructor(
    private readonly readModel: ReadModel,
    private readonly attachments: Attachments,
    private readonly uploads: WorkbookUploads,
    private readonly papers: PaperJobs,
    @Inject(tenant) private readonly tenantName: string,
  ) {
    super();
  }

  unitsOf(kind: ResourceKind, id: string, roots: readonly string[]): Soon<readonly string[] | null> {
    if (kind === 'upload') {
      const unitId = this.uploads.unitOf(id);
      return unitId === null ? null : [unitId];
    }
    if (kind === 'paperJob') return this.papers.read(id).then((job) => job?.unitIds ?? null);
    const found = lookups[kind](this.readModel.db, id, this.tenantName, roots);
    return kind === 'attachment' ? this.withBringers(id, found ?? []) : found;
  }

  private async withBringers(hash: string, citing: readonly string[]): Promise<readonly string[] | null> {
    const brought = await this.attachments.unitsOf(hash);
    return brought && [...brought, ...citing];
  }
}
