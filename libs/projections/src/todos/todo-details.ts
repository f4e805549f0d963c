import type { DeadlineBasis } from '@app/domain/deadlines';
import type { Sqlite } from '@app/sqlite';
import { visitTodoFacts } from '../inspections/index.js';
import { stepReason } from './step-limits.js';
import { always, type CampaignTodoKind, type TodoKind, type TodoLine } from '../kernel/index.js';
import { campaignLines, countsOf } from '../submissions/index.js';

/** What a line is about, as values that a sentence is made of; which ones depends on the place. */
export type TodoFacts = Readonly<Record<string, string | number | null>>;

/** Facts of a line, and why its day is that day where the log says so. */
export type TodoDetail = Readonly<{
  facts: TodoFacts;
  basis: DeadlineBasis | null;
  /** Which limit of the law the day is, where it is one. */
  limit?: string;
}>;

const parsed = (basis: string | null | undefined): DeadlineBasis | null =>
  basis == null ? null : (JSON.parse(basis) as DeadlineBasis);

const issue = (db: Sqlite, { id, kind }: TodoLine): TodoDetail => {
  const row = db.get<Record<string, string | number | null>>(
    `select i.problem, i.severity, i.indicator, s.round, s.attempt, s.notice_number as noticeNumber, s.status,
       s.extension_date as extensionDate, s.visits, d.basis
     from issue_ledger i join issue_ledger_present s on s.issue_id = i.issue_id
     left join issue_due_date d on d.issue_id = i.issue_id and d.rec_to = ?
     where i.issue_id = ?`,
    always,
    id,
  );
  const { basis = null, ...facts } = row ?? {};
  return { facts, basis: kind === 'issues.assign' ? null : parsed(basis as string | null) };
};

const inspection = (db: Sqlite, { id }: TodoLine): TodoDetail => {
  const facts = db.get<TodoFacts>(
    `select subject, kind as inspectionKind, date, status, notice_number as noticeNumber, completed_on as completedOn,
       defences, unanswered from inspection_list where inspection_id = ?`,
    id,
  );
  return { facts: facts ?? {}, basis: null };
};

const filing = (db: Sqlite, { id }: TodoLine): TodoDetail => {
  const dot = id.lastIndexOf('.');
  const row = db.get<TodoFacts>(
    `select c.data_year as dataYear, c.version, c.status, v.filed_at as filedAt, r.open_items as openItems,
       r.lifted_until as liftedUntil, r.claimed_until as claimedUntil
     from submission_current c
     join submission_version v on v.unit_id = c.unit_id and v.data_year = c.data_year and v.version = c.version
     left join submission_review r on r.unit_id = c.unit_id and r.data_year = c.data_year
     where c.unit_id = ? and c.data_year = ?`,
    id.slice(0, dot),
    id.slice(dot + 1),
  );
  return { facts: row ?? {}, basis: null };
};

/** Of how many units a campaign still awaits the return. */
const outstanding = (db: Sqlite, { id, kind, unitId }: TodoLine, day: string): TodoFacts => {
  if (kind !== 'submissions.oversee') return {};
  const counts = countsOf(campaignLines(db, { campaignId: id, roots: [unitId], day }));
  return { owed: counts.owed, outstanding: counts.outstanding, overdue: counts.overdue };
};

const campaign = (db: Sqlite, line: TodoLine, day: string): TodoDetail => {
  const row = db.get<Record<string, string | number | null>>(
    `select c.name as campaign, c.data_year as dataYear, c.basis, a.reminders, a.reminded_on as remindedOn
     from campaign c left join campaign_unit a on a.campaign_id = c.campaign_id and a.unit_id = ?
     where c.campaign_id = ?`,
    line.unitId,
    line.id,
  );
  const { basis = null, ...facts } = row ?? {};
  return { facts: { ...facts, ...outstanding(db, line, day) }, basis: parsed(basis as string | null) };
};

/** Kinds that a campaign asks; every other one of that place is a filing's. */
const ofCampaign: ReadonlySet<TodoKind> = new Set<CampaignTodoKind>([
  'submissions.acknowledge',
  'submissions.file',
  'submissions.oversee',
]);

/** Whether a line is a campaign's, so that its id is one. */
export const isCampaignTodo = ({ kind }: Pick<TodoLine, 'kind'>): boolean => ofCampaign.has(kind);

/** A step of the law goes by its own limit. */
const limited = (db: Sqlite, line: TodoLine, detail: TodoDetail): TodoDetail => {
  const own = stepReason(db, line);
  return own ? { ...detail, basis: own.basis, limit: own.reason } : detail;
};

/** What there is to tell of one line on a day (ISO date). */
export const todoDetail = (db: Sqlite, line: TodoLine, day: string): TodoDetail => {
  if (line.place === 'issues') return limited(db, line, issue(db, line));
  if (line.kind === 'inspections.visitSchool')
    return { facts: visitTodoFacts(db, line.aboutId, line.unitId, day), basis: null };
  if (line.place === 'inspections') return limited(db, line, inspection(db, line));
  if (line.place === 'certifications') return { facts: {}, basis: null };
  return isCampaignTodo(line) ? campaign(db, line, day) : filing(db, line);
};
