import type { CommonIssueEvent, CommonPlan, PlanFollowed, RectificationEvent } from '@app/domain/rectifications';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../../kernel/index.js';

const planOf = (db: Sqlite, issueId: string, plan: PlanFollowed, version: number | null = null): void => {
  db.run('update common_issue_child set plan = ?, plan_version = ? where issue_id = ?', plan, version, issueId);
};

/** A plan by what it says, to know it again at an issue. */
const wordsOf = ({ goal, measures, steps }: Pick<CommonPlan, 'goal' | 'measures' | 'steps'>): string =>
  JSON.stringify([goal, measures, steps.map(({ text, dueDate }) => [text, dueDate])]);

/** The last version of the 共性问题 of an issue that says just this. */
const versionOf = (db: Sqlite, issueId: string, words: string): number | null =>
  db.get<{ version: number }>(
    `select plan.version from common_issue_child child join common_plan plan
       on plan.common_issue_id = child.common_issue_id
     where child.issue_id = ? and plan.words = ? order by plan.version desc limit 1`,
    issueId,
    words,
  )?.version ?? null;

/** 共性问题 with the issues that belong to each, every version of its plan, and whose plan each issue goes by. */
export const commonIssues: Projection<CommonIssueEvent | RectificationEvent> = {
  name: 'common-issue@2',
  tables: `create table common_issue (
    common_issue_id text primary key, county_id text not null, problem text not null, clause text not null,
    indicator text, severity text not null, suggested_due_date text, raised_on text not null, sequence integer not null
  ) strict, without rowid;
  create table common_plan (
    common_issue_id text not null, version integer not null, plan text not null, words text not null,
    primary key (common_issue_id, version)
  ) strict, without rowid;
  create table common_issue_child (
    issue_id text primary key, common_issue_id text not null, unit_id text not null, place integer not null,
    there integer not null, plan text, plan_version integer
  ) strict, without rowid;`,
  indexes: `create index common_issue_by_county on common_issue (county_id);
    create index common_issue_child_by_parent on common_issue_child (common_issue_id, place);`,
  when: {
    CommonIssueRaised: (db, data, { sequence, effectiveAt }) => {
      db.run(
        'insert into common_issue values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
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
      // An issue belongs to the first that took it: two that were raised in one moment may name the same.
      for (const [place, { unitId, issueId, there }] of data.children.entries())
        db.run(
          'insert or ignore into common_issue_child values (?, ?, ?, ?, ?, null, null)',
          issueId,
          data.commonIssueId,
          unitId,
          place,
          there ? 1 : 0,
        );
    },
    CommonPlanSet: (db, { commonIssueId, version, goal, measures, steps, setBy }, { effectiveAt }) => {
      const plan = { version, goal, measures, steps, setBy, setOn: effectiveAt };
      db.run(
        'insert into common_plan values (?, ?, ?, ?)',
        commonIssueId,
        version,
        JSON.stringify(plan),
        wordsOf(plan),
      );
    },
    RectificationPlanSubmitted: (db, data, { actor }) => {
      if (actor.role !== 'process') return planOf(db, data.issueId, 'own');
      planOf(db, data.issueId, 'common', versionOf(db, data.issueId, wordsOf(data)));
    },
    RectificationPlanReturned: (db, { issueId }) => planOf(db, issueId, null),
    IssueReassigned: (db, { issueId }) => planOf(db, issueId, null),
    IssueReopened: (db, { issueId }) => planOf(db, issueId, null),
  },
};
