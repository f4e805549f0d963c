import type { CommonIssueEvent, RectificationEvent } from '@app/domain/rectifications';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../../kernel/index.js';

const planOf = (db: Sqlite, issueId: string, plan: 'common' | 'own' | null): void => {
  db.run('update common_issue_child set plan = ? where issue_id = ?', plan, issueId);
};

/** 共性问题 with the issues that belong to each, and whose plan each issue goes by. */
export const commonIssues: Projection<CommonIssueEvent | RectificationEvent> = {
  name: 'common-issue@1',
  tables: `create table common_issue (
    common_issue_id text primary key, county_id text not null, problem text not null, clause text not null,
    indicator text, severity text not null, suggested_due_date text, raised_on text not null, sequence integer not null,
    plan text
  ) strict, without rowid;
  create table common_issue_child (
    issue_id text primary key, common_issue_id text not null, unit_id text not null, place integer not null, plan text
  ) strict, without rowid;`,
  indexes: `create index common_issue_by_county on common_issue (county_id);
    create index common_issue_child_by_parent on common_issue_child (common_issue_id, place);`,
  when: {
    CommonIssueRaised: (db, data, { sequence, effectiveAt }) => {
      db.run(
        'insert into common_issue values (?, ?, ?, ?, ?, ?, ?, ?, ?, null)',
        data.commonIssueId,
        data.countyId,
        data.problem,
        data.clause,
        data.indicator,
        data.severity,
        data.suggestedDueDate,
        effectiveAt,
        sequence,
      );
      for (const [place, { unitId, issueId }] of data.children.entries())
        db.run('insert into common_issue_child values (?, ?, ?, ?, null)', issueId, data.commonIssueId, unitId, place);
    },
    CommonPlanSet: (db, { commonIssueId, version, goal, measures, steps, setBy }, { effectiveAt }) => {
      const plan = JSON.stringify({ version, goal, measures, steps, setBy, setOn: effectiveAt });
      db.run('update common_issue set plan = ? where common_issue_id = ?', plan, commonIssueId);
    },
    RectificationPlanSubmitted: (db, { issueId }, { actor }) =>
      planOf(db, issueId, actor.role === 'process' ? 'common' : 'own'),
    RectificationPlanReturned: (db, { issueId }) => planOf(db, issueId, null),
    IssueReassigned: (db, { issueId }) => planOf(db, issueId, null),
    IssueReopened: (db, { issueId }) => planOf(db, issueId, null),
  },
};
